package org.yilan.app;

import org.jspecify.annotations.Nullable;
import org.yilan.assets.Assets;
import org.yilan.city.City;
import org.yilan.city.CityClock;
import org.yilan.city.CityOptions;
import org.yilan.city.scenario.Scenarios;
import org.yilan.console.ConsoleOptions;
import org.yilan.console.HubConsole;
import org.yilan.console.HubTrust;
import org.yilan.hub.HubClock;
import org.yilan.hub.HubPerson;
import org.yilan.hub.ScenarioClock;
import org.yilan.settings.Settings;
import org.yilan.settings.SettingsException;
import org.yilan.settings.SettingsReader;
import org.yilan.situation.model.Exercise;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Everything that one process runs: a city where it demonstrates, a hub, and a console of it. Closed in the order opposite
/// to opening; a second close does nothing.
final class Session implements AutoCloseable {
    private final Opened opened;
    private final Assets assets;
    private final Settings settings;
    private final Station station;
    private final List<HubPerson> people;
    private final @Nullable City city;
    private final Path journal;

    private Session(
            Assets assets,
            Settings settings,
            Station station,
            List<HubPerson> people,
            @Nullable City city,
            Path journal,
            Opened opened) {
        this.opened = opened;
        this.assets = assets;
        this.journal = journal;
        this.settings = settings;
        this.station = station;
        this.people = people;
        this.city = city;
    }

    /// Opens a city and a hub, or a hub on a configuration; feeds are not started yet.
    static Session open(Source source) throws IOException, SettingsException {
        return open(source, null);
    }

    /// The same, unless there is no such scene: then nothing is opened.
    static Session open(Source source, @Nullable String scene)
            throws IOException, SettingsException {
        Assets given = source.assets();
        if (source.config != null) {
            return own(source, given, scene);
        }
        if (scene != null) {
            Words.scene(given, scene);
        }
        return demonstration(source, given);
    }

    private static Session own(Source source, Assets given, @Nullable String scene)
            throws IOException, SettingsException {
        Settings settings =
                new SettingsReader(given).read(java.util.Objects.requireNonNull(source.config));
        Assets assets = settings.wall().over(given);
        if (scene != null) {
            Words.scene(assets, scene);
        }
        Path journal = source.journal == null ? settings.hub().journal() : source.journal;
        List<HubPerson> people = People.of(settings);
        String clock = settings.hub().clock();
        HubClock hubClock =
                clock.equals("system")
                        ? HubClock.machine()
                        : ScenarioClock.following(URI.create(clock));
        Optional<Exercise> exercise =
                settings.hub().exercise().map(e -> new Exercise(e.en(), e.zh(), "", e.en(), ""));
        Station station = Station.open(settings, assets, journal, hubClock, people, exercise);
        Opened opened = new Opened();
        opened.add(station);
        return new Session(assets, settings, station, people, null, journal, opened);
    }

    private static Session demonstration(Source source, Assets assets)
            throws IOException, SettingsException {
        Scenarios.Summary scenario = City.scenario(assets, source.scenario);
        CityClock clock =
                CityClock.running(
                        source.fromMoment().orElse(scenario.from()),
                        source.speed == null ? scenario.speed() : source.speed,
                        InstantSource.system());
        City city = City.open(assets, scenario.id(), new CityOptions(source.seed, 0), clock);
        try {
            return demonstration(
                    source, assets, city, ScenarioClock.following(URI.create(city.baseUrl())));
        } catch (IOException | SettingsException | RuntimeException e) {
            city.close();
            throw e;
        }
    }

    /// A hub on a city that is open already; the session closes both.
    static Session demonstration(Source source, Assets assets, City city, HubClock clock)
            throws IOException, SettingsException {
        Settings settings = demonstrationSettings(assets, city.baseUrl());
        Opened opened = new Opened();
        opened.add(city);
        Path journal = source.journal;
        if (journal == null) {
            Path folder = Files.createTempDirectory(DataFolder.folder("demonstration"), "run-");
            journal = folder.resolve("demonstration.journal");
            opened.add(() -> DataFolder.delete(folder));
        }
        List<HubPerson> people = People.demonstration();
        Scenarios.Summary scenario = City.scenario(assets, source.scenario);
        Station station =
                Station.open(
                        settings,
                        assets,
                        journal,
                        clock,
                        people,
                        Optional.of(
                                new Exercise(
                                        scenario.id(),
                                        scenario.name().zh(),
                                        scenario.note().zh(),
                                        scenario.name().en(),
                                        scenario.note().en())));
        opened.add(station);
        station.play(new DemonstrationCrew(source.seed, settings.city().language()));
        return new Session(assets, settings, station, people, city, journal, opened);
    }

    /// The demonstration's configuration.
    ///
    /// @param city address of the city's server
    static Settings demonstrationSettings(Assets assets, String city)
            throws IOException, SettingsException {
        return new SettingsReader(assets)
                .parse(
                        Path.of("demonstration.yaml"),
                        assets.text("settings/demonstration.yaml").replace("{city}", city));
    }

    /// A console for somebody of the configuration, the first who may do most when no name is given.
    HubConsole openConsole(String name) throws IOException {
        return openConsole(name, station.ownAddress());
    }

    /// @param address at which this session's hub is reached
    HubConsole openConsole(String name, URI address) throws IOException {
        HubPerson person = People.here(people, name);
        Path outbox;
        if (city == null) {
            // Orders wait for one hub: those of another configuration must not be sent to it.
            String hub = Integer.toHexString(journal.toAbsolutePath().toString().hashCode());
            String folder = person.name().replaceAll("[^\\p{L}\\p{N}]", "_") + "-" + hub;
            outbox = Files.createDirectories(DataFolder.folder("outbox").resolve(folder));
        } else {
            outbox = Files.createTempDirectory(DataFolder.folder("outbox"), "demonstration-");
            opened.add(() -> DataFolder.delete(outbox));
        }
        try {
            HubConsole opening =
                    HubConsole.open(
                            ConsoleOptions.of(
                                    address,
                                    person.token(),
                                    outbox,
                                    station.tls()
                                            .<HubTrust>map(t -> new HubTrust.Pin(t.fingerprint()))
                                            .orElse(HubTrust.SYSTEM)),
                            InstantSource.system());
            opened.add(opening);
            return opening;
        } catch (IOException e) {
            throw new Failure("orders cannot be kept: " + e.getMessage(), e);
        }
    }

    Assets assets() {
        return assets;
    }

    Settings settings() {
        return settings;
    }

    Station station() {
        return station;
    }

    List<HubPerson> people() {
        return people;
    }

    Optional<City> city() {
        return Optional.ofNullable(city);
    }

    /// Closes `thing` when the session is closed, before everything that was opened earlier.
    void closeLater(AutoCloseable thing) {
        opened.add(thing);
    }

    @Override
    public void close() {
        opened.close();
    }
}
