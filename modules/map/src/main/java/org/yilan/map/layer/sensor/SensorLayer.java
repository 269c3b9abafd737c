package org.yilan.map.layer.sensor;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.Palette;
import org.yilan.geography.MercatorPoint;
import org.yilan.map.mark.LayerKind;
import org.yilan.map.mark.LegendEntry;
import org.yilan.map.mark.Looks;
import org.yilan.map.mark.Mark;
import org.yilan.map.mark.Severity;
import org.yilan.map.mark.Sight;
import org.yilan.map.mark.SituationLayer;
import org.yilan.map.mark.Sprite;
import org.yilan.map.view.LabelPlan;
import org.yilan.map.view.LabelStyle;
import org.yilan.map.view.MapFrame;
import org.yilan.situation.Changes;
import org.yilan.situation.Situation;
import org.yilan.situation.kpi.Look;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.Sensor;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Sensors: a glyph and the value. What has reached its warning value is shown from afar, the rest only where there is
/// room and the map is near enough; the most telling first.
///
/// A stale value is grey and struck through; a sensor that has said nothing or whose feed is away shows a dash.
public final class SensorLayer implements SituationLayer {
    /// From this detail on, sensors below their warning value are shown as well.
    private static final double QUIET_ONES = 11.5;

    private static final Color GROUND = new Color(0xcc0b1016, true);

    private record Placed(Sensor sensor, double x, double y) {}

    /// A sensor with what there is to say of it now.
    record Shown(
            Sensor sensor,
            double x,
            double y,
            @Nullable Reading reading,
            Look look,
            double interest) {
        boolean warns() {
            return interest >= 1 && look == Look.VALUE;
        }
    }

    private final Map<String, Placed> sensors = new HashMap<>();

    @Override
    public LayerKind kind() {
        return LayerKind.SENSORS;
    }

    @Override
    public void take(Situation situation, Changes changes) {
        if (changes.everything()) {
            sensors.clear();
            situation.sensors().forEach(this::put);
        } else {
            for (String id : changes.ids(Changes.Kind.SENSOR)) {
                situation.sensor(id).ifPresentOrElse(this::put, () -> sensors.remove(id));
            }
        }
    }

    private void put(Sensor sensor) {
        GeoPoint p = sensor.place().point();
        // One that only foretells has no value to show here.
        if (p == null || sensor.forecast() != null) {
            sensors.remove(sensor.id());
        } else {
            sensors.put(
                    sensor.id(),
                    new Placed(sensor, MercatorPoint.x(p.lon()), MercatorPoint.y(p.lat())));
        }
    }

    /// How much a value asks for a look: 1 at the warning value, more above. A value that cannot be trusted asks for none.
    static double interest(Sensor sensor, @Nullable Reading reading, Look look) {
        if (reading == null || look != Look.VALUE || Double.isNaN(sensor.warnAt())) {
            return 0;
        }
        return sensor.warnAt() == 0 ? 0 : reading.value() / sensor.warnAt();
    }

