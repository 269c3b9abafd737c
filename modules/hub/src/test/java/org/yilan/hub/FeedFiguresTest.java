package org.yilan.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yilan.hub.TestHub.WALL;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.feeds.FeedRunner;
import org.yilan.feeds.FeedSurroundings;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.situation.model.FeedFigures;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the hub serves of feeds that run: the running figures beside the health, and none of it in the journal.
class FeedFiguresTest {
    private static final String PLACES =
            """
            {"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[121.5,31.2]},
             "properties":{"id":"S1","name":"市民中心"}}]}\
            """;

    private record Body(List<FeedFigures> figures) {}

    @TempDir Path directory;

    @Test
    void servesTheFiguresOfRunningFeedsAndJournalsChangesOfStateOnly() throws Exception {
        try (TestHub test = new TestHub(directory);
                ServerSocket upstream = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Socket taken = new Socket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Thread.ofVirtual().start(() -> serve(upstream));
            try (FeedRunner feeds =
                    new FeedRunner(
                            List.of(
                                    feed("good", upstream.getLocalPort()),
                                    feed("dead", taken.getLocalPort())),
                            FeedSurroundings.of(test.hub::situation, test.hub, test.clock))) {
                HubServer server =
                        HubServer.start(
                                test.hub,
                                new HubPeople(List.of(WALL)),
                                feeds,
                                "127.0.0.1",
                                0,
                                null);
                try {
                    for (int i = 0; i < 6; i++) {
                        feeds.pollAllOnce();
                    }
                    byte[] body = get(test, server);
                    assertThat(errors(test, body)).isEmpty();
                    List<FeedFigures> figures = test.codec.read(Body.class, body).figures();
                    assertThat(figures)
                            .extracting(FeedFigures::feed)
                            .containsExactly("good", "dead");
                    FeedFigures good = figures.getFirst();
                    assertThat(good.rounds()).isEqualTo(6);
                    assertThat(good.faults()).isZero();
                    // It came six times and was read once: it had not changed by a byte.
                    assertThat(good.last().items()).isZero();
                    assertThat(good.last().bytes())
                            .isEqualTo(PLACES.getBytes(StandardCharsets.UTF_8).length);
                    assertThat(good.perMinute().items()).isPositive();
                    FeedFigures dead = figures.getLast();
                    assertThat(dead.faultsInRow()).isEqualTo(6);
                    assertThat(dead.circuit()).isEqualTo(FeedFigures.Circuit.OPEN);
                    // Six rounds of two feeds: one place and a change of health each.
                    assertThat(test.hub.journal().lastSeq()).isEqualTo(3);
                } finally {
                    server.close();
                }
            }
        }
    }

    private static FeedConfig feed(String id, int port) {
        return FeedConfig.of(
                id,
                id,
                "geojson-places",
                URI.create("http://127.0.0.1:" + port + "/"),
                Duration.ofSeconds(10),
                Duration.ofMinutes(5));
    }

    private static byte[] get(TestHub test, HubServer server) {
        HttpResponse<byte[]> answer =
                test.send(
                        HttpRequest.newBuilder(server.address().resolve("/api/v1/feeds/figures"))
                                .header("Authorization", "Bearer " + WALL.token()));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static List<?> errors(TestHub test, byte[] body) {
        Map<?, ?> document = test.codec.read(Map.class, test.get(WALL, "/openapi.json").body());
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("$ref", "#/components/schemas/Figures");
        root.put("components", document.get("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(new String(test.codec.write(root), StandardCharsets.UTF_8))
                .validate(new String(body, StandardCharsets.UTF_8), InputFormat.JSON);
    }

    private static void serve(ServerSocket upstream) {
        byte[] body = PLACES.getBytes(StandardCharsets.UTF_8);
        while (!upstream.isClosed()) {
            try (Socket socket = upstream.accept()) {
                byte[] head = new byte[4096];
                if (socket.getInputStream().read(head) > 0) {
                    OutputStream out = socket.getOutputStream();
                    out.write(
                            ("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: "
                                            + body.length
                                            + "\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
                    out.write(body);
                }
            } catch (IOException e) {
                return; // closed
            }
        }
    }
}
