package org.yilan.situation.watch;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.Alarms;
import org.yilan.situation.Situation;
import org.yilan.situation.alarm.Alarm;
import org.yilan.situation.alarm.AlarmCondition;
import org.yilan.situation.alarm.AlarmFigures;
import org.yilan.situation.alarm.AlarmMode;
import org.yilan.situation.alarm.AlarmSource;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.Rung;
import org.yilan.situation.model.Sensor;
import org.yilan.situation.model.Tier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What is worth an alarm, and what follows for the alarms from what is so at a moment. Pure; any thread.
///
/// Warnings in force that the city or a district issued; readings at or above what their sensor is to warn at, until they are
/// clearly below; feeds that are stale or unreachable; incidents of grade I and II that nobody has taken; broken limits that the
/// city was told of and has not answered. A sensor and a feed warn with the lowest grade: what they mean for people comes as a
/// warning or an incident.
public final class AlarmRules {
    /// Whom the journal names.
    public static final String BY = "alarms";

    private static final String WARNING = "warning:";
    private static final String READING = "reading:";
    private static final String FEED = "feed:";
    private static final String INCIDENT = "incident:";
    private static final String LIMIT = "limit:";

    private AlarmRules() {}

    /// What follows at a moment, what is to be raised first and the gravest of it before all; empty when nothing does.
    public static List<Event> judge(Situation situation, Instant now) {
        Map<String, AlarmCondition> wrong = new LinkedHashMap<>();
        warnings(situation, now, wrong);
        readings(situation, wrong);
        feeds(situation, wrong);
        // A night has tens of thousands of these: what is known already is not listed again.
        situation.incidents().forEach(i -> incident(i, c -> news(situation.alarms(), c), wrong));
        return events(situation, now, wrong, situation.alarms().all());
    }

    /// What follows at a moment for some alarms alone, and for the mode. It looks only at what these are about, so a writer that
    /// everybody waits for can judge again what [#judge(Situation, Instant)] found.
    ///
    /// @param keys of the alarms, known or not yet
    public static List<Event> judge(Situation situation, Instant now, Set<String> keys) {
        Map<String, AlarmCondition> wrong = new LinkedHashMap<>();
        if (keys.stream().anyMatch(k -> k.startsWith(WARNING))) {
            warnings(situation, now, wrong);
        }
        if (keys.stream().anyMatch(k -> k.startsWith(READING))) {
            readings(situation, wrong);
        }
        if (keys.stream().anyMatch(k -> k.startsWith(FEED))) {
            feeds(situation, wrong);
        }
        keys.stream()
                .map(AlarmRules::incidentOf)
                .flatMap(Optional::stream)
                .distinct()
                .map(situation::incident)
                .flatMap(Optional::stream)
                .forEach(i -> incident(i, c -> true, wrong));
        wrong.keySet().retainAll(keys);
        return events(
                situation,
                now,
                wrong,
                keys.stream().map(situation.alarms()::of).flatMap(Optional::stream).toList());
    }

    /// The incident that an alarm is about, by its key.
    private static Optional<String> incidentOf(String key) {
        return Stream.of(INCIDENT, LIMIT)
                .filter(key::startsWith)
                .map(prefix -> key.substring(prefix.length()))
                .findFirst();
    }

    /// @param known alarms that may have come to their end
    private static List<Event> events(
            Situation situation,
            Instant now,
            Map<String, AlarmCondition> wrong,
            Collection<Alarm> known) {
        Alarms alarms = situation.alarms();
        List<Event> raised = new ArrayList<>();
        List<Event> others = new ArrayList<>();
        wrong.values().stream()
                .sorted(
                        Comparator.comparing(AlarmCondition::grade)
                                .thenComparing(AlarmCondition::key))
                .forEach(c -> follow(alarms.of(c.key()).orElse(null), c, raised, others));
        known.stream()
                .filter(a -> ended(situation, a, wrong) || unshelved(a, now))
                .sorted(Comparator.comparing(Alarm::key))
                .forEach(
                        a -> {
                            if (ended(situation, a, wrong)) {
                                others.add(new Event.AlarmReturned(a.key(), ender(situation, a)));
                            }
                            if (unshelved(a, now)) {
                                others.add(new Event.AlarmUnshelved(a.key(), BY, ""));
                            }
                        });
        List<Event> events = new ArrayList<>();
        mode(alarms, raised.size(), now, events);
        events.addAll(raised);
        events.addAll(others);
        return events;
    }

    private static boolean ended(
            Situation situation, Alarm alarm, Map<String, AlarmCondition> wrong) {
        if (!alarm.active() || wrong.containsKey(alarm.key())) {
            return false;
        }
        Optional<Incident> incident = situation.incident(alarm.condition().subject());
        return switch (alarm.condition().source()) {
            case WARNING, READING, FEED -> true;
            case INCIDENT -> incident.filter(AlarmRules::untaken).isEmpty();
            case LIMIT -> incident.filter(AlarmRules::unanswered).isEmpty();
        };
    }

    private static boolean unshelved(Alarm alarm, Instant now) {
        Alarm.Shelf shelf = alarm.shelf();
        return shelf != null && !shelf.until().isAfter(now);
    }

    private static void follow(
            @Nullable Alarm known, AlarmCondition wrong, List<Event> raised, List<Event> others) {
        if (known == null
                || !known.active()
                || wrong.grade().graverThan(known.condition().grade())) {
            raised.add(new Event.AlarmRaised(wrong));
        } else if (!known.condition().says(wrong)) {
            others.add(new Event.AlarmRevised(wrong));
        }
    }

