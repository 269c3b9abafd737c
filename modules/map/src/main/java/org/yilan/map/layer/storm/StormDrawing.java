package org.yilan.map.layer.storm;

import org.yilan.fx.Palette;
import org.yilan.fx.Texts;
import org.yilan.geography.MercatorPoint;
import org.yilan.map.mark.Mark;
import org.yilan.map.mark.Severity;
import org.yilan.map.mark.Sight;
import org.yilan.map.view.Label;
import org.yilan.map.view.LabelPlan;
import org.yilan.map.view.LabelStyle;
import org.yilan.map.view.MapFrame;
import org.yilan.situation.Changes;
import org.yilan.situation.arrival.Force;
import org.yilan.situation.arrival.StormGrade;
import org.yilan.situation.arrival.StormPath;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Quadrants;
import org.yilan.situation.model.Storm;
import org.yilan.situation.model.TrackPoint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// One storm in one picture.
final class StormDrawing {
    private final Storm storm;
    private final MapFrame frame;
    private final Graphics2D g;
    private final LabelPlan labels;
    private final Sight sight;
    private final double unit;
    private final Texts texts;
    private final boolean overview;
    private final ZoneId zone;
    private final DateTimeFormatter hour;
    private final Set<Force> circlesSeen = EnumSet.noneOf(Force.class);
    private boolean centreSeen;
    private boolean workedOut;

    StormDrawing(
            Storm storm,
            MapFrame frame,
            Graphics2D g,
            LabelPlan labels,
            Sight sight,
            ZoneId zone,
            boolean overview) {
        this.storm = storm;
        this.frame = frame;
        this.g = g;
        this.labels = labels;
        this.sight = sight;
        this.unit = sight.unit();
        this.zone = zone;
        this.overview = overview;
        this.texts = sight.texts();
        this.hour =
                DateTimeFormatter.ofPattern(
                                frame.chinese() ? "d日HH时" : "d MMM HH:mm",
                                frame.chinese() ? Locale.CHINESE : Locale.ENGLISH)
                        .withZone(zone);
    }

    void draw() {
        StormPath.Position position = StormPath.position(storm, frame.now()).orElse(null);
        if (position == null) {
            return;
        }
        circles(position);
        int nth = 0;
        for (StormPath path : StormPath.forecasts(storm, frame.now())) {
            forecast(path, nth++);
        }
        track();
        centre(position);
    }

    /// The forces whose line is in view.
    Set<Force> circlesSeen() {
        return circlesSeen;
    }

    /// Whether the centre is in view.
    boolean centreSeen() {
        return centreSeen;
    }

    /// Whether the centre's position was worked out and not observed.
    boolean workedOut() {
        return workedOut;
    }

    private void circles(StormPath.Position position) {
        TrackPoint last = storm.latest().orElseThrow();
        for (Force force : Force.values()) {
            Quadrants quadrants = force.radii(last);
            if (quadrants == null || quadrants.longest() <= 0) {
                continue;
            }
            double world = frame.worldPixels();
            Shape circle =
                    new AffineTransform(
                                    world, 0, 0, world, -frame.left() * world, -frame.top() * world)
                            .createTransformedShape(WindCircle.of(position.centre(), quadrants));
            if (!circle.intersects(0, 0, frame.width(), frame.height())) {
                continue;
            }
            if (StormLines.firstInView(frame, new Path2D.Double(circle), 0.5) != null) {
                circlesSeen.add(force);
            }
            g.setColor(new Color(0x0adfe7ee, true));
            g.fill(circle);
            g.setColor(StormLines.color(force));
            g.setStroke(StormLines.stroke(force, unit));
            g.draw(circle);
            if (!overview) {
                label(circle, force);
            }
        }
    }

    private void label(Shape circle, Force force) {
        for (double share : new double[] {0.12, 0.62, 0.87, 0.37, 0.5, 0.75, 0.25, 0}) {
            double[] at = StormLines.firstInView(frame, new Path2D.Double(circle), share);
            if (at == null) {
                return;
            }
            if (sight.inView(at[0], at[1])) {
                labels.add(
                        Label.over(
                                texts.get("layers.storm.force", force.beaufort()),
                                at[0],
                                at[1],
                                LabelStyle.of(unit, StormLines.LINE.getRGB()),
                                Label.EVENT - 50));
                return;
            }
        }
    }