    @Override
    public void draw(MapFrame frame, Graphics2D g, int[] pixels, LabelPlan labels, Sight sight) {
        double unit = sight.unit();
        List<Shown> shown = new ArrayList<>();
        for (Placed placed : sensors.values()) {
            double x = frame.x(placed.x());
            double y = frame.y(placed.y());
            if (!frame.shows(x, y, unit * 4)) {
                continue;
            }
            Sensor sensor = placed.sensor();
            Reading reading = sight.situation().reading(sensor.id()).orElse(null);
            Look look =
                    Looks.of(
                            sight.situation(),
                            sensor.feed(),
                            reading == null ? null : reading.observedAt(),
                            frame.now());
            Shown s =
                    new Shown(
                            sensor,
                            placed.x(),
                            placed.y(),
                            reading,
                            look,
                            interest(sensor, reading, look));
            if (s.warns()
                    || sight.detail() >= QUIET_ONES
                    || sight.selected(Changes.Kind.SENSOR, sensor.id())) {
                shown.add(s);
            }
        }
        shown.sort(
                Comparator.comparing(
                                (Shown s) -> !sight.selected(Changes.Kind.SENSOR, s.sensor().id()))
                        .thenComparing(Comparator.comparingDouble(Shown::interest).reversed())
                        .thenComparing(s -> s.sensor().id()));
        Map<SensorGlyph, Integer> counts = new EnumMap<>(SensorGlyph.class);
        int stale = 0;
        for (Shown s : shown) {
            if (tag(s, frame, g, pixels, labels, sight, unit)
                    && sight.inView(frame.x(s.x()), frame.y(s.y()))) {
                counts.merge(SensorGlyph.of(s.sensor().quantity()), 1, Integer::sum);
                stale += s.look() == Look.STALE || s.look() == Look.UNREACHABLE ? 1 : 0;
            }
        }
        counts.forEach(
                (glyph, count) ->
                        sight.legend(
                                new LegendEntry(
                                        kind(),
                                        icon(glyph, unit),
                                        sight.texts().get("layers.legend.sensor." + glyph.name()),
                                        count)));
        if (stale > 0) {
            sight.legend(
                    new LegendEntry(
                            kind(), struck(unit), sight.texts().get("layers.legend.stale"), stale));
        }
    }

    private static boolean tag(
            Shown s,
            MapFrame frame,
            Graphics2D g,
            int[] pixels,
            LabelPlan labels,
            Sight sight,
            double unit) {
        boolean selected = sight.selected(Changes.Kind.SENSOR, s.sensor().id());
        boolean fresh = s.look() == Look.VALUE;
        int argb =
                selected
                        ? Palette.ACCENT.argb()
                        : s.warns()
                                ? Palette.TEXT.argb()
                                : fresh ? Palette.TEXT_DIM.argb() : Palette.TEXT_FAINT.argb();
        LabelStyle style = new LabelStyle(unit, s.warns(), argb, 0, 0);
        String words = words(s, new SensorWords(sight.texts()));
        double text = labels.widthOf(words, style);
        double glyph = unit * 0.9;
        double pad = unit * 0.3;
        double width = glyph + text + pad * 2.7;
        double height = unit * 1.45;
        double pointX = frame.x(s.x());
        double pointY = frame.y(s.y());
        double gap = unit * 0.2;
        double across = width / 2 + unit * 0.7;
        double down = height / 2 + unit * 0.7;
        // On the point, else beside it with a line to it: what has reached its warning value must
        // not vanish in a crowd.
        double[][] places = s.warns() || selected ? places(across, down) : new double[][] {{0, 0}};
        double[] place = null;
        for (int k = 0; k < places.length && place == null; k++) {
            double left = pointX + places[k][0] - width / 2 - gap;
            double top = pointY + places[k][1] - height / 2 - gap;
            double w = width + 2 * gap;
            double h = height + 2 * gap;
            boolean whole =
                    !sight.inView(pointX, pointY)
                            || sight.inView(left, top) && sight.inView(left + w, top + h);
            if (whole && labels.claim(left, top, w, h)) {
                place = places[k];
            }
        }
        if (place == null && !selected) {
            return false;
        }
        double[] at = place == null ? places[0] : place;
        double x = pointX + at[0] - width / 2;
        double y = pointY + at[1] - height / 2;
        if (at[0] != 0 || at[1] != 0) {
            Rectangle2D tag =
                    new Rectangle2D.Double(x - gap, y - gap, width + 2 * gap, height + 2 * gap);
            leader(g, labels, pointX, pointY, at, tag, unit, new Color(argb, true));
        }
        RoundRectangle2D box =
                new RoundRectangle2D.Double(x, y, width, height, unit * 0.4, unit * 0.4);
        g.setColor(GROUND);
        g.fill(box);
        g.setColor(new Color(s.warns() || selected ? argb : Palette.LINE_STRONG.argb(), true));
        g.setStroke(new BasicStroke((float) Math.max(1, unit * (s.warns() ? 0.1 : 0.06))));
        g.draw(box);
        SensorGlyph.of(s.sensor().quantity())
                .draw(g, x + pad + glyph / 2, y + height / 2, glyph / 2, new Color(argb, true));
        double textX = x + pad * 1.7 + glyph;
        labels.drawCentred(pixels, words, textX + text / 2, y + height / 2, style);
        if (s.look() == Look.STALE || s.look() == Look.UNREACHABLE && s.reading() != null) {
            g.setColor(new Color(argb, true));
            g.setStroke(new BasicStroke((float) Math.max(1, unit * 0.1)));
            g.draw(new Line2D.Double(textX, y + height / 2, textX + text, y + height / 2));
        }
        if (sight.inView(frame.x(s.x()), frame.y(s.y()))) {
            sight.mark(
                    new Mark(
                            new Mark.Subject.One(Changes.Kind.SENSOR, s.sensor().id()),
                            frame.left() + (x + width / 2) / frame.worldPixels(),
                            frame.top() + (y + height / 2) / frame.worldPixels(),
                            unit,
                            800,
                            Severity.WHITE));
        }
        return true;
    }

