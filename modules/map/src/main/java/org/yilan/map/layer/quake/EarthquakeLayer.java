package org.yilan.map.layer.quake;

import org.yilan.fx.Palette;
import org.yilan.fx.Texts;
import org.yilan.geography.MercatorPoint;
import org.yilan.map.mark.LayerKind;
import org.yilan.map.mark.LegendEntry;
import org.yilan.map.mark.Mark;
import org.yilan.map.mark.Severity;
import org.yilan.map.mark.Sight;
import org.yilan.map.mark.SituationLayer;
import org.yilan.map.mark.Unmarked;
import org.yilan.map.view.Label;
import org.yilan.map.view.LabelPlan;
import org.yilan.map.view.LabelStyle;
import org.yilan.map.view.MapFrame;
import org.yilan.situation.Changes;
import org.yilan.situation.Situation;
import org.yilan.situation.model.Earthquake;
import org.yilan.situation.model.Earthquake.Stage;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;

import java.awt.Color;
import java.awt.Graphics2D;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Earthquakes of the last day, the larger the stronger and the fainter the older, and early warnings while they tell of what
/// is to come. What several feeds tell of is one mark, at the account that leads. What was only ever an early warning leaves
/// when its time is over: had it been felt, a report would say so.
public final class EarthquakeLayer implements SituationLayer {
    /// How long an earthquake stays on the map.
    static final Duration SHOWN = Duration.ofDays(1);

    /// Age goes in steps of this, so that a map at rest stays the same picture from one second to the next.
    private static final Duration STEP = Duration.ofHours(1);

    /// How visible the oldest is.
    private static final double FAINTEST = 0.3;

    /// For how long an earthquake without a place, which measured intensities tell of, is named among the unmarked.
    private static final Duration UNPLACED = Duration.ofHours(1);

    /// From this magnitude on an earthquake is an event and not a detail.
    private static final double STRONG = 5;

    /// Below it hardly anybody feels one.
    private static final double FELT = 3;

    private record Placed(Earthquake earthquake, double x, double y) {}

    private final Map<String, Placed> placed = new HashMap<>();
    private final Map<String, Earthquake> nowhere = new HashMap<>();

    @Override
    public LayerKind kind() {
        return LayerKind.EARTHQUAKES;
    }

    @Override
    public void take(Situation situation, Changes changes) {
        if (changes.touches(Changes.Kind.EARTHQUAKE)) {
            // One report may change which account leads of several.
            placed.clear();
            nowhere.clear();
            situation.earthquakes().forEach(this::put);
        }
    }

    private void put(Earthquake earthquake) {
        GeoPoint p = earthquake.hypocentre().epicentre();
        if (earthquake.cancelled()) {
            return;
        }
        if (p == null) {
            nowhere.put(earthquake.id(), earthquake);
        } else {
            placed.put(
                    earthquake.id(),
                    new Placed(earthquake, MercatorPoint.x(p.lon()), MercatorPoint.y(p.lat())));
        }
    }

    /// How visible an earthquake is at a moment, 0 for not at all, 1 for quite.
    static double strength(Earthquake earthquake, Instant now) {
        if (earthquake.stage().early()) {
            return earthquake.imminent(now) ? 1 : 0;
        }
        Duration age = Duration.between(earthquake.moment(), now);
        if (age.compareTo(SHOWN) >= 0) {
            return 0;
        }
        double steps = Math.floor((double) Math.max(0, age.toSeconds()) / STEP.toSeconds());
        return 1 - (1 - FAINTEST) * steps / (SHOWN.dividedBy(STEP) - 1);
    }

    /// The smallest magnitude that is shown at a detail: a map of a continent has no room for what nobody feels.
    static double least(double detail) {
        return detail >= 8 ? Double.NEGATIVE_INFINITY : detail >= 6 ? 2.5 : detail >= 4.5 ? 4 : 5;
    }