    /// A flood counts what was raised whether people heard it or not: else its own silence would end it. The change comes
    /// before what is raised, so that what is silent in a flood is silent from the first.
    private static void mode(Alarms alarms, int more, Instant now, List<Event> events) {
        int count = alarms.rate(now).raised() + more;
        boolean storm = alarms.mode().storm();
        if (storm ? count < AlarmFigures.CALM_BELOW : count > AlarmFigures.FLOOD_ABOVE) {
            events.add(new Event.AlarmModeChanged(new AlarmMode(!storm, now, count)));
        }
    }

    /// Who ended it: what was done about an incident needs nobody's acknowledgement, everything else does.
    private static String ender(Situation situation, Alarm alarm) {
        return switch (alarm.condition().source()) {
            case WARNING, READING, FEED -> "";
            case INCIDENT, LIMIT ->
                    situation
                            .incident(alarm.condition().subject())
                            .map(i -> i.progress().owner())
                            .filter(owner -> !owner.isEmpty())
                            .orElse(BY);
        };
    }

    private static void warnings(
            Situation situation, Instant now, Map<String, AlarmCondition> wrong) {
        Map<String, String> keys = new HashMap<>();
        for (Alarm alarm : situation.alarms().all()) {
            if (alarm.active() && alarm.condition().source() == AlarmSource.WARNING) {
                keys.put(alarm.condition().subject(), alarm.key());
            }
        }
        List<Alert> alerts =
                situation.alerts().stream().sorted(Comparator.comparing(Alert::id)).toList();
        for (Alert alert : alerts) {
            boolean ours = alert.tier() == Tier.CITY || alert.tier() == Tier.DISTRICT;
            if (!ours || alert.status() != Alert.Status.ACTUAL || alert.expired(now)) {
                continue;
            }
            String key = keys.get(alert.id());
            for (String replaced : alert.references()) {
                key = key == null ? keys.get(replaced) : key;
            }
            AlarmCondition condition =
                    new AlarmCondition(
                            key == null ? WARNING + alert.id() : key,
                            AlarmSource.WARNING,
                            alert.id(),
                            alert.grade(),
                            alert.text("zh").headline(),
                            alert.areas().stream()
                                    .flatMap(a -> a.divisions().stream())
                                    .findFirst()
                                    .orElse(""),
                            alert.hazard());
            wrong.merge(
                    condition.key(), condition, (a, b) -> b.grade().graverThan(a.grade()) ? b : a);
        }
    }

    private static void readings(Situation situation, Map<String, AlarmCondition> wrong) {
        for (Sensor sensor : situation.sensors()) {
            Reading reading = situation.reading(sensor.id()).orElse(null);
            if (reading == null || Double.isNaN(sensor.warnAt())) {
                continue;
            }
            String key = READING + sensor.id();
            boolean active = situation.alarms().of(key).map(Alarm::active).orElse(false);
            double limit =
                    active
                            ? sensor.warnAt() - Math.abs(sensor.warnAt()) * AlarmFigures.HYSTERESIS
                            : sensor.warnAt();
            // A value that its publisher doubts neither raises an alarm nor ends one.
            boolean trusted = reading.quality() == Reading.Quality.GOOD;
            if (trusted ? reading.value() >= limit : active) {
                wrong.put(
                        key,
                        new AlarmCondition(
                                key,
                                AlarmSource.READING,
                                sensor.id(),
                                Grade.IV,
                                sensor.name(),
                                sensor.place().division(),
                                HazardEvents.measuredBy(sensor.quantity()),
                                reading.value(),
                                sensor.warnAt(),
                                sensor.unit()));
            }
        }
    }

    private static void feeds(Situation situation, Map<String, AlarmCondition> wrong) {
        for (FeedHealth feed : situation.feeds()) {
            if (feed.state() == FeedHealth.State.STALE
                    || feed.state() == FeedHealth.State.UNREACHABLE) {
                String key = FEED + feed.feed();
                wrong.put(
                        key,
                        new AlarmCondition(
                                key, AlarmSource.FEED, feed.feed(), Grade.IV, feed.name(), "", ""));
            }
        }
    }

    private static boolean untaken(Incident incident) {
        return incident.open()
                && incident.progress().state() == IncidentState.NEW
                && incident.grade().rank() <= Grade.II.rank();
    }

    /// Whether the city was told of a broken limit and has not answered.
    private static boolean unanswered(Incident incident) {
        Rung rung = incident.timing().rung();
        return incident.open()
                && rung != null
                && rung.tier() == Tier.CITY
                && rung.answered() == null;
    }

    private static void incident(
            Incident incident,
            Predicate<AlarmCondition> wanted,
            Map<String, AlarmCondition> wrong) {
        if (untaken(incident)) {
            put(wrong, incident, AlarmSource.INCIDENT, INCIDENT, wanted);
        }
        if (unanswered(incident)) {
            put(wrong, incident, AlarmSource.LIMIT, LIMIT, wanted);
        }
    }

    /// Whether a condition says what no active alarm says yet.
    private static boolean news(Alarms alarms, AlarmCondition condition) {
        return alarms.of(condition.key())
                .filter(Alarm::active)
                .filter(a -> a.condition().says(condition))
                .isEmpty();
    }

    private static void put(
            Map<String, AlarmCondition> wrong,
            Incident i,
            AlarmSource source,
            String prefix,
            Predicate<AlarmCondition> wanted) {
        AlarmCondition condition =
                new AlarmCondition(
                        prefix + i.id(),
                        source,
                        i.id(),
                        i.grade(),
                        i.report().title(),
                        i.report().place().division(),
                        i.report().hazard());
        if (wanted.test(condition)) {
            wrong.put(condition.key(), condition);
        }
    }
}
