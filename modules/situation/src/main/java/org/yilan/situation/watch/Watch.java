package org.yilan.situation.watch;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Evidence;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.Reporter;
import org.yilan.situation.model.Sensor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Looks through a situation for what rules call an incident, and raises each once: not again while that incident is open, and
/// after it was ended only when the value has been below the limit in between, or other callers have come.
///
/// Only good readings count, and none older than [#FRESH]. What it remembers between two looks is how long a value has been
/// above a limit; after a restart that begins anew. One thread at a time.
public final class Watch {
    /// Whom the journal names, and the feed of what is raised.
    public static final String FEED = "watch";

    /// How old a reading may be (own choice: three rounds of a gauge that tells every ten minutes).
    public static final Duration FRESH = Duration.ofMinutes(30);

    private final WatchRules rules;
    private final String language;

    /// Since when a rule's limit is reached at a sensor; those that raised an incident stay until the value is clear.
    private final Map<String, Instant> above = new HashMap<>();

    private final Set<String> raised = new HashSet<>();

    /// What has been looked at since the start.
    private final Set<String> seen = new HashSet<>();

    /// @param language of titles, `zh` or `en`: an incident has one title for everybody
    public Watch(WatchRules rules, String language) {
        this.rules = rules;
        this.language = language;
    }

    /// What is to be written now: reports, each followed by its evidence.
    public List<Event> look(Situation situation, Instant now) {
        List<Event> events = new ArrayList<>();
        for (ReadingRule rule : rules.readings()) {
            for (Sensor sensor : situation.sensors()) {
                if (sensor.quantity().equals(rule.quantity())) {
                    Reading reading = situation.reading(sensor.id()).orElse(null);
                    look(rule, sensor, reading, situation, now, events);
                }
            }
        }
        if (!rules.clusters().isEmpty()) {
            Duration longest =
                    rules.clusters().stream()
                            .map(ClusterRule::within)
                            .max(Comparator.naturalOrder())
                            .orElse(Duration.ZERO);
            Clusters clusters = new Clusters(situation, now, longest, language);
            rules.clusters().forEach(rule -> events.addAll(clusters.look(rule)));
        }
        return events;
    }

    private void look(
            ReadingRule rule,
            Sensor sensor,
            @Nullable Reading reading,
            Situation situation,
            Instant now,
            List<Event> events) {
        double threshold = rule.threshold(sensor.warnAt());
        if (Double.isNaN(threshold)
                || reading == null
                || reading.quality() != Reading.Quality.GOOD
                || reading.observedAt().isBefore(now.minus(FRESH))) {
            return; // nothing is known: neither begun nor over
        }
        String key = rule.id() + ":" + sensor.id();
        if (reading.value() < rule.clear(sensor.warnAt())) {
            seen.add(key);
            above.remove(key);
            raised.remove(key);
            return;
        }
        if (reading.value() < threshold) {
            if (!raised.contains(key)) {
                above.remove(key);
            }
            return;
        }
        Instant since = above.computeIfAbsent(key, k -> reading.observedAt());
        Duration lasting = Duration.between(since, now);
        if (seen.add(key) && known(situation, key)) {
            raised.add(key); // before a restart
        }
        if (lasting.compareTo(rule.lasting()) < 0 || !raised.add(key)) {
            return;
        }
        String value = figure(reading.value());
        IncidentReport report =
                report(
                        key,
                        rule.category(),
                        rule.grade(),
                        rule.title().in(language, sensor.name(), value, ""),
                        named(sensor.place(), sensor.name()),
                        rule.hazard(),
                        now,
                        situation);
        events.add(new Event.IncidentReported(report));
        events.add(
                new Event.IncidentEvidenced(
                        report.id(),
                        new Evidence(
                                rule.id(),
                                sensor.id(),
                                sensor.quantity(),
                                reading.value(),
                                threshold,
                                sensor.unit(),
                                lasting,
                                reading.observedAt(),
                                List.of()),
                        FEED));
    }

    private static Place named(Place place, String name) {
        return place.address().isBlank() ? new Place(place.point(), name, place.division()) : place;
    }

    /// Whether the situation still has one that this rule raised here.
    private static boolean known(Situation situation, String key) {
        String prefix = FEED + ":" + key + ":";
        return situation.incidents().stream().anyMatch(i -> i.id().startsWith(prefix));
    }

    static IncidentReport report(
            String key,
            String category,
            Grade grade,
            String title,
            Place place,
            String hazard,
            Instant now,
            Situation situation) {
        return new IncidentReport(
                FEED + ":" + key + ":" + now.getEpochSecond(),
                FEED,
                category,
                grade,
                title,
                "",
                place,
                Reporter.UNKNOWN,
                now,
                null,
                hazard,
                situation.exercise().isPresent());
    }

    static String figure(double value) {
        return value == Math.rint(value)
                ? Long.toString(Math.round(value))
                : String.format(Locale.ROOT, "%.1f", value);
    }
}
