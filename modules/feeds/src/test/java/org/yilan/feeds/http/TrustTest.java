package org.yilan.feeds.http;

import static org.assertj.core.api.Assertions.assertThat;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import okhttp3.Credentials;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.feeds.FeedReport;
import org.yilan.feeds.FeedRunner;
import org.yilan.feeds.FoldingHub;
import org.yilan.feeds.spi.Channel;
import org.yilan.feeds.spi.Connection;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.spi.ValueSource;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Whom a feed trusts, what it shows of itself, and that its secrets stay where they are.
@Timeout(60)
class TrustTest {
    private static final String GOOD =
            """
            {"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[121.5,31.2]},
             "properties":{"id":"S1","name":"市民中心"}}]}\
            """;
    private static final HeldCertificate CA =
            new HeldCertificate.Builder().certificateAuthority(0).commonName("City CA").build();
    private static final HeldCertificate STRANGER =
            new HeldCertificate.Builder().certificateAuthority(0).commonName("Other CA").build();
    private static final HeldCertificate CLIENT =
            new HeldCertificate.Builder().commonName("yilan").signedBy(CA).rsa2048().build();

    /// Made with `openssl pkcs8 -topk8`: a key on the curve prime256v1, its password is geheim.
    private static final String ENCRYPTED =
            """
            -----BEGIN ENCRYPTED PRIVATE KEY-----
            MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAh1SYuIL1QrYQICCAAw
            DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEELGg0beh1jxp9NQdp6FoRD8EgZBG
            TS3HsdNApcM/bO8Mxxxbf4aSc35EdOiSZ/6pllVy65E1DaMHacEmpsqRcoJTCHhR
            H6Cc1/rrsremVvqLWAVAAabupsCNLYff/JD0hycId+eF4KGTwIpBm6vZ12C5P+Ba
            yIS/wjb9efId71MUZApsrOkFfimXVj2ONy1Qo2wRXOGFH2HP/sUD8PUf5ExdB9c=
            -----END ENCRYPTED PRIVATE KEY-----
            """;

    final FoldingHub hub = new FoldingHub("2024-09-15T09:00:00Z");
    final MockWebServer server = new MockWebServer();
    final List<String> said = new CopyOnWriteArrayList<>();
    @TempDir Path folder;
    private Handler ear;

