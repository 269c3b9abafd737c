package org.yilan.map.layer.facility;

import org.yilan.fx.Palette;
import org.yilan.geography.MercatorPoint;
import org.yilan.map.layer.point.Cluster;
import org.yilan.map.layer.point.PointField;
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
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.GeoPoint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Places that matter less than what happens: car parks, bicycle stations, hospitals, vehicles of public transport, …
///
/// They are small and quiet, appear only when the map is near enough to read them, and those that stand close together are
/// one sign with their number. Whatever was drawn before keeps its room: a sign that would lie on it is left out.
public final class PlacesLayer implements SituationLayer {
    /// Cells of clusters, in units of the smallest text.
    private static final double CELL = 4.2;

    /// Names are shown from this much more detail on than the signs.
    private static final double NAMES = 2;

    /// Rank of a place whose feed has grown old or is away, behind those of [Availability].
    private static final int OLD = Availability.values().length;

    private final LayerKind layer;
    private final List<FacilityKind> kinds;
    private final double from;
    private final Map<FacilityKind, PointField> fields = new EnumMap<>(FacilityKind.class);
    private final Map<String, Facility> facilities = new HashMap<>();
    private long checked = Long.MIN_VALUE;

    /// @param from detail ([Sight#detail]) from which they are shown
    /// @param base logical pixels of the smallest text, by which clusters are sized
    public PlacesLayer(LayerKind layer, List<FacilityKind> kinds, double from, double base) {
        this.layer = layer;
        this.kinds = List.copyOf(kinds);
        this.from = from;
        kinds.forEach(k -> fields.put(k, new PointField(base * CELL)));
    }

    @Override
    public LayerKind kind() {
        return layer;
    }

    @Override
    public void take(Situation situation, Changes changes) {
        if (changes.everything()) {
            facilities.clear();
            fields.values().forEach(PointField::clear);
            situation.facilities().forEach(this::put);
        } else {
            for (String id : changes.ids(Changes.Kind.FACILITY)) {
                situation.facility(id).ifPresentOrElse(this::put, () -> forget(id));
            }
        }
        checked = Long.MIN_VALUE;
    }

    private void put(Facility facility) {
        GeoPoint point = facility.place().point();
        PointField field = fields.get(facility.sort());
        Facility known = facilities.get(facility.id());
        if (known != null && known.sort() != facility.sort()) {
            forget(facility.id());
        }
        if (field == null || point == null) {
            forget(facility.id());
            return;
        }
        facilities.put(facility.id(), facility);
        field.put(
                facility.id(),
                MercatorPoint.x(point.lon()),
                MercatorPoint.y(point.lat()),
                Availability.of(facility).ordinal(),
                false);
    }

    private void forget(String id) {
        if (facilities.remove(id) != null) {
            fields.values().forEach(f -> f.remove(id));
        }
    }

    /// Looks which have grown old, at most once a second of the time shown.
    private void check(Sight sight, Instant now) {
        if (now.getEpochSecond() == checked) {
            return;
        }
        checked = now.getEpochSecond();
        for (PointField field : fields.values()) {
            for (int i = 0; i < field.end(); i++) {
                Facility facility = field.present(i) ? facilities.get(field.id(i)) : null;
                if (facility != null) {
                    boolean old = look(sight, facility, now) != Look.VALUE;
                    int rank = old ? OLD : Availability.of(facility).ordinal();
                    field.put(
                            facility.id(),
                            field.x(i),
                            field.y(i),
                            rank,
                            gone(sight, facility, old));
                }
            }
        }
    }

    private static Look look(Sight sight, Facility facility, Instant now) {
        return Looks.of(sight.situation(), facility.feed(), facility.observedAt(), now);
    }

    /// Whether it is a vehicle of which its feed, though it works, says nothing any more: it is in its depot.
    private static boolean gone(Sight sight, Facility facility, boolean old) {
        return old
                && facility.sort() == FacilityKind.VEHICLE
                && sight.situation()
                        .feed(facility.feed())
                        .map(h -> h.state() == FeedHealth.State.GOOD)
                        .orElse(false);
    }

    @Override
    public void draw(MapFrame frame, Graphics2D g, int[] pixels, LabelPlan labels, Sight sight) {
        String selected = sight.selected(Changes.Kind.FACILITY);
        Facility chosen = selected == null ? null : facilities.get(selected);
        if (chosen != null) {
            PointField field = fields.get(chosen.sort());
            int i = field == null ? -1 : field.indexOf(chosen.id());
            if (field != null && i >= 0) {
                one(new Brush(frame, g, pixels, labels, sight), chosen, field.x(i), field.y(i));
            }
        }
        if (sight.detail() < from) {
            return;
        }
        check(sight, frame.now());
        for (FacilityKind kind : kinds) {
            draw(kind, new Brush(frame, g, pixels, labels, sight));
        }
    }