    private void forecast(StormPath path, int nth) {
        boolean home = nth == 0;
        Path2D line =
                StormLines.path(frame, path.points().stream().map(TrackPoint::centre).toList());
        if (!line.intersects(0, 0, frame.width(), frame.height())) {
            return;
        }
        Color color = home ? StormLines.LINE : new Color(0xff8594a6, true);
        g.setColor(color);
        g.setStroke(
                switch (nth % 5) {
                    case 0 -> StormLines.dashed(unit * 0.13, unit * 0.75, unit * 0.4);
                    case 1 -> StormLines.dashed(unit * 0.1, unit * 0.22, unit * 0.28);
                    case 2 ->
                            StormLines.dashed(
                                    unit * 0.1, unit * 0.75, unit * 0.3, unit * 0.18, unit * 0.3);
                    case 3 -> StormLines.dashed(unit * 0.1, unit * 0.45, unit * 0.5);
                    default ->
                            StormLines.dashed(
                                    unit * 0.1,
                                    unit * 0.5,
                                    unit * 0.25,
                                    unit * 0.15,
                                    unit * 0.2,
                                    unit * 0.15,
                                    unit * 0.25);
                });
        g.draw(line);
        List<TrackPoint> points = path.points();
        for (int i = 1; i < points.size(); i++) {
            TrackPoint p = points.get(i);
            double[] at = at(p.centre());
            tick(points.get(i - 1).centre(), p.centre(), color);
            if (home && !overview && sight.inView(at[0], at[1])) {
                StormGrade grade = StormGrade.of(p);
                labels.add(
                        Label.beside(
                                hour.format(p.at())
                                        + (grade == StormGrade.UNKNOWN ? "" : " " + grade.code()),
                                at[0],
                                at[1],
                                unit * 0.5,
                                LabelStyle.of(unit, Palette.TEXT_DIM.argb()),
                                Label.DETAIL + 60));
            }
        }
        agency(path, line, color, nth);
    }

    /// The agency's name stands at the end of its line, or where the line leaves the view; those of further agencies a
    /// step before that, because lines that end close together would leave it open whose name is whose.
    private void agency(StormPath path, Path2D line, Color color, int nth) {
        double[] at = StormLines.firstInView(frame, line, Math.max(0.3, 1 - nth * 0.12));
        if (at != null) {
            String key = "layers.agency." + path.agency();
            labels.add(
                    Label.beside(
                            texts.has(key) ? texts.get(key) : path.agency(),
                            at[0],
                            at[1],
                            unit * 0.3,
                            LabelStyle.of(unit, color.getRGB()),
                            Label.DETAIL + 80));
        }
    }

    private void tick(GeoPoint from, GeoPoint to, Color color) {
        double[] a = at(from);
        double[] b = at(to);
        double length = Math.hypot(b[0] - a[0], b[1] - a[1]);
        if (length < 1) {
            return;
        }
        double nx = -(b[1] - a[1]) / length * unit * 0.3;
        double ny = (b[0] - a[0]) / length * unit * 0.3;
        g.setColor(color);
        g.setStroke(new BasicStroke((float) Math.max(1, unit * 0.12)));
        g.draw(new Line2D.Double(b[0] - nx, b[1] - ny, b[0] + nx, b[1] + ny));
    }

