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
import org.yilan.situation.arrival.StormPath;
import org.yilan.situation.model.Storm;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

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

    @Override
    public void draw(
            MapFrame frame, Graphics2D g, int[] pixels, LabelPlan labels, Sight sight) {
        List<Storm> alive = storms.stream().filter(s -> alive(s, frame.now())).toList();
        if (alive.isEmpty()) {
            return;
        }
        double unit = sight.unit();
        for (WarningLines line : WarningLines.values()) {
            warningLine(line, frame, g, labels, sight, unit);
        }
        boolean seen = false;
        for (Storm storm : alive) {
            seen |= new StormDrawing(storm, frame, g, labels, sight, zone, overview).draw();
        }
        if (seen) {
            legend(alive, frame, sight, unit);
        }
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
        g.setStroke(StormLines.dashed(unit * 0.08, unit * 0.9, unit * 0.45, unit * 0.12, unit * 0.45));
        g.draw(path);
        double[] at = StormLines.firstInView(frame, path, 0.35);
        if (at != null) {
            labels.add(
                    Label.over(
                            sight.texts().get("map.storm.warning-line", line.hours()),
                            at[0],
                            at[1],
                            LabelStyle.of(unit, Palette.TEXT_FAINT.argb()),
                            Label.GROUND + 20));
        }
    }

    private void legend(List<Storm> alive, MapFrame frame, Sight sight, double unit) {
        boolean worked =
                alive.stream()
                        .flatMap(s -> StormPath.position(s, frame.now()).stream())
                        .anyMatch(p -> p.basis() == StormPath.Basis.EXTRAPOLATED);
        sight.legend(
                new LegendEntry(
                        kind(),
                        StormSigns.centreIcon(unit, worked),
                        sight.texts()
                                .get(worked ? "map.legend.storm.worked-out" : "map.legend.storm"),
                        -1));
        for (Force force : Force.values()) {
            boolean known =
                    alive.stream()
                            .flatMap(s -> s.latest().stream())
                            .map(force::radii)
                            .anyMatch(q -> q != null && q.longest() > 0);
            if (known) {
                sight.legend(
                        new LegendEntry(
                                kind(),
                                StormSigns.lineIcon(unit, StormLines.stroke(force, unit), StormLines.color(force)),
                                sight.texts().get("map.legend.force", force.beaufort()),
                                -1));
            }
        }
    }
}
