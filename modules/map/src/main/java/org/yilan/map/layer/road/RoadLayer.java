package org.yilan.map.layer.road;

import org.yilan.fx.Palette;
import org.yilan.geography.MercatorPoint;
import org.yilan.map.mark.LayerKind;
import org.yilan.map.mark.LegendEntry;
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
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.RoadEvent;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What hinders traffic: a line along the stretch that it is about, under all else, and a sign for each. Closures and what is called grave
/// are seen from afar; the rest, and what is only planned, when the map is near enough. What has ended is not shown.
public final class RoadLayer implements SituationLayer {
    /// How much earlier the grave ones are shown.
    private static final double GRAVE = 3;

    /// How much later what is only planned is shown, and names.
    private static final double LATER = 1.5;

    private static final int LABEL_LENGTH = 16;

    /// Where a sign is put.
    ///
    /// @param hidden whether something lies over the picture there
    private record Spot(double x, double y, boolean hidden) {}

    private record Placed(RoadEvent event, double x, double y, double[] line) {}

    private final double from;
    private final boolean signs;
    private final Map<String, Placed> placed = new HashMap<>();

    private RoadLayer(double from, boolean signs) {
        this.from = from;
        this.signs = signs;
    }

    /// The stretches alone.
    ///
    /// @param from detail ([Sight#detail]) from which all that holds is shown
    public static RoadLayer ofLines(double from) {
        return new RoadLayer(from, false);
    }

    /// The signs.
    ///
    /// @param from as for [#ofLines]
    public static RoadLayer ofSigns(double from) {
        return new RoadLayer(from, true);
    }

    @Override
    public LayerKind kind() {
        return LayerKind.ROADS;
    }

    @Override
    public void take(Situation situation, Changes changes) {
        if (changes.everything()) {
            placed.clear();
            situation.roadEvents().forEach(this::put);
        } else {
            for (String id : changes.ids(Changes.Kind.ROAD_EVENT)) {
                situation.roadEvent(id).ifPresentOrElse(this::put, () -> placed.remove(id));
            }
        }
    }

    private void put(RoadEvent event) {
        GeoPoint at = place(event).orElse(null);
        if (at == null) {
            placed.remove(event.id());
            return;
        }
        double[] line = new double[event.line().size() * 2];
        for (int i = 0; i < event.line().size(); i++) {
            line[2 * i] = MercatorPoint.x(event.line().get(i).lon());
            line[2 * i + 1] = MercatorPoint.y(event.line().get(i).lat());
        }
        placed.put(
                event.id(),
                new Placed(event, MercatorPoint.x(at.lon()), MercatorPoint.y(at.lat()), line));
    }

    /// Where the sign of an event stands: its point, else the middle of its line.
    public static Optional<GeoPoint> place(RoadEvent event) {
        GeoPoint point = event.place().point();
        if (point != null) {
            return Optional.of(point);
        }
        return event.line().isEmpty()
                ? Optional.empty()
                : Optional.of(event.line().get(event.line().size() / 2));
    }

    /// Whether an event is shown at a detail.
    static boolean shown(RoadEvent event, RoadEvent.State state, double detail, double from) {
        return switch (state) {
            case ENDED -> false;
            case PLANNED -> detail >= from + LATER;
            case ACTIVE -> detail >= (event.grave() ? from - GRAVE : from);
        };
    }

    @Override
    public void draw(MapFrame frame, Graphics2D g, int[] pixels, LabelPlan labels, Sight sight) {
        double unit = sight.unit();
        String selected = sight.selected(Changes.Kind.ROAD_EVENT);
        List<Placed> visible = new ArrayList<>();
        for (Placed p : placed.values()) {
            boolean chosen = p.event().id().equals(selected);
            boolean shown = shown(p.event(), p.event().at(frame.now()), sight.detail(), from);
            if (chosen || (shown && reaches(frame, p, unit))) {
                visible.add(p);
            }
        }
        visible.sort(
                Comparator.comparing((Placed p) -> !p.event().id().equals(selected))
                        .thenComparing(p -> !p.event().grave())
                        .thenComparing(p -> p.event().kind())
                        .thenComparing(p -> p.event().id()));
        if (!signs) {
            for (int i = visible.size() - 1; i >= 0; i--) {
                line(frame, g, visible.get(i), unit, visible.get(i).event().id().equals(selected));
            }
            return;
        }
        Map<RoadEvent.Kind, Integer> counts = new EnumMap<>(RoadEvent.Kind.class);
        for (Placed p : visible) {
            if (sign(frame, g, labels, sight, p, p.event().id().equals(selected))) {
                counts.merge(p.event().kind(), 1, Integer::sum);
            }
        }
        counts.forEach(
                (kind, count) ->
                        sight.legend(
                                new LegendEntry(
                                        kind(),
                                        icon(kind, unit),
                                        sight.texts().get("layers.road.kind." + kind.name()),
                                        count)));
    }