    @BeforeEach
    void listen() {
        ear =
                new Handler() {
                    @Override
                    public void publish(LogRecord record) {
                        said.add(record.getMessage());
                        for (Throwable t = record.getThrown(); t != null; t = t.getCause()) {
                            said.add(String.valueOf(t.getMessage()));
                        }
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        ear.setLevel(Level.ALL);
        Logger.getLogger("org.yilan").addHandler(ear);
        Logger.getLogger("org.yilan").setLevel(Level.ALL);
    }

    @AfterEach
    void close() throws IOException {
        Logger.getLogger("org.yilan").removeHandler(ear);
        Logger.getLogger("org.yilan").setLevel(null);
        server.close();
    }

    private static HeldCertificate.Builder certificate() {
        return new HeldCertificate.Builder()
                .signedBy(CA)
                .commonName("upstream")
                .addSubjectAlternativeName("127.0.0.1");
    }

    void serve(HeldCertificate certificate) throws IOException {
        HandshakeCertificates handshake =
                new HandshakeCertificates.Builder()
                        .heldCertificate(certificate)
                        .addTrustedCertificate(CA.certificate())
                        .build();
        server.useHttps(handshake.sslSocketFactory());
        answer();
        server.start(InetAddress.getByName("127.0.0.1"), 0);
    }

    void answer() {
        server.setDispatcher(
                new Dispatcher() {
                    @Override
                    public MockResponse dispatch(RecordedRequest request) {
                        return new MockResponse(200, okhttp3.Headers.of(), GOOD);
                    }
                });
    }

    Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    FeedConfig feed(URI url, Connection connection) {
        return FeedConfig.of(
                        "f",
                        "f",
                        "geojson-places",
                        url,
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(5))
                .withConnection(url, connection);
    }

    FeedReport poll(Connection.Tls tls) {
        return poll(
                URI.create("https://127.0.0.1:" + server.getPort() + "/"),
                new Connection(new Channel.Polling(), tls, null));
    }

    FeedReport poll(URI url, Connection connection) {
        try (FeedRunner runner =
                new FeedRunner(List.of(feed(url, connection)), hub.surroundings())) {
            return runner.pollAllOnce().getFirst();
        }
    }

    static Connection.Tls trusting(Path ca) {
        return new Connection.Tls(ca, null, null, null, null);
    }

    Connection.Tls city() throws IOException {
        return trusting(file("ca.pem", CA.certificatePem()));
    }

    ValueSource password(String value) throws IOException {
        return new ValueSource(
                "", ValueSource.Kind.FILE, file("password", value + "\n").toString());
    }

    @Test
    void acceptsWhomItsOwnAuthorityVouchesFor() throws IOException {
        serve(certificate().build());
        assertThat(poll(city()).errorClass()).isEmpty();
        assertThat(hub.situation().facility("f:S1")).isPresent();
    }

    @Test
    void refusesWhomNobodyVouchesFor() throws IOException {
        serve(certificate().build());
        FeedReport byTheRuntime = poll(Connection.Tls.DEFAULT);
        assertThat(byTheRuntime.errorClass()).isEqualTo("tls");
        FeedReport byAnother = poll(trusting(file("other.pem", STRANGER.certificatePem())));
        assertThat(byAnother.errorClass()).isEqualTo("tls");
        assertThat(byAnother.detail()).contains("of nobody whom we trust; tls.ca");
    }

    @Test
    void refusesACertificateThatHasExpired() throws IOException {
        long now = System.currentTimeMillis();
        serve(
                certificate()
                        .validityInterval(
                                now - TimeUnit.DAYS.toMillis(30), now - TimeUnit.DAYS.toMillis(1))
                        .build());
        FeedReport report = poll(city());
        assertThat(report.errorClass()).isEqualTo("tls");
        assertThat(report.detail()).contains("a certificate that has expired");
    }

    @Test
    void refusesACertificateForAnotherHost() throws IOException {
        serve(
                new HeldCertificate.Builder()
                        .signedBy(CA)
                        .commonName("upstream")
                        .addSubjectAlternativeName("warnings.example")
                        .build());
        FeedReport report = poll(city());
        assertThat(report.errorClass()).isEqualTo("tls");
        assertThat(report.detail()).contains("a certificate for another host");
    }

    @Test
    void showsItsCertificateWhereOneIsDemanded() throws Exception {
        HandshakeCertificates handshake =
                new HandshakeCertificates.Builder()
                        .heldCertificate(certificate().build())
                        .addTrustedCertificate(CA.certificate())
                        .build();
        Path ca = file("ca.pem", CA.certificatePem());
        Path certificate = file("client.pem", CLIENT.certificatePem());
        Path key = file("key.pem", CLIENT.privateKeyPkcs8Pem());
        Path both = file("both.pem", CLIENT.certificatePem() + CLIENT.privateKeyPkcs8Pem());
        try (Demanding demanding = new Demanding(handshake)) {
            FeedReport without = poll(demanding.uri(), polling(trusting(ca)));
            assertThat(without.errorClass()).isEqualTo("tls");
            assertThat(without.detail()).contains("wants a certificate of ours");
            for (Connection.Tls with :
                    List.of(
                            new Connection.Tls(ca, certificate, key, null, null),
                            new Connection.Tls(ca, both, null, null, null),
                            new Connection.Tls(
                                    ca, null, null, keystore("geheim"), password("geheim")))) {
                assertThat(poll(demanding.uri(), polling(with)).errorClass()).isEmpty();
            }
        }
    }

    static Connection polling(Connection.Tls tls) {
        return new Connection(new Channel.Polling(), tls, null);
    }

    @Test
    void opensAKeyThatOpensslHasEncrypted() throws Exception {
        PrivateKey key = PemKey.read(file("encrypted.pem", ENCRYPTED), "geheim".toCharArray());
        assertThat(key.getAlgorithm()).isEqualTo("EC");
    }

    @Test
    void readsACertificateAgainOnceItHasBeenRenewed() throws IOException {
        serve(certificate().build());
        Path ca = file("ca.pem", STRANGER.certificatePem());
        URI url = URI.create("https://127.0.0.1:" + server.getPort() + "/");
        FeedConfig config = feed(url, new Connection(new Channel.Polling(), trusting(ca), null));
        try (FeedRunner runner = new FeedRunner(List.of(config), hub.surroundings())) {
            assertThat(runner.pollAllOnce().getFirst().errorClass()).isEqualTo("tls");
            file("ca.pem", CA.certificatePem());
            Files.setLastModifiedTime(ca, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
            assertThat(runner.pollAllOnce().getFirst().errorClass()).isEmpty();
        }
    }

    @Test
    void saysWhichFileIsWrongAndNeverWhatIsInIt() throws Exception {
        serve(certificate().build());
        Path ca = file("ca.pem", CA.certificatePem());
        Path certificate = file("client.pem", CLIENT.certificatePem());
        Path encrypted = file("encrypted.pem", ENCRYPTED);
        ValueSource wrong = password("hunter2");

        FeedReport missing = poll(trusting(folder.resolve("no.pem")));
        assertThat(missing.errorClass()).isEqualTo("tls-files");
        assertThat(missing.detail()).contains("no.pem cannot be read");
        FeedReport noCertificate = poll(trusting(file("text.pem", "hello")));
        assertThat(noCertificate.errorClass()).isEqualTo("tls-files");
        FeedReport locked = poll(new Connection.Tls(ca, certificate, encrypted, null, wrong));
        assertThat(locked.errorClass()).isEqualTo("tls-files");
        assertThat(locked.detail()).contains("encrypted.pem").contains("password is wrong");
        FeedReport unlocked = poll(new Connection.Tls(ca, certificate, encrypted, null, null));
        assertThat(unlocked.errorClass()).isEqualTo("credentials-missing");
        FeedReport store = poll(new Connection.Tls(ca, null, null, keystore("geheim"), wrong));
        assertThat(store.errorClass()).isEqualTo("tls-files");
        assertThat(store.detail()).contains("client.p12");
        FeedReport old =
                poll(
                        new Connection.Tls(
                                ca,
                                certificate,
                                file("old.pem", CLIENT.privateKeyPkcs1Pem()),
                                null,
                                null));
        assertThat(old.detail()).contains("openssl pkcs8 -topk8");

        assertNothingOf("hunter2", missing, locked, store);
        assertNothingOf("geheim", missing, locked, store);
        assertNothingOf(key(CLIENT.privateKeyPkcs1Pem()), old, locked);
        assertNothingOf(key(CLIENT.privateKeyPkcs8Pem()), old, locked);
    }

    @Test
    void goesThroughAProxyWithCredentialsThatOnlyTheProxySees() throws Exception {
        server.setDispatcher(
                new Dispatcher() {
                    @Override
                    public MockResponse dispatch(RecordedRequest request) {
                        String shown = request.getHeaders().get("Proxy-Authorization");
                        return Credentials.basic("yilan", "s3cret:x").equals(shown)
                                ? new MockResponse(200, okhttp3.Headers.of(), GOOD)
                                : new MockResponse(
                                        407,
                                        okhttp3.Headers.of(
                                                "Proxy-Authenticate", "Basic realm=\"x\""),
                                        "");
                    }
                });
        server.start(InetAddress.getByName("127.0.0.1"), 0);
        URI proxy = URI.create("http://127.0.0.1:" + server.getPort());
        URI upstream = URI.create("http://upstream.invalid/feed");
        ValueSource right =
                new ValueSource(
                        "", ValueSource.Kind.FILE, file("right", "yilan:s3cret:x").toString());
        ValueSource wrong =
                new ValueSource("", ValueSource.Kind.FILE, file("wrong", "yilan:oops7").toString());

        FeedReport good =
                poll(
                        upstream,
                        new Connection(
                                new Channel.Polling(),
                                Connection.Tls.DEFAULT,
                                new Connection.Proxy(proxy, right)));
        assertThat(good.errorClass()).isEmpty();
        assertThat(server.takeRequest().getRequestLine())
                .isEqualTo("GET http://upstream.invalid/feed HTTP/1.1");
        FeedReport refused =
                poll(
                        upstream,
                        new Connection(
                                new Channel.Polling(),
                                Connection.Tls.DEFAULT,
                                new Connection.Proxy(proxy, wrong)));
        assertThat(refused.errorClass()).isEqualTo("http-407");
        FeedReport none =
                poll(
                        upstream,
                        new Connection(
                                new Channel.Polling(),
                                Connection.Tls.DEFAULT,
                                new Connection.Proxy(proxy, null)));
        assertThat(none.errorClass()).isEqualTo("http-407");
        assertNothingOf("s3cret", good, refused);
        assertNothingOf("oops7", good, refused);
    }

    @Test
    void keepsHeadersOutOfEverythingThatIsKeptOrShown() throws Exception {
        answer();
        server.start(InetAddress.getByName("127.0.0.1"), 0);
        URI url = URI.create("http://127.0.0.1:" + server.getPort() + "/?key=quer7");
        FeedConfig config =
                feed(url, Connection.POLLING)
                        .withHeaders(
                                Map.of(
                                        "Authorization",
                                        new ValueSource(
                                                "Bearer ",
                                                ValueSource.Kind.FILE,
                                                file("token", "t0ken").toString())));
        try (FeedRunner runner = new FeedRunner(List.of(config), hub.surroundings())) {
            FeedReport good = runner.pollAllOnce().getFirst();
            assertThat(server.takeRequest().getHeaders().get("Authorization"))
                    .isEqualTo("Bearer t0ken");
            server.setDispatcher(
                    new Dispatcher() {
                        @Override
                        public MockResponse dispatch(RecordedRequest request) {
                            return new MockResponse(401, okhttp3.Headers.of(), "");
                        }
                    });
            FeedReport refused = runner.pollAllOnce().getFirst();
            assertThat(refused.errorClass()).isEqualTo("http-401");
            assertThat(runner.figures().toString() + runner.health() + config)
                    .doesNotContain("t0ken");
            assertNothingOf("t0ken", good, refused);
            assertNothingOf("quer7", good, refused);
        }
    }

    private static String key(String pem) {
        return pem.lines().skip(3).findFirst().orElseThrow();
    }

    private void assertNothingOf(String secret, FeedReport... reports) {
        assertThat(hub.journal.toString()).doesNotContain(secret);
        assertThat(said.toString()).doesNotContain(secret);
        assertThat(List.of(reports).toString()).doesNotContain(secret);
    }

    private Path keystore(String password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "yilan",
                CLIENT.keyPair().getPrivate(),
                password.toCharArray(),
                new Certificate[] {CLIENT.certificate()});
        Path file = folder.resolve("client.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        return file;
    }

    /// A server that talks to nobody without a certificate, and that says so: the fake one closes with a reset, which may
    /// overtake its word.
    private static final class Demanding implements AutoCloseable {
        private final SSLSocketFactory factory;
        private final ServerSocket door;

        Demanding(HandshakeCertificates handshake) throws IOException {
            factory = handshake.sslSocketFactory();
            door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
            Thread.ofVirtual().start(this::serve);
        }

        URI uri() {
            return URI.create("https://127.0.0.1:" + door.getLocalPort() + "/");
        }

        private void serve() {
            while (!door.isClosed()) {
                try (Socket raw = door.accept()) {
                    talk(raw);
                    raw.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) {
                    // closed, or the client had enough
                }
            }
        }

        private void talk(Socket raw) throws IOException {
            SSLSocket socket =
                    (SSLSocket) factory.createSocket(raw, "client", raw.getPort(), false);
            socket.setUseClientMode(false);
            socket.setNeedClientAuth(true);
            try {
                socket.startHandshake();
                if (socket.getInputStream().read(new byte[4096]) > 0) {
                    byte[] body = GOOD.getBytes(StandardCharsets.UTF_8);
                    OutputStream out = socket.getOutputStream();
                    out.write(
                            ("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: "
                                            + body.length
                                            + "\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
                    out.write(body);
                    out.flush();
                }
            } catch (SSLException e) {
                // The alert is on its way.
            }
            raw.shutdownOutput();
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }
}
