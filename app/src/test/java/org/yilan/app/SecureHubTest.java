package org.yilan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.yilan.testing.IncidentBuilder.incident;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.console.Console.Connection.State;
import org.yilan.console.ConsoleOptions;
import org.yilan.console.HubConsole;
import org.yilan.console.HubTrust;
import org.yilan.feeds.FeedView;
import org.yilan.hub.Hub;
import org.yilan.hub.HubException;
import org.yilan.hub.HubPeople;
import org.yilan.hub.HubPerson;
import org.yilan.hub.HubServer;
import org.yilan.hub.HubTls;
import org.yilan.hub.SelfSigned;
import org.yilan.hub.SteppedClock;
import org.yilan.journal.SqliteJournal;
import org.yilan.situation.command.Role;
import org.yilan.situation.model.FeedFigures;
import org.yilan.situation.model.FeedHealth;
import org.yilan.testing.Samples;
import org.yilan.wire.WireCodec;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;

/// Real handshakes between a hub and a console.
@Timeout(120)
class SecureHubTest {
    private static final HubPerson LI = new HubPerson("李明", Role.DISPATCHER, "li-token", "");
    private static final FeedView NO_FEEDS =
            new FeedView() {
                @Override
                public List<FeedHealth> health() {
                    return List.of();
                }

                @Override
                public List<FeedFigures> figures() {
                    return List.of();
                }
            };

    @TempDir Path folder;
    private Hub hub;
    private HubServer server;
    private HubConsole console;
    private int outboxes;

    @BeforeEach
    void open() {
        hub =
                new Hub(
                        SqliteJournal.open(
                                folder.resolve("j"), new WireCodec(), InstantSource.system()),
                        new SteppedClock(Samples.START));
    }

    @AfterEach
    void close() {
        if (console != null) {
            console.close();
        }
        if (server != null) {
            server.close();
        }
        hub.close();
    }

    private SelfSigned certificate(String starts, int days) {
        return SelfSigned.make(folder.resolve("tls"), List.of("localhost"), starts, days);
    }

    /// A hub with a certificate for localhost; one that is no longer valid was when the hub started.
    private void serve(SelfSigned made) {
        Date then = made.shown().getNotBefore();
        serve(HubTls.pem(made.certificate(), made.key(), null, then));
    }

    private void serve(HubTls tls) {
        server = HubServer.start(hub, new HubPeople(List.of(LI)), NO_FEEDS, "127.0.0.1", 0, tls);
    }

    private URI address(String scheme, String host) {
        return URI.create(scheme + "://" + host + ":" + server.address().getPort());
    }

    private void sit(URI address, HubTrust trust) throws IOException {
        if (console != null) {
            console.close();
        }
        Path outbox = Files.createDirectories(folder.resolve("outbox" + outboxes++));
        console =
                HubConsole.open(
                        ConsoleOptions.of(address, LI.token(), outbox, trust),
                        InstantSource.system());
    }

    private void awaitLink(String detail) {
        await().until(() -> console.connection().detail().equals(detail));
        assertThat(console.connection().state()).isNotEqualTo(State.CONNECTED);
    }

    @Test
    void whoeverKnowsTheFingerprintGetsSnapshotAndStream() throws Exception {
        SelfSigned made = certificate("+0d", 30);
        serve(made);
        assertThat(server.address().getScheme()).isEqualTo("https");
        hub.append("12345", List.of(incident("a").reported()));

        sit(address("https", "127.0.0.1"), new HubTrust.Pin("sha256:" + made.fingerprint()));

        await().until(() -> console.situation().incident("a").isPresent());
        assertThat(console.connection().state()).isEqualTo(State.CONNECTED);
        hub.append("12345", List.of(incident("b").reported()));
        await().until(() -> console.situation().incident("b").isPresent());
    }