    private static boolean reaches(MapFrame frame, Placed p, double unit) {
        if (frame.shows(frame.x(p.x()), frame.y(p.y()), unit * 2)) {
            return true;
        }
        for (int i = 0; i < p.line().length; i += 2) {
            if (frame.shows(frame.x(p.line()[i]), frame.y(p.line()[i + 1]), unit)) {
                return true;
            }
        }
        return false;
    }

    private static int tone(Placed p, boolean selected) {
        return selected
                ? Palette.ACCENT.argb()
                : p.event().grave() ? Palette.TEXT.argb() : Palette.TEXT_DIM.argb();
    }

    private static void line(
            MapFrame frame, Graphics2D g, Placed p, double unit, boolean selected) {
        double[] line = p.line();
        if (line.length < 4) {
            return;
        }
        Path2D path = new Path2D.Double();
        path.moveTo(frame.x(line[0]), frame.y(line[1]));
        for (int i = 2; i < line.length; i += 2) {
            path.lineTo(frame.x(line[i]), frame.y(line[i + 1]));
        }
        boolean planned = p.event().at(frame.now()) == RoadEvent.State.PLANNED;
        float wide = (float) Math.max(2, unit * 0.17);
        g.setStroke(new BasicStroke(wide * 2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        g.setColor(new Color(Palette.BACKGROUND.argb(), true));
        g.draw(path);
        float[] dash = {wide * 2.5f, wide * (planned ? 3 : 1.2f)};
        g.setStroke(
                new BasicStroke(wide, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0));
        g.setColor(new Color(tone(p, selected), true));
        g.draw(path);
    }

    private boolean sign(
            MapFrame frame,
            Graphics2D g,
            LabelPlan labels,
            Sight sight,
            Placed p,
            boolean selected) {
        double unit = sight.unit();
        double r = unit * (selected ? 0.85 : 0.7);
        double room = r * 1.15;
        Spot spot = spot(frame, labels, p, room, unit).orElse(null);
        if (!selected && (spot == null || spot.hidden())) {
            return spot != null && sight.inView(spot.x(), spot.y());
        }
        double x = spot == null ? frame.x(p.x()) : spot.x();
        double y = spot == null ? frame.y(p.y()) : spot.y();
        int argb = tone(p, selected);
        RoadGlyph.draw(g, p.event().kind(), x, y, r, new Color(argb, true));
        String words = label(p.event());
        boolean named =
                sight.detail() >= from + LATER
                        || (p.event().grave() && sight.detail() >= from - LATER);
        if (!words.isEmpty() && (selected || named)) {
            labels.add(
                    Label.beside(
                            words,
                            x,
                            y,
                            room,
                            LabelStyle.of(unit, argb),
                            selected ? Label.SELECTED : Label.DETAIL));
        }
        if (!sight.inView(x, y)) {
            return false;
        }
        sight.mark(
                new Mark(
                        new Mark.Subject.One(Changes.Kind.ROAD_EVENT, p.event().id()),
                        frame.left() + x / frame.worldPixels(),
                        frame.top() + y / frame.worldPixels(),
                        r,
                        750,
                        Severity.WHITE));
        return true;
    }

    /// Where the sign finds room: at its place, and a grave one else beside it. A bridge often has its own sign on the
    /// ground.
    private static Optional<Spot> spot(
            MapFrame frame, LabelPlan labels, Placed p, double room, double unit) {
        double x = frame.x(p.x());
        double y = frame.y(p.y());
        double step = unit * 1.5;
        double[][] places =
                p.event().grave()
                        ? new double[][] {
                            {0, 0},
                            {0, -step},
                            {0, step},
                            {step, 0},
                            {-step, 0},
                            {step, -step},
                            {-step, -step},
                            {step, step},
                            {-step, step}
                        }
                        : new double[][] {{0, 0}};
        for (double[] place : places) {
            double px = x + place[0];
            double py = y + place[1];
            LabelPlan.Room found = labels.room(px - room, py - room, 2 * room, 2 * room);
            if (found != LabelPlan.Room.NONE) {
                return Optional.of(new Spot(px, py, found == LabelPlan.Room.HIDDEN));
            }
        }
        return Optional.empty();
    }

    private static String label(RoadEvent event) {
        String words = event.road().isEmpty() ? event.words() : event.road();
        int length = words.codePointCount(0, words.length());
        return length <= LABEL_LENGTH
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LABEL_LENGTH - 1)) + "…";
    }

    private static Sprite icon(RoadEvent.Kind kind, double unit) {
        return Sprite.draw(
                unit * 0.85,
                g ->
                        RoadGlyph.draw(
                                g,
                                kind,
                                0,
                                0,
                                unit * 0.66,
                                new Color(Palette.TEXT_DIM.argb(), true)));
    }
}
