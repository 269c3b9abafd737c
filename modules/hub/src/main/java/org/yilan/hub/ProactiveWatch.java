package org.yilan.hub;

import org.yilan.situation.event.Event;
import org.yilan.situation.watch.Watch;
import org.yilan.situation.watch.WatchRules;

import java.util.List;

/// Has a hub look for incidents by itself (未诉先办), see [Watch]. Any thread may call.
public final class ProactiveWatch implements AutoCloseable {
    private final Hub hub;
    private final Watch watch;
    private final EverySecond round =
            new EverySecond("hub-watch", "Nobody looks for incidents by itself", this::look);

    /// Found and not written yet.
    private List<Event> found = List.of();

    private ProactiveWatch(Hub hub, Watch watch) {
        this.hub = hub;
        this.watch = watch;
    }

    /// Looks once a second, where there are rules.
    ///
    /// @param language of titles, `zh` or `en`
    public static ProactiveWatch start(Hub hub, WatchRules rules, String language) {
        ProactiveWatch watch = prepare(hub, rules, language);
        if (!rules.equals(WatchRules.NONE)) {
            var unused = watch.round.start(hub.clock());
        }
        return watch;
    }

    /// As [#start], without looking by itself.
    static ProactiveWatch prepare(Hub hub, WatchRules rules, String language) {
        return new ProactiveWatch(hub, new Watch(rules, language));
    }

    /// One look, for a clock that is stepped by hand. It is not the writer's work: everybody waits for that, and a look goes
    /// through all that is open.
    ///
    /// @throws org.yilan.journal.JournalException when what was found could not be written; the next look tries again
    public synchronized void look() {
        if (found.isEmpty()) {
            found = watch.look(hub.situation(), hub.clock().instant());
        }
        hub.append(Watch.FEED, found);
        found = List.of();
    }

    @Override
    public void close() {
        round.close();
    }
}
