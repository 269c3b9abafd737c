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
import org.yilan.situation.model.Quadrants;
import org.yilan.situation.model.Storm;
import org.yilan.situation.model.TrackPoint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// One storm in one picture.
final class StormDrawing {
    /// Radius of the centre's sign in units of the smallest text.
    private static final double CENTRE = 0.62;

    private final Storm storm;
    private final StormScene scene;
    private final MapFrame frame;
    private final Graphics2D g;
    private final LabelPlan labels;
    private final Sight sight;
    private final double unit;
    private final Texts texts;
    private final boolean overview;
    private final ForecastDrawing forecasts;
    private final Set<Force> circlesSeen = EnumSet.noneOf(Force.class);
    private boolean centreSeen;
    private boolean workedOut;

    StormDrawing(Storm storm, StormScene scene) {
        this.storm = storm;
        this.scene = scene;
        this.frame = scene.frame();
        this.g = scene.g();
        this.labels = scene.labels();
        this.sight = scene.sight();
        this.unit = scene.unit();
        this.overview = scene.overview();
        this.texts = sight.texts();
        this.forecasts = new ForecastDrawing(scene);
    }

    /// Winds, forecasts and track: what other things may lie over.
    void drawWay() {
        StormPath.Position position = StormPath.position(storm, frame.now()).orElse(null);
        if (position == null) {
            return;
        }
        circles(position);
        forecasts.lines(storm);
        track();
        if (!overview) {
            double[] at = scene.at(position.centre());
            labels.reserveRound(at[0], at[1], unit * CENTRE * 1.7);
            double[] observed = scene.at(storm.latest().orElseThrow().centre());
            labels.reserveRound(observed[0], observed[1], unit * 0.5);
            var unused = forecasts.plates();
        }
    }

    /// The centre with its name: what nothing may lie over.
    void drawCentre() {
        StormPath.position(storm, frame.now()).ifPresent(this::centre);
    }

    /// The agencies whose forecasts are in view.
    Set<String> agenciesSeen() {
        return forecasts.seen();
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
            double[] at = scene.at(p.centre());
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
                                scene.hour(p.at()),
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
        ZonedDateTime local = at.atZone(scene.zone());
        return local.getHour() % 12 == 8 % 12 && local.getMinute() == 0;
    }

    private void centre(StormPath.Position position) {
        double[] at = scene.at(position.centre());
        TrackPoint last = storm.latest().orElseThrow();
        boolean worked = position.basis() == StormPath.Basis.EXTRAPOLATED;
        workedOut = worked;
        if (worked) {
            // From the last observation to where it should be by now.
            double[] from = scene.at(last.centre());
            StormSigns.grade(g, StormGrade.of(last), from[0], from[1], unit, StormLines.LINE);
        }
        if (!frame.shows(at[0], at[1], unit * 2)) {
            return;
        }
        boolean selected = sight.selected(Changes.Kind.STORM, storm.id());
        double r = unit * (overview ? 0.42 : CENTRE);
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
                                            "layers.storm.last-known", scene.hour(position.at())));
        }
        return words.toString();
    }
}