    /// What a picture is drawn with.
    private record Brush(
            MapFrame frame, Graphics2D g, int[] pixels, LabelPlan labels, Sight sight) {
        double unit() {
            return sight.unit();
        }
    }

    private void draw(FacilityKind kind, Brush brush) {
        PointField field = fields.get(kind);
        if (field == null || field.size() == 0) {
            return;
        }
        MapFrame frame = brush.frame();
        double world = frame.worldPixels();
        double unit = brush.unit();
        List<Cluster> clusters =
                field.level((int) Math.clamp(Math.round(frame.zoom()), 2, 18))
                        .within(
                                frame.left(),
                                frame.top(),
                                frame.left() + frame.width() / world,
                                frame.top() + frame.height() / world,
                                n -> (n == 1 ? 0.7 : 1.3) * unit / world);
        Map<PlaceGlyph, Integer> shown = new EnumMap<>(PlaceGlyph.class);
        int none = 0;
        List<Cluster> order = new ArrayList<>(clusters);
        // within() gives the gravest last, for drawing over; here the first gets the room
        for (int k = order.size() - 1; k >= 0; k--) {
            Cluster cluster = order.get(k);
            int left = cluster.count() - cluster.flagged();
            if (left == 0) {
                continue;
            }
            Facility single =
                    cluster.single() < 0 ? null : facilities.get(field.id(cluster.single()));
            boolean drawn =
                    single == null
                            ? many(kind, cluster, left, brush)
                            : brush.sight().selected(Changes.Kind.FACILITY, single.id())
                                    || one(brush, single, cluster.x(), cluster.y());
            if (drawn && brush.sight().inView(frame.x(cluster.x()), frame.y(cluster.y()))) {
                PlaceGlyph glyph = PlaceGlyph.of(kind, single == null ? "" : single.kind());
                shown.merge(glyph, left, Integer::sum);
                none += cluster.ranks()[Availability.NONE.ordinal()];
            }
        }
        legend(kind, shown, none, brush);
    }

    private void legend(FacilityKind kind, Map<PlaceGlyph, Integer> shown, int none, Brush brush) {
        double unit = brush.unit();
        Sight sight = brush.sight();
        shown.forEach(
                (glyph, count) ->
                        sight.legend(
                                new LegendEntry(
                                        layer,
                                        icon(glyph, unit, false),
                                        sight.texts().get("layers.legend.place." + glyph.name()),
                                        count)));
        if (none > 0 && (kind == FacilityKind.PARKING || kind == FacilityKind.BIKES)) {
            sight.legend(
                    new LegendEntry(
                            layer,
                            icon(PlaceGlyph.of(kind, ""), unit, true),
                            sight.texts().get("layers.legend.none." + kind.name()),
                            none));
        }
    }

    /// Whether it counts as shown: it was drawn, or would be but for what lies over the picture.
    private boolean one(Brush brush, Facility facility, double ux, double uy) {
        MapFrame frame = brush.frame();
        LabelPlan labels = brush.labels();
        Sight sight = brush.sight();
        double unit = brush.unit();
        boolean selected = sight.selected(Changes.Kind.FACILITY, facility.id());
        double x = frame.x(ux);
        double y = frame.y(uy);
        if (!frame.shows(x, y, unit * 2)) {
            return false;
        }
        double r = unit * (selected ? 0.85 : 0.66);
        double share = Availability.share(facility);
        double wide = Double.isNaN(share) ? r : r * 1.45;
        LabelPlan.Room room = labels.room(x - r * 1.1, y - r * 1.1, r * 1.1 + wide * 1.1, r * 2.2);
        if (room != LabelPlan.Room.FREE && !selected) {
            return room == LabelPlan.Room.HIDDEN;
        }
        Look look = look(sight, facility, frame.now());
        Availability left = Availability.of(facility);
        int argb = selected ? Palette.ACCENT.argb() : tone(left, look == Look.VALUE);
        Color color = new Color(argb, true);
        boolean used = left == Availability.NONE && look == Look.VALUE;
        PlaceGlyph.of(facility.sort(), facility.kind()).draw(brush.g(), x, y, r, color, used);
        if (!Double.isNaN(share)) {
            gauge(brush.g(), x + r * 1.12, y, r, color, share);
        }
        if (look != Look.VALUE) {
            brush.g().setColor(color);
            brush.g().setStroke(new BasicStroke((float) Math.max(1, unit * 0.1)));
            brush.g().draw(new Line2D.Double(x - r * 1.1, y, x + r * 1.1, y));
        }
        if (selected || sight.detail() >= from + NAMES) {
            labels.add(
                    Label.beside(
                            facility.name(),
                            x,
                            y,
                            wide * 1.1,
                            LabelStyle.of(unit, argb),
                            selected ? Label.SELECTED : Label.DETAIL));
        }
        if (sight.inView(x, y)) {
            sight.mark(
                    new Mark(
                            new Mark.Subject.One(Changes.Kind.FACILITY, facility.id()),
                            ux,
                            uy,
                            r,
                            600,
                            Severity.WHITE));
        }
        return true;
    }

