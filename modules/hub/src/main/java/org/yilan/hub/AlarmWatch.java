package org.yilan.hub;

import org.yilan.situation.watch.AlarmRules;

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

    /// As [#start], without looking by itself.
    static AlarmWatch prepare(Hub hub) {
        return new AlarmWatch(hub);
    }

    /// One look, for a clock that is stepped by hand. The writer, which everybody waits for, is asked only when there is
    /// something to do, and judges again.
    ///
    /// @throws org.yilan.journal.JournalException when what was found could not be written
    public void look() {
        if (!AlarmRules.judge(hub.situation(), hub.clock().instant()).isEmpty()) {
            hub.follow(AlarmRules.BY, AlarmRules::judge);
        }
    }

    @Override
    public void close() {
        round.close();
    }
}
