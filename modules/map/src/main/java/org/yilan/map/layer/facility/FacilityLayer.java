package org.yilan.map.layer.facility;

import org.yilan.fx.Palette;
import org.yilan.fx.Texts;
import org.yilan.geography.MercatorPoint;
import org.yilan.map.mark.LayerKind;
import org.yilan.map.mark.LegendEntry;
import org.yilan.map.mark.Looks;
import org.yilan.map.mark.Mark;
import org.yilan.map.mark.Severity;
import org.yilan.map.mark.Sight;
import org.yilan.map.mark.SituationLayer;
import org.yilan.map.mark.Sprite;
import org.yilan.map.view.Label;
import org.yilan.map.view.LabelPlan;
import org.yilan.map.view.LabelStyle;
import org.yilan.map.view.MapFrame;
import org.yilan.situation.Changes;
import org.yilan.situation.Situation;
import org.yilan.situation.kpi.Look;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.FacilityKind;
import org.yilan.situation.model.GeoPoint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Shelters with how full they are, or units with what they are: one layer for each, because they are switched apart.
public final class FacilityLayer implements SituationLayer {
    /// From this detail on they are shown, and from [#NAMES] on with their names.
    private static final double FROM = 10.7;

    private static final double NAMES = 13;

    private record Placed(Facility facility, double x, double y) {}

    private final LayerKind kind;
    private final Map<String, Placed> placed = new HashMap<>();

    private FacilityLayer(LayerKind kind) {
        this.kind = kind;
    }

    public static FacilityLayer ofShelters() {
        return new FacilityLayer(LayerKind.SHELTERS);
    }

    public static FacilityLayer ofUnits() {
        return new FacilityLayer(LayerKind.UNITS);
    }

    @Override
    public LayerKind kind() {
        return kind;
    }

    @Override
    public void take(Situation situation, Changes changes) {
        if (changes.everything()) {
            placed.clear();
            situation.facilities().forEach(this::put);
        } else {
            for (String id : changes.ids(Changes.Kind.FACILITY)) {
                situation.facility(id).ifPresentOrElse(this::put, () -> placed.remove(id));
            }
        }
    }

    private void put(Facility facility) {
        GeoPoint p = facility.place().point();
        FacilityKind own = kind == LayerKind.SHELTERS ? FacilityKind.SHELTER : FacilityKind.UNIT;
        if (p == null || facility.sort() != own) {
            placed.remove(facility.id());
        } else {
            placed.put(
                    facility.id(),
                    new Placed(facility, MercatorPoint.x(p.lon()), MercatorPoint.y(p.lat())));
        }
    }

    /// How full a shelter is, 0 to 1 and beyond; NaN when it is not known.
    static double fullness(Facility facility) {
        return facility.occupied() < 0 || facility.capacity() <= 0
                ? Double.NaN
                : (double) facility.occupied() / facility.capacity();
    }

    @Override
    public void draw(MapFrame frame, Graphics2D g, int[] pixels, LabelPlan labels, Sight sight) {
        double unit = sight.unit();
        List<Placed> shown =
                placed.values().stream()
                        .filter(p -> frame.shows(frame.x(p.x()), frame.y(p.y()), unit * 2))
                        .filter(
                                p ->
                                        sight.detail() >= FROM
                                                || sight.selected(
                                                        Changes.Kind.FACILITY, p.facility().id()))
                        .sorted(
                                Comparator.comparing(
                                                (Placed p) ->
                                                        !sight.selected(
                                                                Changes.Kind.FACILITY,
                                                                p.facility().id()))
                                        .thenComparing(p -> -order(p.facility()))
                                        .thenComparing(p -> p.facility().id()))
                        .toList();
        int count = 0;
        for (Placed p : shown) {
            count += sign(p, frame, g, pixels, labels, sight, unit) ? 1 : 0;
        }
        if (count > 0) {
            sight.legend(
                    new LegendEntry(
                            kind,
                            icon(unit),
                            sight.texts().get("layers.legend." + kind.name()),
                            count));
        }
    }

    /// Fuller shelters and busier units are more worth the room.
    private static double order(Facility facility) {
        double fullness = fullness(facility);
        return Double.isNaN(fullness) ? 0 : fullness;
    }