    /// The sign and how many; solid when nothing is left at any of them.
    private boolean many(FacilityKind kind, Cluster cluster, int count, Brush brush) {
        Sight sight = brush.sight();
        double unit = brush.unit();
        double x = brush.frame().x(cluster.x());
        double y = brush.frame().y(cluster.y());
        int[] ranks = cluster.ranks();
        int old = ranks[OLD] - cluster.flagged();
        boolean fresh = old < count;
        int known = count - old - ranks[Availability.UNKNOWN.ordinal()];
        int none = ranks[Availability.NONE.ordinal()];
        int few = none + ranks[Availability.SHORT.ordinal()];
        Availability left =
                known > 0 && none == known
                        ? Availability.NONE
                        : few * 2 > known ? Availability.SHORT : Availability.FREE;
        int argb = tone(left, fresh);
        LabelStyle style = new LabelStyle(unit * 0.9, false, argb, 0, 0);
        String number = Integer.toString(count);
        double text = brush.labels().widthOf(number, style);
        double r = unit * 0.58;
        double pad = unit * 0.22;
        double width = 2 * r + text + 3 * pad;
        double height = 2 * r + 2 * pad;
        LabelPlan.Room room =
                brush.labels()
                        .room(
                                x - width / 2 - pad,
                                y - height / 2 - pad,
                                width + 2 * pad,
                                height + 2 * pad);
        if (room != LabelPlan.Room.FREE) {
            return room == LabelPlan.Room.HIDDEN;
        }
        Color color = new Color(argb, true);
        RoundRectangle2D box =
                new RoundRectangle2D.Double(
                        x - width / 2, y - height / 2, width, height, height * 0.5, height * 0.5);
        brush.g().setColor(new Color(Palette.BACKGROUND.argb(), true));
        brush.g().fill(box);
        brush.g().setColor(new Color(Palette.LINE_STRONG.argb(), true));
        brush.g().setStroke(new BasicStroke((float) Math.max(1, unit * 0.06)));
        brush.g().draw(box);
        PlaceGlyph.of(kind, "")
                .draw(
                        brush.g(),
                        x - width / 2 + pad + r,
                        y,
                        r,
                        color,
                        left == Availability.NONE && fresh);
        brush.labels()
                .drawCentred(brush.pixels(), number, x + width / 2 - pad - text / 2, y, style);
        if (!fresh) {
            brush.g().setColor(color);
            brush.g().draw(new Line2D.Double(x - width / 2, y, x + width / 2, y));
        }
        if (sight.inView(x, y)) {
            sight.mark(
                    new Mark(
                            new Mark.Subject.Many(layer, count, cluster::holds),
                            cluster.x(),
                            cluster.y(),
                            height / 2,
                            590,
                            Severity.WHITE));
        }
        return true;
    }

    private static int tone(Availability left, boolean fresh) {
        if (!fresh) {
            return Palette.TEXT_FAINT.argb();
        }
        return left == Availability.SHORT || left == Availability.NONE
                ? Palette.TEXT.argb()
                : Palette.TEXT_DIM.argb();
    }

    /// What is left, from below: it shrinks towards nothing.
    private static void gauge(
            Graphics2D g, double x, double y, double r, Color color, double share) {
        double w = r * 0.32;
        g.setColor(new Color(Palette.BACKGROUND.argb(), true));
        g.fill(new Rectangle2D.Double(x, y - r, w, 2 * r));
        g.setColor(color);
        g.fill(new Rectangle2D.Double(x, y + r - 2 * r * share, w, 2 * r * share));
        g.setStroke(new BasicStroke((float) Math.max(1, r * 0.08)));
        g.draw(new Rectangle2D.Double(x, y - r, w, 2 * r));
    }

    private static Sprite icon(PlaceGlyph glyph, double unit, boolean used) {
        Color color = new Color(used ? Palette.TEXT.argb() : Palette.TEXT_DIM.argb(), true);
        return Sprite.draw(unit * 0.8, g -> glyph.draw(g, 0, 0, unit * 0.66, color, used));
    }
}
