package org.yilan.map.layer.storm;

import org.yilan.fx.Palette;
import org.yilan.map.mark.LayerKind;
import org.yilan.map.mark.LegendEntry;
import org.yilan.map.mark.Sight;
import org.yilan.map.mark.SituationLayer;
import org.yilan.map.view.Label;
import org.yilan.map.view.LabelPlan;
import org.yilan.map.view.LabelStyle;
import org.yilan.map.view.MapFrame;
import org.yilan.situation.Changes;
import org.yilan.situation.Situation;
import org.yilan.situation.arrival.Force;
import org.yilan.situation.arrival.GreatCircle;
import org.yilan.situation.arrival.StormPath;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Quadrants;
import org.yilan.situation.model.Storm;
import org.yilan.situation.model.TrackPoint;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Storms: where they were, how strong, how far their winds reach, and where each agency expects them to go.
public final class StormLayer implements SituationLayer {
    /// A storm that nobody has reported for this long is over.
    private static final Duration OVER = Duration.ofHours(24);

    private final ZoneId zone;
    private final boolean overview;
    private List<Storm> storms = List.of();

    /// @param zone in which times of the track are written
    /// @param overview for the small map: the track and the winds, and only the most needed words
    public StormLayer(ZoneId zone, boolean overview) {
        this.zone = zone;
        this.overview = overview;
    }

    @Override
    public LayerKind kind() {
        return LayerKind.STORM;
    }

    @Override
    public void take(Situation situation, Changes changes) {
        if (changes.touches(Changes.Kind.STORM)) {
            storms = List.copyOf(situation.storms());
        }
    }

    /// Whether a storm is still shown at a moment.
    public static boolean alive(Storm storm, Instant now) {
        return storm.latest()
                .map(p -> Duration.between(p.at(), now).compareTo(OVER) < 0)
                .orElse(false);
    }

    /// What of a storm a view should hold: its winds, and the way that it is expected to go within a day.
    public static List<GeoPoint> extent(Storm storm, Instant now) {
        List<GeoPoint> points = new ArrayList<>();
        StormPath.position(storm, now)
                .ifPresent(
                        p -> {
                            points.add(p.centre());
                            Quadrants r7 = storm.latest().map(TrackPoint::r7).orElse(null);
                            double reach = r7 == null ? 0 : r7.longest();
                            for (int bearing = 0; bearing < 360 && reach > 0; bearing += 90) {
                                points.add(GreatCircle.destination(p.centre(), bearing, reach));
                            }
                        });
        Instant until = now.plus(Duration.ofHours(24));
        for (StormPath path : StormPath.forecasts(storm, now)) {
            points.add(path.centreAt(until.isBefore(path.end()) ? until : path.end()));
        }
        return points;
    }

    @Override
    public void draw(MapFrame frame, Graphics2D g, int[] pixels, LabelPlan labels, Sight sight) {
        List<Storm> alive = storms.stream().filter(s -> alive(s, frame.now())).toList();
        if (alive.isEmpty()) {
            return;
        }
        double unit = sight.unit();
        for (WarningLines line : WarningLines.values()) {
            warningLine(line, frame, g, labels, sight, unit);
        }
        Set<Force> circles = EnumSet.noneOf(Force.class);
        boolean centre = false;
        boolean worked = false;
        for (Storm storm : alive) {
            StormDrawing drawing = new StormDrawing(storm, frame, g, labels, sight, zone, overview);
            drawing.draw();
            circles.addAll(drawing.circlesSeen());
            centre |= drawing.centreSeen();
            worked |= drawing.centreSeen() && drawing.workedOut();
        }
        legend(circles, centre, worked, sight);
    }

    private static void warningLine(
            WarningLines line,
            MapFrame frame,
            Graphics2D g,
            LabelPlan labels,
            Sight sight,
            double unit) {
        Path2D path = StormLines.path(frame, line.points());
        if (!path.intersects(0, 0, frame.width(), frame.height())) {
            return;
        }
        g.setColor(new Color(0x66aab6c4, true));
        g.setStroke(
                StormLines.dashed(unit * 0.08, unit * 0.9, unit * 0.45, unit * 0.12, unit * 0.45));
        g.draw(path);
        double[] at = StormLines.firstInView(frame, path, 0.35);
        if (at != null) {
            labels.add(
                    Label.over(
                            sight.texts().get("layers.storm.warning-line", line.hours()),
                            at[0],
                            at[1],
                            LabelStyle.of(unit, Palette.TEXT_FAINT.argb()),
                            Label.GROUND + 20));
        }
    }

    private void legend(Set<Force> circles, boolean centre, boolean worked, Sight sight) {
        double unit = sight.unit();
        if (centre) {
            sight.legend(
                    new LegendEntry(
                            kind(),
                            StormSigns.centreIcon(unit, worked),
                            sight.texts()
                                    .get(
                                            worked
                                                    ? "layers.legend.storm.worked-out"
                                                    : "layers.legend.storm"),
                            -1));
        }
        for (Force force : circles) {
            sight.legend(
                    new LegendEntry(
                            kind(),
                            StormSigns.lineIcon(
                                    unit, StormLines.stroke(force, unit), StormLines.color(force)),
                            sight.texts().get("layers.legend.force", force.beaufort()),
                            -1));
        }
    }
}
