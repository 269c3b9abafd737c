package org.yilan.city;

import org.yilan.assets.Assets;
import org.yilan.city.model.CityModel;
import org.yilan.city.scenario.Scenario;
import org.yilan.city.scenario.Scenarios;
import org.yilan.city.serve.CityServer;
import org.yilan.geography.Districts;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A city to try Yilan on: serves, on loopback, the upstream APIs of a city during a scenario, each in the format of a real
/// publisher.
///
/// What it answers at a moment of its clock follows from the scenario, the seed and that moment alone; requests change
/// nothing, in whatever order they come. Any thread may call; the server has its own threads.
public final class City implements AutoCloseable {
    private static final Logger LOG = System.getLogger(City.class.getName());

    private final CityServer server;

    private City(CityServer server) {
        this.server = server;
    }

    /// Opens a city: it listens and tells the time at once, and makes the rest beside that. The clock should start between the scenario's begin and end; see [#scenario].
    ///
    /// @throws org.yilan.city.scenario.ScenarioException when there is no such scenario or a file of it is damaged
    /// @throws CityException when the port cannot be had
    public static City open(Assets assets, String scenario, CityOptions options, CityClock clock) {
        Scenario read = Scenarios.read(assets, scenario);
        CompletableFuture<CityModel> model =
                CompletableFuture.supplyAsync(
                        () -> new CityModel(read, Districts.of(assets), options.seed()),
                        work -> Thread.ofPlatform().name("city-model").daemon().start(work));
        model.whenComplete(
                (m, fault) -> {
                    if (fault != null) {
                        LOG.log(Level.ERROR, "The city of " + scenario + " cannot be made.", fault);
                    }
                });
        try {
            return new City(
                    new CityServer(
                            read, options.seed(), model, clock, clock::speed, options.port()));
        } catch (BindException e) {
            throw new CityException(
                    "Port "
                            + options.port()
                            + " on 127.0.0.1 is taken; choose another, or 0 for any free one.",
                    e);
        } catch (IOException e) {
            throw new CityException(
                    "The city cannot listen on port "
                            + options.port()
                            + " of 127.0.0.1: "
                            + e.getMessage(),
                    e);
        }
    }

    /// The scenarios that there are.
    public static List<Scenarios.Summary> scenarios(Assets assets) {
        return Scenarios.list(assets);
    }

    /// One of them.
    ///
    /// @throws org.yilan.city.scenario.ScenarioException when there is none of that name, naming the nearest
    public static Scenarios.Summary scenario(Assets assets, String id) {
        return Scenarios.summary(assets, id);
    }

    /// Where it listens: `http://127.0.0.1:PORT`.
    public String baseUrl() {
        return server.baseUrl();
    }

    /// Stops listening.
    @Override
    public void close() {
        server.close();
    }
}
