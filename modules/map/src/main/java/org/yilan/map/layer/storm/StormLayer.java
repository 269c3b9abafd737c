package org.yilan.map.layer.storm;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.Palette;
import org.yilan.geography.Districts;
import org.yilan.geography.MercatorPoint;
import org.yilan.geography.Outline;
import org.yilan.geography.Ring;
import org.yilan.map.mark.LayerKind;
import org.yilan.map.mark.LegendEntry;
import org.yilan.map.mark.Sight;
import org.yilan.map.mark.SituationLayer;
import org.yilan.map.mark.Sprite;
import org.yilan.map.view.Label;
import org.yilan.map.view.LabelPlan;
import org.yilan.map.view.LabelStyle;
import org.yilan.map.view.MapFrame;
import org.yilan.situation.Changes;
import org.yilan.situation.Situation;
import org.yilan.situation.arrival.Force;
import org.yilan.situation.model.Storm;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Storms: where they were, how strong, how far their winds reach, and where each agency expects them to go.
public final class StormLayer implements SituationLayer {
    /// A storm that nobody has reported for this long is over.
    private static final Duration OVER = Duration.ofHours(24);

    /// The city's edge, to keep plates off it, need not be truer than half a kilometre.
    private static final double CITY_DEGREES = 0.005;

    private enum Part {
        WAY,
        CENTRE,
        /// Both, for the small map: the track and the winds, and only the most needed words.
        OVERVIEW
    }

    private final Districts districts;
    private final ZoneId zone;
    private final Part part;
    private @Nullable Path2D city;
    private List<Storm> storms = List.of();

    private StormLayer(Districts districts, ZoneId zone, Part part) {
        this.districts = districts;
        this.zone = zone;
        this.part = part;
    }

    /// Tracks, winds and forecasts; they lie under incidents.
    ///
    /// @param districts on which no agency's name is put
    /// @param zone in which times of the track are written
    public static StormLayer ofWays(Districts districts, ZoneId zone) {
        return new StormLayer(districts, zone, Part.WAY);
    }

    /// The centres with their names; nothing lies over them.
    public static StormLayer ofCentres(Districts districts, ZoneId zone) {
        return new StormLayer(districts, zone, Part.CENTRE);
    }

    /// Everything, for a small map.
    public static StormLayer ofOverview(Districts districts, ZoneId zone) {
        return new StormLayer(districts, zone, Part.OVERVIEW);
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
    public void draw(MapFrame frame, Graphics2D g, int[] pixels, LabelPlan labels, Sight sight) {
        List<Storm> alive = storms.stream().filter(s -> alive(s, frame.now())).toList();
        if (alive.isEmpty()) {
            return;
        }
        StormScene scene =
                new StormScene(
                        frame, g, pixels, labels, sight, city(), zone, part == Part.OVERVIEW);
        if (part != Part.CENTRE) {
            for (WarningLines line : WarningLines.values()) {
                warningLine(line, frame, g, labels, sight, sight.unit());
            }
            drawWays(alive, scene);
        }
        if (part != Part.WAY) {
            drawCentres(alive, scene);
        }
    }

    private void drawWays(List<Storm> alive, StormScene scene) {
        Set<Force> circles = EnumSet.noneOf(Force.class);
        Set<String> agencies = new LinkedHashSet<>();
        for (Storm storm : alive) {
            StormDrawing drawing = new StormDrawing(storm, scene);
            drawing.drawWay();
            agencies.addAll(drawing.agenciesSeen());
            circles.addAll(drawing.circlesSeen());
        }
        Sight sight = scene.sight();
        double unit = scene.unit();
        for (Force force : circles) {
            line(
                    sight,
                    StormSigns.lineIcon(
                            unit, StormLines.stroke(force, unit), StormLines.color(force)),
                    sight.texts().get("layers.legend.force", force.beaufort()));
        }
        for (String agency : agencies) {
            AgencyLine look = AgencyLine.of(agency);
            line(
                    sight,
                    StormSigns.lineIcon(unit, look.stroke(unit), look.color()),
                    sight.texts()
                            .get("layers.legend.forecast", AgencyLine.name(agency, sight.texts())));
        }
    }

    private void drawCentres(List<Storm> alive, StormScene scene) {
        boolean seen = false;
        boolean worked = false;
        for (Storm storm : alive) {
            StormDrawing drawing = new StormDrawing(storm, scene);
            drawing.drawCentre();
            seen |= drawing.centreSeen();
            worked |= drawing.centreSeen() && drawing.workedOut();
        }
        if (seen) {
            line(
                    scene.sight(),
                    StormSigns.centreIcon(scene.unit(), worked),
                    scene.sight()
                            .texts()
                            .get(
                                    worked
                                            ? "layers.legend.storm.worked-out"
                                            : "layers.legend.storm"));
        }
    }

    private void line(Sight sight, Sprite icon, String words) {
        sight.legend(new LegendEntry(kind(), icon, words, -1));
    }

    private Path2D city() {
        Path2D path = city;
        if (path == null) {
            path = new Path2D.Double(Path2D.WIND_NON_ZERO);
            for (Outline.Piece piece :
                    districts.city().outline().simplified(CITY_DEGREES).pieces()) {
                Ring ring = piece.outer();
                for (int i = 0; i < ring.size(); i++) {
                    double x = MercatorPoint.x(ring.lon(i));
                    double y = MercatorPoint.y(ring.lat(i));
                    if (i == 0) {
                        path.moveTo(x, y);
                    } else {
                        path.lineTo(x, y);
                    }
                }
                path.closePath();
            }
            city = path;
        }
        return path;
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
}