    private void track() {
        List<TrackPoint> points = storm.points();
        Path2D line = StormLines.path(frame, points.stream().map(TrackPoint::centre).toList());
        boolean seen = line.intersects(0, 0, frame.width(), frame.height());
        if (!seen) {
            return;
        }
        g.setColor(StormLines.TRACK);
        g.setStroke(new BasicStroke((float) Math.max(1, unit * 0.13)));
        g.draw(line);
        double[] lastDrawn = null;
        StormGrade before = StormGrade.UNKNOWN;
        for (TrackPoint p : points) {
            double[] at = at(p.centre());
            StormGrade grade = StormGrade.of(p);
            boolean changed = grade != before && grade != StormGrade.UNKNOWN;
            // Points that would touch are left out, but never the one at which the grade changed.
            if (changed
                    || lastDrawn == null
                    || Math.hypot(at[0] - lastDrawn[0], at[1] - lastDrawn[1]) > unit * 0.9) {
                StormSigns.grade(g, grade, at[0], at[1], unit, StormLines.TRACK);
                lastDrawn = at;
            }
            if (changed) {
                labels.add(
                        Label.beside(
                                grade.code(),
                                at[0],
                                at[1],
                                unit * 0.5,
                                LabelStyle.of(unit, Palette.TEXT_DIM.argb()),
                                Label.DETAIL + 90));
            }
            if (!overview && midnight(p.at())) {
                labels.add(
                        Label.beside(
                                hour.format(p.at()),
                                at[0],
                                at[1],
                                unit * 0.5,
                                LabelStyle.of(unit, Palette.TEXT_FAINT.argb()),
                                Label.DETAIL + 10));
            }
            before = grade;
        }
    }

    private boolean midnight(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        return local.getHour() % 12 == 8 % 12 && local.getMinute() == 0;
    }

    private void centre(StormPath.Position position) {
        double[] at = at(position.centre());
        TrackPoint last = storm.latest().orElseThrow();
        boolean worked = position.basis() == StormPath.Basis.EXTRAPOLATED;
        workedOut = worked;
        if (worked) {
            // From the last observation to where it should be by now.
            double[] from = at(last.centre());
            StormSigns.grade(g, StormGrade.of(last), from[0], from[1], unit, StormLines.LINE);
        }
        if (!frame.shows(at[0], at[1], unit * 2)) {
            return;
        }
        boolean selected = sight.selected(Changes.Kind.STORM, storm.id());
        double r = unit * (overview ? 0.42 : 0.62);
        StormSigns.centre(g, at[0], at[1], r, worked);
        labels.reserveRound(at[0], at[1], r * 1.7);
        if (selected) {
            g.setColor(new Color(Palette.ACCENT.argb(), true));
            g.setStroke(new BasicStroke((float) (unit * 0.16)));
            g.draw(
                    new Ellipse2D.Double(
                            at[0] - unit * 1.4, at[1] - unit * 1.4, unit * 2.8, unit * 2.8));
        }
        labels.add(
                Label.beside(
                        name(last, position),
                        at[0],
                        at[1],
                        r * 1.9,
                        LabelStyle.of(
                                        unit * (overview ? 1 : 1.15),
                                        selected ? Palette.ACCENT.argb() : Palette.TEXT.argb())
                                .inBold(),
                        Label.EVENT + 100));
        if (sight.inView(at[0], at[1])) {
            centreSeen = true;
            MercatorPoint p = MercatorPoint.of(position.centre());
            sight.mark(
                    new Mark(
                            new Mark.Subject.One(Changes.Kind.STORM, storm.id()),
                            p.x(),
                            p.y(),
                            unit * 1.1,
                            5000,
                            Severity.UNKNOWN));
        }
    }

    private String name(TrackPoint last, StormPath.Position position) {
        StringBuilder words =
                new StringBuilder(frame.chinese() ? storm.name() : storm.englishName());
        StormGrade grade = StormGrade.of(last);
        if (!overview && grade != StormGrade.UNKNOWN) {
            words.append(' ').append(grade.code());
        }
        if (!overview && last.windMs() != null) {
            words.append(String.format(Locale.ROOT, " %.0f m/s", last.windMs()));
        }
        switch (position.basis()) {
            case OBSERVED, INTERPOLATED -> {}
            case EXTRAPOLATED ->
                    words.append(overview ? "" : " " + texts.get("layers.storm.worked-out"));
            case LAST_KNOWN ->
                    words.append(' ')
                            .append(
                                    texts.get(
                                            "layers.storm.last-known", hour.format(position.at())));
        }
        return words.toString();
    }

    private double[] at(GeoPoint p) {
        double x = MercatorPoint.x(p.lon());
        return new double[] {frame.x(x), frame.y(MercatorPoint.y(p.lat()))};
    }
}