    @Test
    void anotherCertificateIsNotTrusted() throws Exception {
        SelfSigned made = certificate("+0d", 30);
        serve(made);
        String other =
                made.fingerprint()
                        .replaceFirst("^..", made.fingerprint().startsWith("00") ? "11" : "00");

        sit(address("https", "localhost"), new HubTrust.Pin(other));
        awaitLink("console.link.untrusted");
        sit(address("https", "localhost"), HubTrust.SYSTEM);
        awaitLink("console.link.untrusted");
    }

    @Test
    void anAuthorityIsTrustedForTheNamesThatItSigned() throws Exception {
        SelfSigned made = certificate("+0d", 30);
        serve(made);

        sit(address("https", "localhost"), new HubTrust.Authority(made.certificate()));
        await().until(() -> console.connection().state() == State.CONNECTED);
        sit(address("https", "127.0.0.1"), new HubTrust.Authority(made.certificate()));
        awaitLink("console.link.other-host");
    }

    @Test
    void anExpiredCertificateIsTrustedByNobodyAndNotServed() throws Exception {
        SelfSigned made = certificate("-10d", 5);
        assertThatThrownBy(() -> HubTls.pem(made.certificate(), made.key(), null, new Date()))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("is not valid now")
                .hasMessageContaining("./yilan hub certificate");
        serve(made);

        sit(address("https", "localhost"), new HubTrust.Pin(made.fingerprint()));
        awaitLink("console.link.expired");
        sit(address("https", "localhost"), new HubTrust.Authority(made.certificate()));
        awaitLink("console.link.expired");
    }

    @Test
    void nothingIsSaidInClearAtATlsPort() throws Exception {
        serve(certificate("+0d", 30));
        byte[] answer;
        try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
            socket.getOutputStream()
                    .write(
                            "GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            answer = all(socket);
        }
        assertThat(new String(answer, StandardCharsets.ISO_8859_1))
                .doesNotContain("HTTP/1.1")
                .doesNotContain("Bearer");

        sit(address("http", "127.0.0.1"), HubTrust.SYSTEM);
        await().until(() -> !console.connection().detail().isEmpty());
        assertThat(console.connection().detail())
                .isIn("console.link.plain", "console.link.unreachable");
    }

    private static byte[] all(Socket socket) throws IOException {
        try {
            return socket.getInputStream().readAllBytes();
        } catch (SocketException e) {
            return new byte[0]; // cut off, without a word
        }
    }

    @Test
    void aConsoleThatExpectsTlsDoesWithoutNothing() throws Exception {
        server = HubServer.start(hub, new HubPeople(List.of(LI)), 0);

        sit(address("https", "127.0.0.1"), HubTrust.SYSTEM);
        awaitLink("console.link.no-tls");
    }

    @Test
    void aHubDoesNotListenToTheNetworkInClear() {
        assertThatThrownBy(
                        () ->
                                HubServer.start(
                                        hub,
                                        new HubPeople(List.of(LI)),
                                        NO_FEEDS,
                                        "0.0.0.0",
                                        0,
                                        null))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("does not listen on 0.0.0.0 without TLS")
                .hasMessageContaining("./yilan hub certificate");
    }

    @Test
    void aFingerprintIsTakenAsPeopleWriteItAndNothingElse() {
        String digits = "ab".repeat(32);
        for (String text :
                List.of(
                        digits,
                        "SHA-256 " + digits.toUpperCase(java.util.Locale.ROOT),
                        "ab:".repeat(31) + "AB")) {
            assertThat(new HubTrust.Pin(text).sha256()).isEqualTo(digits);
        }
        assertThatThrownBy(() -> new HubTrust.Pin(digits.substring(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aKeyThatIsThereIsNotOverwritten() throws Exception {
        SelfSigned made = certificate("+0d", 30);
        String key = Files.readString(made.key());

        assertThatThrownBy(() -> certificate("+0d", 30)).hasMessageContaining("is there already");
        assertThat(Files.readString(made.key())).isEqualTo(key);
    }
}
