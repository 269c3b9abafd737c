package org.yilan.hub;

import org.yilan.situation.event.Event;
import org.yilan.situation.watch.AlarmRules;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Has a hub raise alarms and take them back by itself, see [AlarmRules]. Any thread may call.
public final class AlarmWatch implements AutoCloseable {
    /// Alarms per append, so that commands find the writer free in between: it takes about a third of a millisecond for each.
    private static final int TOGETHER = 25;

    private static final int TOGETHER_UNDISTURBED = 500;

    /// Alarms raised per look, and as many that end: the gravest come first, and each is news for every console.
    private static final int AT_ONCE = 400;

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
        look(AT_ONCE, TOGETHER);
    }

    /// A look that leaves nothing for the next one, where nobody waits for the writer meanwhile.
    ///
    /// @throws org.yilan.journal.JournalException when what was found could not be written
    public void catchUp() {
        look(Integer.MAX_VALUE, TOGETHER_UNDISTURBED);
    }

    private void look(int atOnce, int together) {
        List<Event> found = AlarmRules.judge(hub.situation(), hub.clock().instant());
        if (found.isEmpty()) {
            return;
        }
        List<String> keys =
                Stream.concat(keys(found, true).limit(atOnce), keys(found, false).limit(atOnce))
                        .distinct()
                        .toList();
        int from = 0;
        do {
            Set<String> some =
                    Set.copyOf(keys.subList(from, Math.min(keys.size(), from + together)));
            hub.follow(AlarmRules.BY, (s, now) -> AlarmRules.judge(s, now, some));
            from += together;
        } while (from < keys.size());
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
