package org.yilan.situation;

import org.yilan.situation.alarm.Alarm;
import org.yilan.situation.alarm.AlarmMark;
import org.yilan.situation.alarm.AlarmMode;
import org.yilan.situation.alarm.AlarmRate;
import org.yilan.situation.alarm.AlarmState;
import org.yilan.situation.alarm.AlarmsState;
import org.yilan.situation.event.Event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// The alarms of a situation. One thread writes, any thread may read.
///
/// An alarm that is over and seen is remembered for an hour, so that one that comes again and again is known to.
public final class Alarms {
    /// The id under which [Changes] names the mode.
    public static final String MODE = "mode";

    /// Alarms of an hour that are remembered: far more than anybody can deal with, and few enough to count every second.
    private static final int MARKS = 2_000;

    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final Map<String, Alarm> alarms = new ConcurrentHashMap<>();
    private volatile List<AlarmMark> marks = List.of();
    private volatile AlarmMode mode = AlarmMode.CALM;

    Alarms() {}

    /// All that are known, also those that are [AlarmState#NORMAL] again.
    public Collection<Alarm> all() {
        return Collections.unmodifiableCollection(alarms.values());
    }

    public Optional<Alarm> of(String key) {
        return Optional.ofNullable(alarms.get(key));
    }

    public AlarmMode mode() {
        return mode;
    }

    /// How many there were up to `now`.
    public AlarmRate rate(Instant now) {
        return AlarmRate.of(marks, now);
    }

    AlarmsState capture() {
        return new AlarmsState(
                alarms.values().stream().sorted(Comparator.comparing(Alarm::key)).toList(),
                marks,
                mode);
    }

    void restore(AlarmsState state) {
        state.alarms().forEach(a -> alarms.put(a.key(), a));
        marks = state.marks();
        mode = state.mode();
    }

    void apply(Event.OnAlarm event, Instant when, Changes changes) {
        switch (event) {
            case Event.AlarmRaised e -> raise(e, when);
            case Event.AlarmRevised e ->
                    change(e.alarm(), a -> a.active() ? a.revised(e.condition()) : a);
            case Event.AlarmReturned e -> change(e.alarm(), a -> a.returned(e.by(), when));
            case Event.AlarmAcknowledged e ->
                    change(
                            e.alarm(),
                            a -> a.acknowledged(new Alarm.Mark(e.by(), when, e.reason())));
            case Event.AlarmShelved e ->
                    change(
                            e.alarm(),
                            a -> a.shelved(new Alarm.Shelf(e.by(), when, e.until(), e.reason())));
            case Event.AlarmUnshelved e -> change(e.alarm(), Alarm::unshelved);
            case Event.AlarmPutOutOfService e ->
                    change(
                            e.alarm(),
                            a -> a.outOfService(new Alarm.Mark(e.by(), when, e.reason())));
            case Event.AlarmPutInService e -> change(e.alarm(), Alarm::inService);
        }
        changes.add(Changes.Kind.ALARM, event.alarm());
    }

    void enter(AlarmMode next, Changes changes) {
        mode = next;
        alarms.replaceAll(
                (key, a) -> {
                    Alarm b = a.in(next.storm());
                    if (b != a) {
                        changes.add(Changes.Kind.ALARM, key);
                    }
                    return b;
                });
        changes.add(Changes.Kind.ALARM, MODE);
    }

    private void raise(Event.AlarmRaised e, Instant when) {
        Alarm known = alarms.get(e.alarm());
        Alarm now = Alarm.raised(known, e.condition(), when, mode.storm());
        alarms.put(e.alarm(), now);
        if (known != null && known.active() && !now.since().equals(when)) {
            return; // nothing but other words
        }
        List<AlarmMark> next = new ArrayList<>(marks);
        next.removeIf(m -> m.at().isBefore(when.minus(REMEMBERED)));
        next.add(new AlarmMark(when, now.state() == AlarmState.UNACKNOWLEDGED));
        marks = List.copyOf(next.subList(Math.max(0, next.size() - MARKS), next.size()));
    }

    private void change(String key, UnaryOperator<Alarm> step) {
        alarms.computeIfPresent(key, (k, a) -> step.apply(a));
    }

    /// Forgets what is over, seen, and has been quiet for an hour.
    void sweep(Instant now, Changes changes) {
        Instant limit = now.minus(REMEMBERED);
        alarms.values()
                .removeIf(
                        a -> {
                            boolean over =
                                    a.state() == AlarmState.NORMAL
                                            && a.transitions().getLast().isBefore(limit);
                            if (over) {
                                changes.add(Changes.Kind.ALARM, a.key());
                            }
                            return over;
                        });
    }
}
