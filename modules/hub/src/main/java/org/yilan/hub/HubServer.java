package org.yilan.hub;

import io.helidon.common.tls.Tls;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.FeedView;
import org.yilan.journal.JournalException;
import org.yilan.situation.model.FeedFigures;
import org.yilan.situation.model.FeedHealth;
import org.yilan.wire.Problem;
import org.yilan.wire.WireCodec;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Serves a hub over HTTP. Any thread may call.
public final class HubServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("org.yilan.hub");
    private static final int MOST_CONNECTIONS = 2000;

    private final WebServer server;
    private final EventStreams streams;
    private final String host;
    private final @Nullable HubTls tls;
    private final List<HubApi.Route> routes;
    private final WireCodec codec;
    private final Attendance attendance;

    private HubServer(
            Hub hub,
            HubPeople people,
            FeedView feeds,
            WireCodec codec,
            String host,
            int port,
            @Nullable HubTls tls) {
        this.host = host;
        this.tls = tls;
        this.codec = codec;
        this.attendance = new Attendance(hub.clock(), System::nanoTime);
        this.streams = new EventStreams(hub, attendance, codec);
        this.routes = new HubApi(hub, people, feeds, streams, attendance, codec).routes();
        WebServerConfig.Builder builder = WebServer.builder();
        if (tls != null) {
            builder.tls(
                    Tls.builder()
                            .sslContext(tls.context())
                            .enabledProtocols(List.of("TLSv1.3", "TLSv1.2"))
                            .build());
        }
        this.server =
                builder.host(host)
                        .port(port)
                        .shutdownHook(false)
                        // Without it an answer waits some 40 ms for the console's acknowledgement.
                        .connectionOptions(socket -> socket.tcpNoDelay(true))
                        .shutdownGracePeriod(Duration.ofMillis(200))
                        .maxTcpConnections(MOST_CONNECTIONS)
                        .maxPayloadSize(1 << 20)
                        .routing(this::route)
                        .build();
    }

    /// Whether somebody is giving an order for an incident at a console at this moment.
    public boolean writing(String incident) {
        return attendance.now().people().stream()
                .anyMatch(p -> p.writing() && p.incident().equals(incident));
    }

    /// Starts serving.
    ///
    /// @param feeds the feeds that run now
    /// @param host address to listen on, `127.0.0.1` unless the hub is meant for the network
    /// @param port 0 for any that is free
    /// @param tls how it shows who it is; null only on loopback
    /// @throws HubException when it cannot listen there
    public static HubServer start(
            Hub hub,
            HubPeople people,
            FeedView feeds,
            String host,
            int port,
            @Nullable HubTls tls) {
        requireTls(host, tls);
        requireFree(host, port);
        HubServer server = new HubServer(hub, people, feeds, new WireCodec(), host, port, tls);
        try {
            server.server.start();
        } catch (RuntimeException e) {
            server.streams.close();
            throw new HubException(
                    "The hub cannot listen on " + host + " port " + port + ": " + e, e);
        }
        if (!server.server.isRunning()) {
            server.streams.close();
            throw taken(host, port, null);
        }
        return server;
    }

    /// As the other, on loopback, of feeds that run elsewhere or no more: their health as the journal has it, no figures.
    public static HubServer start(Hub hub, HubPeople people, int port) {
        return start(hub, people, recorded(hub), "127.0.0.1", port, null);
    }

    private static FeedView recorded(Hub hub) {
        return new FeedView() {
            @Override
            public List<FeedHealth> health() {
                return List.copyOf(hub.situation().feeds());
            }

            @Override
            public List<FeedFigures> figures() {
                return List.of();
            }
        };
    }

    /// Names, telephone numbers and tokens do not go over a network in clear.
    private static void requireTls(String host, @Nullable HubTls tls) {
        try {
            if (tls == null && !InetAddress.getByName(host).isLoopbackAddress()) {
                throw new HubException(
                        "The hub does not listen on "
                                + host
                                + " without TLS: names, telephone numbers and tokens would go over"
                                + " the network in clear. Give it a certificate (hub.tls in the"
                                + " configuration; ./yilan hub certificate makes one), or listen"
                                + " on 127.0.0.1.",
                        null);
            }
        } catch (UnknownHostException e) {
            throw new HubException("The hub cannot listen on " + host + ": nobody knows it.", e);
        }
    }

    /// Asks before the server does, because that one only logs why it could not.
    private static void requireFree(String host, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(host, port));
        } catch (BindException e) {
            String why = String.valueOf(e.getMessage());
            throw why.contains("in use")
                    ? taken(host, port, e)
                    : new HubException(
                            "The hub cannot listen on "
                                    + host
                                    + " port "
                                    + port
                                    + " ("
                                    + why
                                    + "): give it another address or port.",
                            e);
        } catch (IOException | IllegalArgumentException e) {
            throw new HubException(
                    "The hub cannot listen on " + host + " port " + port + ": " + e.getMessage(),
                    e);
        }
    }

    private static HubException taken(String host, int port, @Nullable Throwable cause) {
        return new HubException(
                "Port "
                        + port
                        + " on "
                        + host
                        + " is taken by another program: stop it, or give the hub another port.",
                cause);
    }

    /// Where it listens: `http://127.0.0.1:PORT`, or `https://…` with TLS.
    public URI address() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return URI.create((tls == null ? "http://" : "https://") + name + ":" + server.port());
    }

    /// How it shows who it is; empty where it needs not.
    public Optional<HubTls> tls() {
        return Optional.ofNullable(tls);
    }

    /// Every operation as `GET /api/v1/snapshot`.
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        routes.forEach(r -> operations.add(r.method() + " " + HubApi.BASE + r.path()));
        return operations;
    }

    EventStreams streams() {
        return streams;
    }

    private void route(HttpRouting.Builder routing) {
        for (HubApi.Route route : routes) {
            String path = pattern(route);
            if (route.method().equals("POST")) {
                routing.post(path, route.handler());
            } else {
                routing.get(path, route.handler());
            }
        }
        for (HubApi.Route route : routes) {
            routing.any(
                    pattern(route),
                    (request, response) -> {
                        throw ApiProblem.of(
                                405,
                                "Method not allowed",
                                "Only " + route.method() + " is understood here.");
                    });
        }
        routing.any(
                (request, response) -> {
                    throw ApiProblem.of(404, "Not found", "There is nothing at this address.");
                });
        routing.error(ApiProblem.class, (request, response, e) -> send(response, e.problem()));
        routing.error(JournalException.class, this::journalFailed);
        routing.error(HubException.class, this::stopping);
        routing.error(HttpException.class, this::unreadable);
        routing.error(RuntimeException.class, this::failed);
    }

    /// The id of an incident is whatever its publisher writes, strokes too.
    private static String pattern(HubApi.Route route) {
        return HubApi.BASE + route.path().replace("{id}", "{id:.+}");
    }

    private void journalFailed(ServerRequest request, ServerResponse response, JournalException e) {
        LOG.log(System.Logger.Level.ERROR, e.getMessage());
        send(response, ApiProblem.of(503, "Journal", String.valueOf(e.getMessage())).problem());
    }

    private void stopping(ServerRequest request, ServerResponse response, HubException e) {
        send(response, ApiProblem.of(503, "Stopping", String.valueOf(e.getMessage())).problem());
    }

    private void unreadable(ServerRequest request, ServerResponse response, HttpException e) {
        send(
                response,
                ApiProblem.of(
                                e.status().code(),
                                e.status().reasonPhrase(),
                                "The request is not well formed.")
                        .problem());
    }

    private void failed(ServerRequest request, ServerResponse response, RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "Request " + request.path().path() + " failed", e);
        send(
                response,
                ApiProblem.of(500, "Failed", "The hub could not answer; its log says why.")
                        .problem());
    }

    private void send(ServerResponse response, Problem problem) {
        if (response.isSent()) {
            return;
        }
        response.status(problem.status());
        if (problem.status() == 401) {
            response.header(HeaderNames.WWW_AUTHENTICATE, "Bearer");
        }
        response.header(HeaderNames.CONTENT_TYPE, "application/problem+json");
        response.send(codec.problem(problem));
    }

    /// Ends all streams and stops listening. The hub goes on.
    @Override
    public void close() {
        streams.close();
        server.stop();
    }
}
