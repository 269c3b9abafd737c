package org.yilan.city.serve;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import org.jspecify.annotations.Nullable;
import org.yilan.city.model.CityModel;
import org.yilan.city.scenario.Scenario;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.DoubleSupplier;

/// The HTTP server, on loopback only.
public final class CityServer implements AutoCloseable {
    private final WebServer server;
    private final ClockApi time;
    private volatile @Nullable CompletableFuture<Publishers> publishers;

    /// Listens at once, and tells the time. All else waits for the model.
    ///
    /// @param model of that scenario and seed
    /// @param port 0 for any free one
    /// @throws IOException when the port cannot be had
    public CityServer(
            Scenario scenario,
            long seed,
            CompletableFuture<CityModel> model,
            InstantSource clock,
            DoubleSupplier speed,
            int port)
            throws IOException {
        requireFree(port);
        this.time = new ClockApi(scenario, seed, clock, speed);
        HttpRouting.Builder routing =
                HttpRouting.builder().get("/*", this::answer).get("/", this::answer);
        this.server =
                WebServer.builder()
                        .address(InetAddress.getLoopbackAddress())
                        .port(port)
                        // Without it the second packet of an answer waits 40 ms for the first to be
                        // acknowledged.
                        .connectionOptions(socket -> socket.tcpNoDelay(true))
                        .shutdownHook(false)
                        .shutdownGracePeriod(Duration.ZERO)
                        .addRouting(routing)
                        .build()
                        .start();
        if (!server.isRunning()) {
            throw new IOException("the HTTP server did not start");
        }
        // Links in answers name the port, which is known only now.
        this.publishers = model.thenApply(m -> new Publishers(m, clock, baseUrl()));
    }

    /// Helidon logs a failure to bind and carries on without a port, so this asks first.
    private static void requireFree(int port) throws IOException {
        if (port != 0) {
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        }
    }

    /// `http://127.0.0.1:PORT`, without a slash at its end.
    public String baseUrl() {
        return "http://127.0.0.1:" + server.port();
    }

    private void answer(ServerRequest request, ServerResponse response) {
        String path = request.path().path();
        Reply reply =
                path.equals("/") || path.equals("/clock")
                        ? time.answer()
                        : answer(path, request.query().rawValue());
        response.status(reply.status())
                .header(HeaderNames.CONTENT_TYPE, reply.type())
                .header(HeaderNames.CACHE_CONTROL, "no-store")
                .send(reply.body());
    }

    private Reply answer(String path, String query) {
        CompletableFuture<Publishers> coming = publishers;
        if (coming == null) {
            return Reply.unavailable("This city is not open yet.");
        }
        try {
            return coming.join().answer(path, query);
        } catch (CompletionException | CancellationException e) {
            return Reply.unavailable("This city could not be made: " + e.getCause());
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