    /// Places for a tag, from its point outwards.
    private static double[][] places(double across, double down) {
        double[] rings = {1, 1.6, 2.4, 3.4};
        double[][] around = {{1, 0}, {-1, 0}, {0, -1}, {0, 1}, {1, -1}, {1, 1}, {-1, -1}, {-1, 1}};
        double[][] places = new double[1 + rings.length * around.length][];
        places[0] = new double[] {0, 0};
        int at = 1;
        for (double ring : rings) {
            for (double[] way : around) {
                // a tag is wide and low: the same step up and down looks as far
                places[at++] =
                        new double[] {
                            way[0] * across * (1 + (ring - 1) * 0.5), way[1] * down * ring
                        };
            }
        }
        return places;
    }

    /// From the sensor's place to its tag, under whatever lies between: a line across a cluster would strike its number
    /// out.
    private static void leader(
            Graphics2D g,
            LabelPlan labels,
            double x,
            double y,
            double[] to,
            Rectangle2D tag,
            double unit,
            Color color) {
        double length = Math.hypot(to[0], to[1]);
        double step = unit * 0.1;
        g.setColor(color);
        g.setStroke(new BasicStroke((float) Math.max(1, unit * 0.08)));
        if (labels.clear(x, y)) {
            g.fill(
                    new Ellipse2D.Double(
                            x - unit * 0.18, y - unit * 0.18, unit * 0.36, unit * 0.36));
        }
        Path2D line = new Path2D.Double();
        boolean drawing = false;
        boolean arrived = false;
        for (double at = 0; at <= length && !arrived; at += step) {
            double px = x + to[0] * at / length;
            double py = y + to[1] * at / length;
            arrived = tag.contains(px, py);
            boolean free = arrived || labels.clear(px, py);
            if (free && drawing) {
                line.lineTo(px, py);
            } else if (free) {
                line.moveTo(px, py);
            }
            drawing = free;
        }
        g.draw(line);
    }

    static String words(Shown s, SensorWords words) {
        Reading reading = s.reading();
        return reading == null ? "—" : words.tag(s.sensor(), reading.value());
    }

    private static Sprite icon(SensorGlyph glyph, double unit) {
        return Sprite.draw(
                unit * 0.6,
                g -> glyph.draw(g, 0, 0, unit * 0.5, new Color(Palette.TEXT.argb(), true)));
    }

    private static Sprite struck(double unit) {
        return Sprite.draw(
                unit * 0.75,
                g -> {
                    g.setColor(new Color(Palette.TEXT_FAINT.argb(), true));
                    g.setStroke(new BasicStroke((float) (unit * 0.12)));
                    g.draw(
                            new RoundRectangle2D.Double(
                                    -unit * 0.6,
                                    -unit * 0.4,
                                    unit * 1.2,
                                    unit * 0.8,
                                    unit * 0.3,
                                    unit * 0.3));
                    g.draw(new Line2D.Double(-unit * 0.4, 0, unit * 0.4, 0));
                });
    }
}