    @Override
    public void draw(MapFrame frame, Graphics2D g, int[] pixels, LabelPlan labels, Sight sight) {
        double unit = sight.unit();
        double least = least(sight.detail());
        List<Placed> shown =
                placed.values().stream()
                        .filter(p -> strength(p.earthquake(), frame.now()) > 0)
                        .filter(
                                p ->
                                        p.earthquake().stage().early()
                                                || !(p.earthquake().hypocentre().magnitude()
                                                        < least)
                                                || selected(p.earthquake(), sight))
                        .filter(p -> frame.shows(frame.x(p.x()), frame.y(p.y()), unit * 4))
                        // The small lie on the large, early warnings on all; names go the other
                        // way.
                        .sorted(
                                Comparator.comparing((Placed p) -> p.earthquake().stage().early())
                                        .thenComparing(p -> -size(p.earthquake()))
                                        .thenComparing(p -> p.earthquake().id()))
                        .toList();
        int count = 0;
        int warnings = 0;
        int forecasts = 0;
        Severity gravest = Severity.II;
        for (Placed p : shown) {
            Earthquake e = p.earthquake();
            double reach = unit * QuakeSigns.reach(e.hypocentre().magnitude());
            boolean early = e.stage().early();
            if (early) {
                reach = Math.max(reach * 1.15, unit * 1.5);
                early(p, frame, g, labels, sight, reach);
            } else {
                measured(p, frame, g, labels, sight, reach);
            }
            if (sight.inView(frame.x(p.x()), frame.y(p.y()))) {
                count += early ? 0 : 1;
                warnings += e.stage() == Stage.WARNING ? 1 : 0;
                forecasts += e.stage() == Stage.FORECAST ? 1 : 0;
                gravest = severity(e) == Severity.I ? Severity.I : gravest;
                sight.mark(
                        new Mark(
                                new Mark.Subject.One(Changes.Kind.EARTHQUAKE, e.id()),
                                p.x(),
                                p.y(),
                                Math.max(reach, unit * 0.6),
                                early ? 950 : 600,
                                severity(e)));
            }
        }
        Texts texts = sight.texts();
        if (warnings > 0) {
            sight.legend(
                    new LegendEntry(
                            kind(),
                            QuakeSigns.earlyIcon(unit, gravest.color(), false),
                            texts.get("layers.legend.quake.WARNING"),
                            warnings));
        }
        if (forecasts > 0) {
            sight.legend(
                    new LegendEntry(
                            kind(),
                            QuakeSigns.earlyIcon(unit, color(Palette.TEXT.argb(), 1), true),
                            texts.get("layers.legend.quake.FORECAST"),
                            forecasts));
        }
        if (count > 0) {
            sight.legend(
                    new LegendEntry(
                            kind(),
                            QuakeSigns.epicentreIcon(unit, color(Palette.TEXT.argb(), 1)),
                            texts.get("layers.legend.quake"),
                            count));
        }
        unplaced(frame, sight);
    }

    private static void measured(
            Placed p, MapFrame frame, Graphics2D g, LabelPlan labels, Sight sight, double reach) {
        Earthquake e = p.earthquake();
        double unit = sight.unit();
        double x = frame.x(p.x());
        double y = frame.y(p.y());
        boolean selected = selected(e, sight);
        int argb = selected ? Palette.ACCENT.argb() : Palette.TEXT.argb();
        double strength = selected ? 1 : strength(e, frame.now());
        QuakeSigns.epicentre(g, x, y, reach, unit, color(argb, strength));
        double half = Math.max(unit * 0.4, reach);
        labels.claim(x - half, y - half, 2 * half, 2 * half);
        boolean strong = e.hypocentre().magnitude() >= STRONG;
        int text =
                selected
                        ? argb
                        : strength > 0.75 ? Palette.TEXT_DIM.argb() : Palette.TEXT_FAINT.argb();
        LabelStyle style = LabelStyle.of(unit, text);
        labels.add(
                Label.beside(
                        words(e, sight.texts()),
                        x,
                        y,
                        half + unit * 0.2,
                        strong ? style.inBold() : style,
                        selected ? Label.SELECTED : priority(e)));
    }

