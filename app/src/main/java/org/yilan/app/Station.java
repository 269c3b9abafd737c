package org.yilan.app;

import org.jspecify.annotations.Nullable;
import org.yilan.assets.Assets;
import org.yilan.feeds.FeedRunner;
import org.yilan.feeds.FeedSurroundings;
import org.yilan.feeds.spi.ValueSource;
import org.yilan.geography.Districts;
import org.yilan.hub.Hub;
import org.yilan.hub.HubClock;
import org.yilan.hub.HubPeople;
import org.yilan.hub.HubPerson;
import org.yilan.hub.HubServer;
import org.yilan.hub.HubTls;
import org.yilan.hub.OpenIdRules;
import org.yilan.hub.PlayedCrew;
import org.yilan.journal.SqliteJournal;
import org.yilan.settings.Settings;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Exercise;
import org.yilan.wire.WireCodec;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A hub with its journal, its feeds and its server: what the configuration describes, put together.
final class Station implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Station.class.getName());

    private final Hub hub;
    private final FeedRunner feeds;
    private final HubServer server;
    private final HubClock clock;
    private final OwnRules rules;
    private final Optional<OpenIdRules> openId;
    private @Nullable PlayedCrew crew;

    private Station(
            Hub hub,
            FeedRunner feeds,
            HubServer server,
            HubClock clock,
            OwnRules rules,
            Optional<OpenIdRules> openId) {
        this.openId = openId;
        this.hub = hub;
        this.feeds = feeds;
        this.server = server;
        this.clock = clock;
        this.rules = rules;
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
        OwnRules rules = null;
        FeedRunner feeds = null;
        Optional<OpenIdRules> openId = Optional.empty();
        try {
            openId = OpenIdOfSettings.of(settings);
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
            exercise.filter(e -> !hub.situation().exercise().equals(Optional.of(e)))
                    .ifPresent(e -> hub.append("scenario", List.of(new Event.ExerciseMarked(e))));
            // After the exercise is marked: nothing goes out in one.
            rules = OwnRules.start(hub, settings, assets);
            HubServer server =
                    HubServer.start(
                            hub,
                            new HubPeople(people, openId.orElse(null)),
                            feeds,
                            settings.hub().listen(),
                            settings.hub().port(),
                            tls(settings));
            return new Station(hub, feeds, server, clock, rules, openId);
        } catch (RuntimeException e) {
            if (feeds != null) {
                feeds.close();
            }
            if (rules != null) {
                rules.close();
            }
            openId.ifPresent(o -> o.provider().close());
            hub.close();
            throw e;
        }
    }

    private static @Nullable HubTls tls(Settings settings) {
        Map<String, String> tls = settings.hub().tls();
        if (tls.isEmpty()) {
            return null;
        }
        UnaryOperator<Path> beside = settings.file().toAbsolutePath()::resolveSibling;
        String password = tls.get("password");
        ValueSource source =
                password == null
                        ? null
                        : FeedsOfSettings.source(password, name -> beside.apply(Path.of(name)));
        Date now = Date.from(InstantSource.system().instant());
        String keystore = tls.get("keystore");
        if (keystore != null) {
            return HubTls.keystore(beside.apply(Path.of(keystore)), source, now);
        }
        String key = tls.get("key");
        return HubTls.pem(
                beside.apply(Path.of(tls.getOrDefault("certificate", ""))),
                key == null ? null : beside.apply(Path.of(key)),
                source,
                now);
    }

    URI address() {
        return server.address();
    }

    Optional<HubTls> tls() {
        return server.tls();
    }

    /// How a console of this process gets here, whatever the hub listens on.
    URI ownAddress() {
        URI address = server.address();
        return List.of("0.0.0.0", "[::]").contains(address.getHost())
                ? URI.create(address.getScheme() + "://localhost:" + address.getPort())
                : address;
    }

    Hub hub() {
        return hub;
    }

    /// Who vouches for people of an organisation.
    Optional<URI> issuer() {
        return openId.map(o -> o.provider().issuer());
    }

    void startFeeds() {
        feeds.start();
        hub.startTriage();
    }

    /// Asks every feed once, in the configuration's order, keeps the time limits and the alarms, and lets those act who are
    /// played.
    void pollOnce() {
        feeds.pollAllOnce();
        rules.look();
        if (crew != null) {
            crew.look();
        }
    }

    /// Has people of the demonstration played from now on.
    void play(PlayedCrew.Script script) {
        crew = PlayedCrew.start(hub, script, server::writing);
    }

    @Override
    public void close() {
        if (crew != null) {
            crew.close();
        }
        feeds.close();
        server.close();
        rules.close();
        openId.ifPresent(o -> o.provider().close());
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