    private boolean sign(
            Placed p,
            MapFrame frame,
            Graphics2D g,
            int[] pixels,
            LabelPlan labels,
            Sight sight,
            double unit) {
        Facility facility = p.facility();
        boolean selected = sight.selected(Changes.Kind.FACILITY, facility.id());
        double x = frame.x(p.x());
        double y = frame.y(p.y());
        double half = unit * 0.95;
        LabelPlan.Room room = labels.room(x - half, y - half, 2 * half, 2 * half);
        if (room != LabelPlan.Room.FREE && !selected) {
            return room == LabelPlan.Room.HIDDEN && sight.inView(x, y);
        }
        Look look =
                Looks.of(sight.situation(), facility.feed(), facility.observedAt(), frame.now());
        int argb =
                selected
                        ? Palette.ACCENT.argb()
                        : look == Look.VALUE ? Palette.TEXT_DIM.argb() : Palette.TEXT_FAINT.argb();
        Color color = new Color(argb, true);
        if (kind == LayerKind.SHELTERS) {
            shelter(g, x, y, unit, color, fullness(facility));
        } else {
            boolean busy = facility.status().equals("busy") || facility.occupied() > 0;
            box(g, x, y, unit, color, busy);
            String sign = letter(facility.kind(), sight.texts());
            int text = busy ? Palette.BACKGROUND.argb() : argb;
            labels.drawCentred(pixels, sign, x, y, new LabelStyle(unit, true, text, 0, 0));
        }
        if (look != Look.VALUE) {
            g.setColor(color);
            g.setStroke(new BasicStroke((float) Math.max(1, unit * 0.1)));
            g.draw(new Line2D.Double(x - half, y, x + half, y));
        }
        if (selected || sight.detail() >= NAMES) {
            labels.add(
                    Label.beside(
                            facility.name(),
                            x,
                            y,
                            half,
                            LabelStyle.of(unit, argb),
                            selected ? Label.SELECTED : Label.DETAIL));
        }
        if (!sight.inView(x, y)) {
            return false;
        }
        sight.mark(
                new Mark(
                        new Mark.Subject.One(Changes.Kind.FACILITY, facility.id()),
                        p.x(),
                        p.y(),
                        unit * 0.8,
                        700,
                        Severity.WHITE));
        return true;
    }

    private static String letter(String kind, Texts texts) {
        String key = "layers.unit." + kind;
        return texts.has(key)
                ? texts.get(key)
                : kind.isEmpty() ? "?" : kind.substring(0, 1).toUpperCase(java.util.Locale.ROOT);
    }

    private static void box(
            Graphics2D g, double x, double y, double unit, Color color, boolean filled) {
        double r = unit * 0.72;
        RoundRectangle2D box =
                new RoundRectangle2D.Double(x - r, y - r, 2 * r, 2 * r, unit * 0.4, unit * 0.4);
        g.setColor(filled ? color : new Color(Palette.BACKGROUND.argb(), true));
        g.fill(box);
        g.setColor(color);
        g.setStroke(new BasicStroke((float) Math.max(1, unit * 0.09)));
        g.draw(box);
    }

    /// A roof over a bar that fills up.
    private static void shelter(
            Graphics2D g, double x, double y, double unit, Color color, double fullness) {
        double w = unit * 0.75;
        Path2D roof = new Path2D.Double();
        roof.moveTo(x - w, y - unit * 0.05);
        roof.lineTo(x, y - unit * 0.75);
        roof.lineTo(x + w, y - unit * 0.05);
        g.setStroke(
                new BasicStroke(
                        (float) Math.max(2, unit * 0.28),
                        BasicStroke.CAP_ROUND,
                        BasicStroke.JOIN_ROUND));
        g.setColor(new Color(Palette.BACKGROUND.argb(), true));
        g.draw(roof);
        g.setStroke(
                new BasicStroke(
                        (float) Math.max(1, unit * 0.13),
                        BasicStroke.CAP_ROUND,
                        BasicStroke.JOIN_ROUND));
        g.setColor(color);
        g.draw(roof);
        Rectangle2D bar =
                new Rectangle2D.Double(x - w * 0.85, y + unit * 0.12, w * 1.7, unit * 0.42);
        g.setColor(new Color(Palette.BACKGROUND.argb(), true));
        g.fill(bar);
        g.setColor(color);
        if (fullness > 0) {
            g.fill(
                    new Rectangle2D.Double(
                            bar.getX(),
                            bar.getY(),
                            bar.getWidth() * Math.min(1, fullness),
                            bar.getHeight()));
        }
        g.setStroke(new BasicStroke((float) Math.max(1, unit * 0.08)));
        g.draw(bar);
    }

    private Sprite icon(double unit) {
        Color color = new Color(Palette.TEXT_DIM.argb(), true);
        return Sprite.draw(
                unit,
                g -> {
                    if (kind == LayerKind.SHELTERS) {
                        shelter(g, 0, 0, unit * 0.9, color, 0.5);
                    } else {
                        box(g, 0, 0, unit * 0.8, color, false);
                    }
                });
    }
}