    private static void early(
            Placed p, MapFrame frame, Graphics2D g, LabelPlan labels, Sight sight, double reach) {
        Earthquake e = p.earthquake();
        double unit = sight.unit();
        double x = frame.x(p.x());
        double y = frame.y(p.y());
        boolean forecast = e.stage() == Stage.FORECAST;
        Color color = forecast ? color(Palette.TEXT.argb(), 1) : severity(e).color();
        QuakeSigns.early(g, x, y, reach, unit, color, forecast);
        labels.reserveRound(x, y, reach);
        String maximum = e.shaking().maximum();
        String words =
                (e.simulated() ? sight.texts().get("layers.card.exercise") + " · " : "")
                        + sight.texts().get("layers.quake." + e.stage().name())
                        + " "
                        + magnitude(e)
                        + (maximum.isEmpty()
                                ? ""
                                : " · " + sight.texts().get("layers.quake.up-to", maximum));
        labels.add(
                Label.beside(
                        words,
                        x,
                        y,
                        reach + unit * 0.3,
                        LabelStyle.of(
                                        unit * 1.25,
                                        selected(e, sight) ? Palette.ACCENT.argb() : color.getRGB())
                                .inBold(),
                        selected(e, sight) ? Label.SELECTED : Label.MUST + 200));
    }

    /// Names what is told without a place: an early warning, or intensities whose hypocentre is still to come.
    private void unplaced(MapFrame frame, Sight sight) {
        nowhere.values().stream()
                .filter(
                        e ->
                                e.stage().early()
                                        ? e.imminent(frame.now())
                                        : frame.now().isBefore(e.moment().plus(UNPLACED)))
                .sorted(Comparator.comparing(Earthquake::id))
                .forEach(
                        e ->
                                sight.unmarked(
                                        new Unmarked(
                                                Changes.Kind.EARTHQUAKE,
                                                e.id(),
                                                e.stage().early() ? Grade.II : Grade.WHITE,
                                                false,
                                                sight.texts()
                                                        .get(
                                                                "layers.quake.unplaced",
                                                                e.shaking().maximum()),
                                                sight.texts()
                                                        .get("layers.quake.unplaced.reason"))));
    }

    /// `M 4.5 · 10 km`, of which what is not known is left out.
    static String words(Earthquake earthquake, Texts texts) {
        double depth = earthquake.hypocentre().depthKm();
        return magnitude(earthquake)
                + (Double.isNaN(depth) ? "" : " · " + texts.get("layers.quake.km", whole(depth)))
                + (earthquake.simulated() ? " · " + texts.get("layers.quake.simulated") : "");
    }

    /// The name of a place says more than the figures of what nobody feels.
    private static int priority(Earthquake earthquake) {
        double m = earthquake.hypocentre().magnitude();
        return m >= STRONG ? Label.EVENT : m < FELT ? Label.GROUND : Label.DETAIL;
    }

    private static String magnitude(Earthquake earthquake) {
        double m = earthquake.hypocentre().magnitude();
        return Double.isNaN(m) ? "M ?" : String.format(Locale.ROOT, "M %.1f", m);
    }

    private static String whole(double km) {
        return Long.toString(Math.round(km));
    }

    private static double size(Earthquake earthquake) {
        double m = earthquake.hypocentre().magnitude();
        return Double.isNaN(m) ? 4 : m;
    }

    /// A warning of 6- and more is JMA's gravest; the grade of what has happened is for people to judge.
    private static Severity severity(Earthquake earthquake) {
        return earthquake.stage() != Stage.WARNING
                ? Severity.WHITE
                : earthquake.shaking().maximum().matches("≥?(6[-+]|7)") ? Severity.I : Severity.II;
    }

    private static boolean selected(Earthquake earthquake, Sight sight) {
        // It may have been selected while another account led.
        String id = sight.selected(Changes.Kind.EARTHQUAKE);
        return id != null
                && sight.situation()
                        .earthquake(id)
                        .filter(e -> e.id().equals(earthquake.id()))
                        .isPresent();
    }

    private static Color color(int argb, double opacity) {
        return new Color(argb & 0xffffff | (int) Math.round(opacity * 255) << 24, true);
    }
}
