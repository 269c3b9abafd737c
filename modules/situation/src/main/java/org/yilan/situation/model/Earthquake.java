package org.yilan.situation.model;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// What one report says of an earthquake, or what all reports of it come to ([#merged]).
///
/// A publisher tells of one earthquake in several lines of reports: Japan's early warning counts its own serial numbers, the
/// first intensities come without a hypocentre, the first hypocentre without intensities. Each line is a `series`; within one
/// the newest report stands for all before it, and a cancellation takes back its own line only.
///
/// @param id the feed's id, a colon, the publisher's id of the event
/// @param series the publisher's name of the line of reports, empty where there is only one
/// @param serial the report's number within its series, 0 when it has none
/// @param updated when the report was issued
/// @param tsunami the publisher's words on whether a tsunami is to be expected, empty when none
/// @param remark further words of the publisher, empty when none
/// @param reporter who observed it, as published
/// @param simulated whether it is a drill or made by a model
public record Earthquake(
        String id,
        String feed,
        String series,
        int serial,
        Instant updated,
        Stage stage,
        Hypocentre hypocentre,
        Shaking shaking,
        String tsunami,
        String remark,
        String reporter,
        boolean simulated) {

    /// How long an early warning that nothing has followed counts as one: by then the waves have passed.
    public static final Duration EARLY = Duration.ofMinutes(10);

    /// How sure a report is, the least first.
    public enum Stage {
        /// Computed while the waves still travel, for people who ask for it.
        FORECAST,

        /// As [#FORECAST], and the public is warned of strong shaking.
        WARNING,

        /// Measured intensities.
        INTENSITY,

        /// A located earthquake, perhaps with measured intensities.
        HYPOCENTRE,

        /// Looked at by a person again.
        REVIEWED,

        /// Taken back: there was no such earthquake, or not as reported.
        CANCELLED;

        /// Whether it was computed before the shaking rather than measured.
        public boolean early() {
            return this == FORECAST || this == WARNING;
        }
    }

    /// Where, when and how strong.
    ///
    /// @param origin when it began, or null
    /// @param epicentre or null when not located
    /// @param name of the epicentre's region as published, empty when none
    /// @param depthKm kilometres under the surface, NaN when not known; a few are above sea level and negative
    /// @param magnitude NaN when not known
    /// @param magnitudeType as published (`Mj`, `mww`), empty when none
    public record Hypocentre(
            @Nullable Instant origin,
            @Nullable GeoPoint epicentre,
            String name,
            double depthKm,
            double magnitude,
            String magnitudeType) {
        public static final Hypocentre UNKNOWN =
                new Hypocentre(null, null, "", Double.NaN, Double.NaN, "");
    }

    /// How strongly the ground shook or will shake.
    ///
    /// @param scale `shindo` (Japan's), `MMI` (modified Mercalli), `CSIS` (GB/T 17742), or the publisher's own name
    /// @param maximum on that scale as published (`5-`, `6.2`), empty when not known
    /// @param areas strongest first
    public record Shaking(String scale, String maximum, List<AreaIntensity> areas) {
        public static final Shaking UNKNOWN = new Shaking("", "", List.of());

        public Shaking {
            areas = List.copyOf(areas);
        }

        public boolean known() {
            return !maximum.isEmpty() || !areas.isEmpty();
        }
    }

    /// The strongest intensity in an area.
    ///
    /// @param code the publisher's, empty when it gives names only
    /// @param intensity on the scale of the [Shaking]
    public record AreaIntensity(String code, String name, String intensity) {}

    /// Of two reports of one series, the one that stands: the later issued, then the higher serial, then the surer (a
    /// cancellation is the last word), then the one that tells of more areas. Equal for reports that this does not tell apart.
    private static final Comparator<Earthquake> NEWER =
            Comparator.comparing(Earthquake::updated)
                    .thenComparing(Earthquake::serial)
                    .thenComparing(Earthquake::stage)
                    .thenComparing(e -> e.shaking().areas().size());

    private static final Comparator<Earthquake> SURER =
            Comparator.comparing(Earthquake::stage).thenComparing(NEWER);

    /// The moment that its age counts from: when it began, else when it was reported.
    public Instant moment() {
        Instant origin = hypocentre.origin();
        return origin == null ? updated : origin;
    }

    public boolean cancelled() {
        return stage == Stage.CANCELLED;
    }

    /// Whether it is an early warning that at `now` still tells of what is to come.
    public boolean imminent(Instant now) {
        return stage.early() && now.isBefore(updated.plus(EARLY));
    }

    /// Whether this report stands in place of `other`, one of the same earthquake and series.
    public boolean supersedes(Earthquake other) {
        return NEWER.compare(this, other) > 0;
    }

    /// What the reports of one earthquake, one of each series, come to; the same in whatever order they stand.
    ///
    /// The surest that stands decides the stage. Of what it leaves open, the next surest tells. Intensities that were
    /// forecast are no longer told once any report is more than a forecast: they would read as measured. When every report
    /// is taken back the earthquake is cancelled.
    public static Earthquake merged(Collection<Earthquake> reports) {
        List<Earthquake> standing =
                reports.stream()
                        .filter(r -> !r.cancelled())
                        .sorted(SURER.thenComparing(Earthquake::series).reversed())
                        .toList();
        if (standing.isEmpty()) {
            return reports.stream()
                    .max(NEWER.thenComparing(Earthquake::series))
                    .orElseThrow(() -> new IllegalArgumentException("no report"));
        }
        Earthquake surest = standing.getFirst();
        Earthquake newest =
                standing.stream().max(NEWER.thenComparing(Earthquake::series)).orElse(surest);
        Hypocentre when = first(standing, h -> h.origin() != null);
        Hypocentre where = first(standing, h -> h.epicentre() != null || !h.name().isEmpty());
        Hypocentre deep = first(standing, h -> !Double.isNaN(h.depthKm()));
        Hypocentre strong = first(standing, h -> !Double.isNaN(h.magnitude()));
        return new Earthquake(
                surest.id(),
                surest.feed(),
                surest.series(),
                newest.serial(),
                newest.updated(),
                surest.stage(),
                new Hypocentre(
                        when.origin(),
                        where.epicentre(),
                        where.name(),
                        deep.depthKm(),
                        strong.magnitude(),
                        strong.magnitudeType()),
                standing.stream()
                        .filter(r -> r.stage().early() == surest.stage().early())
                        .map(Earthquake::shaking)
                        .filter(Shaking::known)
                        .findFirst()
                        .orElse(Shaking.UNKNOWN),
                words(standing, Earthquake::tsunami),
                words(standing, Earthquake::remark),
                surest.reporter(),
                surest.simulated());
    }

    private static Hypocentre first(List<Earthquake> standing, Predicate<Hypocentre> tells) {
        return standing.stream()
                .map(Earthquake::hypocentre)
                .filter(tells)
                .findFirst()
                .orElse(Hypocentre.UNKNOWN);
    }

    /// The newest words: what is said of a tsunami changes while the hypocentre stays.
    private static String words(
            List<Earthquake> standing, java.util.function.Function<Earthquake, String> of) {
        return standing.stream()
                .filter(r -> !of.apply(r).isEmpty())
                .max(NEWER.thenComparing(Earthquake::series))
                .map(of)
                .orElse("");
    }
}
