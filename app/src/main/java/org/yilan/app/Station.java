package org.yilan.app;

import org.yilan.assets.Assets;
import org.yilan.feeds.FeedRunner;
import org.yilan.feeds.FeedSurroundings;
import org.yilan.geography.Districts;
import org.yilan.hub.AlarmWatch;
import org.yilan.hub.Hub;
import org.yilan.hub.HubClock;
import org.yilan.hub.HubPeople;
import org.yilan.hub.HubPerson;
import org.yilan.hub.HubServer;
import org.yilan.hub.Notifications;
import org.yilan.hub.PlanInForce;
import org.yilan.hub.ProactiveWatch;
import org.yilan.hub.Supervision;
import org.yilan.journal.SqliteJournal;
import org.yilan.settings.Settings;
import org.yilan.situation.event.Event;
import org.yilan.situation.limit.TimeLimits;
import org.yilan.situation.model.Exercise;
import org.yilan.situation.response.ResponsePlan;
import org.yilan.situation.watch.WatchRules;
import org.yilan.wire.WireCodec;
import org.yilan.wire.WireException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A hub with its journal, its feeds and its server: what the configuration describes, put together.
final class Station implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Station.class.getName());

    private final Hub hub;
    private final FeedRunner feeds;
    private final HubServer server;
    private final HubClock clock;
    private final Supervision supervision;
    private final ProactiveWatch watch;
    private final AlarmWatch alarms;
    private final PlanInForce plan;
    private final Notifications notifications;

    private Station(
            Hub hub,
            FeedRunner feeds,
            HubServer server,
            HubClock clock,
            Supervision supervision,
            ProactiveWatch watch,
            Response response) {
        this.hub = hub;
        this.feeds = feeds;
        this.server = server;
        this.clock = clock;
        this.supervision = supervision;
        this.watch = watch;
        this.alarms = AlarmWatch.start(hub);
        this.plan = response.plan();
        this.notifications = response.notifications();
    }

    /// What follows from declared levels.
    private record Response(PlanInForce plan, Notifications notifications)
            implements AutoCloseable {
        static Response start(Hub hub, Settings settings, Assets assets) {
            PlanInForce plan =
                    PlanInForce.start(
                            hub,
                            rules(
                                    settings,
                                    assets,
                                    "plan",
                                    "plans",
                                    new WireCodec()::readPlan,
                                    ResponsePlan.NONE));
            try {
                return new Response(
                        plan,
                        Notifications.start(
                                hub,
                                ChannelsOfSettings.of(settings),
                                ChannelsOfSettings.terms(assets)));
            } catch (IOException e) {
                plan.close();
                throw new UncheckedIOException("the program's own files cannot be read", e);
            } catch (RuntimeException e) {
                plan.close();
                throw e;
            }
        }

        @Override
        public void close() {
            plan.close();
            notifications.close();
        }
    }

    /// Opens the journal and serves it; feeds wait for [#startFeeds] or [#pollOnce].
    ///
    /// @param journal the journal's file, made when it is not there
    /// @param exercise what every screen must say, when this is one
    static Station open(
            Settings settings,
            Assets assets,
            Path journal,
            HubClock clock,
            List<HubPerson> people,
            Optional<Exercise> exercise) {
        SqliteJournal opened = SqliteJournal.open(journal, new WireCodec(), InstantSource.system());
        opened.salvage().ifPresent(s -> LOG.log(System.Logger.Level.WARNING, s.message()));
        Hub hub = new Hub(opened, clock);
        Supervision supervision = null;
        ProactiveWatch watch = null;
        Response response = null;
        FeedRunner feeds = null;
        try {
            Districts districts = Districts.of(assets);
            feeds =
                    new FeedRunner(
                            FeedsOfSettings.of(settings),
                            new FeedSurroundings(
                                    hub::situation,
                                    hub,
                                    clock,
                                    point ->
                                            districts
                                                    .districtAt(point)
                                                    .map(d -> d.code())
                                                    .orElse(""),
                                    hub::recordedBefore));
            WireCodec codec = new WireCodec();
            supervision =
                    Supervision.start(
                            hub,
                            rules(
                                    settings,
                                    assets,
                                    "limits",
                                    "limits",
                                    codec::readLimits,
                                    TimeLimits.NONE));
            watch =
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
            exercise.filter(e -> !hub.situation().exercise().equals(Optional.of(e)))
                    .ifPresent(e -> hub.append("scenario", List.of(new Event.ExerciseMarked(e))));
            // After the exercise is marked: nothing goes out in one.
            response = Response.start(hub, settings, assets);
            HubServer server =
                    HubServer.start(
                            hub,
                            new HubPeople(people),
                            feeds,
                            settings.hub().listen(),
                            settings.hub().port());
            return new Station(hub, feeds, server, clock, supervision, watch, response);
        } catch (RuntimeException e) {
            if (feeds != null) {
                feeds.close();
            }
            if (supervision != null) {
                supervision.close();
            }
            if (watch != null) {
                watch.close();
            }
            if (response != null) {
                response.close();
            }
            hub.close();
            throw e;
        }
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

    URI address() {
        return server.address();
    }

    Hub hub() {
        return hub;
    }

    void startFeeds() {
        feeds.start();
        hub.startTriage();
    }

    /// Asks every feed once, in the configuration's order, and keeps the time limits and the alarms.
    void pollOnce() {
        feeds.pollAllOnce();
        supervision.look();
        watch.look();
        plan.look();
        alarms.look();
    }

    @Override
    public void close() {
        feeds.close();
        server.close();
        supervision.close();
        watch.close();
        plan.close();
        notifications.close();
        alarms.close();
        hub.close();
        if (clock instanceof AutoCloseable c) {
            try {
                c.close();
            } catch (Exception e) {
                throw new Failure("the clock could not be stopped: " + e.getMessage(), e);
            }
        }
    }
}
