package org.yilan.app;

import org.yilan.assets.Assets;
import org.yilan.hub.AlarmWatch;
import org.yilan.hub.Hub;
import org.yilan.hub.Notifications;
import org.yilan.hub.PlanInForce;
import org.yilan.hub.ProactiveWatch;
import org.yilan.hub.Supervision;
import org.yilan.settings.Settings;
import org.yilan.situation.limit.TimeLimits;
import org.yilan.situation.response.ResponsePlan;
import org.yilan.situation.watch.WatchRules;
import org.yilan.wire.WireCodec;
import org.yilan.wire.WireException;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/// What a hub does by itself, by the city's rules: keeps time limits, looks for incidents, carries out the plan, tells others,
/// raises alarms.
final class OwnRules implements AutoCloseable {
    private final Deque<Runnable> ends = new ArrayDeque<>();
    private final Deque<Runnable> looks = new ArrayDeque<>();

    private OwnRules() {}

    /// Starts all of it. Whether this is an exercise must be in the journal by now: nothing goes out in one.
    static OwnRules start(Hub hub, Settings settings, Assets assets) {
        OwnRules own = new OwnRules();
        try {
            own.begin(hub, settings, assets);
            return own;
        } catch (RuntimeException e) {
            own.close();
            throw e;
        }
    }

    private void begin(Hub hub, Settings settings, Assets assets) {
        WireCodec codec = new WireCodec();
        Supervision supervision =
                Supervision.start(
                        hub,
                        rules(
                                settings,
                                assets,
                                "limits",
                                "limits",
                                codec::readLimits,
                                TimeLimits.NONE));
        keep(supervision::look, supervision::close);
        ProactiveWatch watch =
                ProactiveWatch.start(
                        hub,
                        rules(
                                settings,
                                assets,
                                "watch",
                                "watch",
                                codec::readWatch,
                                WatchRules.NONE),
                        settings.city().language());
        keep(watch::look, watch::close);
        PlanInForce plan =
                PlanInForce.start(
                        hub,
                        rules(
                                settings,
                                assets,
                                "plan",
                                "plans",
                                codec::readPlan,
                                ResponsePlan.NONE));
        keep(plan::look, plan::close);
        try {
            Notifications told =
                    Notifications.start(
                            hub, ChannelsOfSettings.of(settings), ChannelsOfSettings.terms(assets));
            keep(() -> {}, told::close);
        } catch (IOException e) {
            throw new Failure("the program's own files cannot be read: " + e.getMessage(), e);
        }
        AlarmWatch alarms = AlarmWatch.start(hub);
        keep(alarms::look, alarms::close);
    }

    private void keep(Runnable look, Runnable end) {
        looks.add(look);
        ends.push(end);
    }

    /// One look of everything, for a clock that is stepped by hand.
    void look() {
        looks.forEach(Runnable::run);
    }

    @Override
    public void close() {
        ends.forEach(Runnable::run);
        ends.clear();
    }

    /// A file of rules that the configuration names; none where it names none.
    ///
    /// @param what the member of the configuration
    private static <T> T rules(
            Settings settings,
            Assets assets,
            String what,
            String folder,
            Function<String, T> read,
            T none) {
        String name = settings.root().path(what).asString("");
        if (name.isEmpty()) {
            return none;
        }
        String file = folder + "/" + name + ".json";
        try {
            return read.apply(assets.text(file));
        } catch (WireException e) {
            throw new Failure("the rules in " + file + " cannot be used: " + e.getMessage());
        } catch (IOException e) {
            throw new Failure("the rules in " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
