package org.yilan.situation.watch;

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
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is worth an alarm, and what follows for the alarms from what is so at a moment. Pure; any thread.
///
/// Warnings in force that the city or a district issued; readings at or above what their sensor is to warn at, until they are
/// clearly below; feeds that are stale or unreachable; incidents of grade I and II that nobody has taken; broken limits that the
/// city was told of and has not answered. A sensor and a feed warn with the lowest grade: what they mean for people comes as a
/// warning or an incident.
public final class AlarmRules {
    /// Whom the journal names.
    public static final String BY = "alarms";

    /// Alarms raised or returned per look, gravest first, so that commands find the writer free in between.
    private static final int TOGETHER = 500;

    private AlarmRules() {}

    /// What follows at a moment; empty when nothing does.
    public static List<Event> judge(Situation situation, Instant now) {
        Alarms alarms = situation.alarms();
        Map<String, AlarmCondition> wrong = new LinkedHashMap<>();
        warnings(situation, now, wrong);
        readings(situation, wrong);
        feeds(situation, wrong);
        incidents(situation, wrong);

        List<Event> raised = new ArrayList<>();
        List<Event> others = new ArrayList<>();
        wrong.values().stream()
                .sorted(
                        Comparator.comparing(AlarmCondition::grade)
                                .thenComparing(AlarmCondition::key))
                .forEach(c -> follow(alarms.of(c.key()).orElse(null), c, raised, others));
        for (Alarm alarm : sorted(alarms)) {
            if (alarm.active() && !wrong.containsKey(alarm.key())) {
                others.add(new Event.AlarmReturned(alarm.key(), ender(situation, alarm)));
            }
            Alarm.Shelf shelf = alarm.shelf();
            if (shelf != null && !shelf.until().isAfter(now)) {
                others.add(new Event.AlarmUnshelved(alarm.key(), BY, ""));
            }
        }
        List<Event> events = new ArrayList<>();
        List<Event> first = raised.subList(0, Math.min(TOGETHER, raised.size()));
        mode(alarms, first.size(), now, events);
        events.addAll(first);
        events.addAll(others.subList(0, Math.min(TOGETHER, others.size())));
        return events;
    }

    private static List<Alarm> sorted(Alarms alarms) {
        return alarms.all().stream().sorted(Comparator.comparing(Alarm::key)).toList();
    }

    private static void follow(
            @org.jspecify.annotations.Nullable Alarm known,
            AlarmCondition wrong,
            List<Event> raised,
            List<Event> others) {
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
                            key == null ? "warning:" + alert.id() : key,
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
            String key = "reading:" + sensor.id();
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
                String key = "feed:" + feed.feed();
                wrong.put(
                        key,
                        new AlarmCondition(
                                key, AlarmSource.FEED, feed.feed(), Grade.IV, feed.name(), "", ""));
            }
        }
    }

    private static void incidents(Situation situation, Map<String, AlarmCondition> wrong) {
        for (Incident incident : situation.incidents()) {
            if (!incident.open()) {
                continue;
            }
            boolean untaken =
                    incident.progress().state() == IncidentState.NEW
                            && incident.grade().rank() <= Grade.II.rank();
            if (untaken) {
                put(wrong, incident, AlarmSource.INCIDENT, "incident:");
            }
            Rung rung = incident.timing().rung();
            if (rung != null && rung.tier() == Tier.CITY && rung.answered() == null) {
                put(wrong, incident, AlarmSource.LIMIT, "limit:");
            }
        }
    }

    private static void put(
            Map<String, AlarmCondition> wrong, Incident i, AlarmSource source, String prefix) {
        String key = prefix + i.id();
        wrong.put(
                key,
                new AlarmCondition(
                        key,
                        source,
                        i.id(),
                        i.grade(),
                        i.report().title(),
                        i.report().place().division(),
                        i.report().hazard()));
    }
}
