package org.yilan.hub;

import org.yilan.situation.event.Event;
import org.yilan.situation.watch.AlarmRules;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Has a hub raise alarms and take them back by itself, see [AlarmRules]. Any thread may call.
public final class AlarmWatch implements AutoCloseable {
    private final Hub hub;
    private final EverySecond round =
            new EverySecond("hub-alarms", "Alarms are neither raised nor ended", this::look);

    private AlarmWatch(Hub hub) {
        this.hub = hub;
    }

    /// Looks once a second.
    public static AlarmWatch start(Hub hub) {
        AlarmWatch watch = prepare(hub);
        var unused = watch.round.start(hub.clock());
        return watch;
    }

    /// As [#start], without looking by itself: whoever steps the clock calls [#look] or [#catchUp].
    public static AlarmWatch prepare(Hub hub) {
        return new AlarmWatch(hub);
    }

    /// One look, for a clock that is stepped by hand. All that is open is looked at here; the writer, which everybody waits for,
    /// judges again only what was found.
    ///
    /// @throws org.yilan.journal.JournalException when what was found could not be written
    public void look() {
        look(Portion.BESIDE_ORDERS);
    }

    /// A look that leaves nothing for the next one, where nobody waits for the writer meanwhile.
    ///
    /// @throws org.yilan.journal.JournalException when what was found could not be written
    public void catchUp() {
        look(Portion.UNDISTURBED);
    }

    /// Of what is raised, the gravest first, and of what ends as many.
    private void look(Portion portion) {
        List<Event> found = AlarmRules.judge(hub.situation(), hub.clock().instant());
        if (found.isEmpty()) {
            return;
        }
        List<String> keys =
                Stream.of(true, false)
                        .flatMap(raised -> keys(found, raised).limit(portion.atOnce()))
                        .distinct()
                        .toList();
        if (keys.isEmpty()) {
            judge(keys); // the mode alone
        }
        portion.each(keys, this::judge);
    }

    private void judge(List<String> keys) {
        Set<String> some = Set.copyOf(keys);
        hub.follow(AlarmRules.BY, (s, now) -> AlarmRules.judge(s, now, some));
    }

    private static Stream<String> keys(List<Event> events, boolean raised) {
        return events.stream()
                .filter(e -> e instanceof Event.AlarmRaised == raised)
                .filter(e -> e instanceof Event.OnAlarm)
                .map(e -> ((Event.OnAlarm) e).alarm());
    }

    @Override
    public void close() {
        round.close();
    }
}
