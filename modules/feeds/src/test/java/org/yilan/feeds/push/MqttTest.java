package org.yilan.feeds.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;

import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yilan.feeds.FeedRunner;
import org.yilan.feeds.FoldingHub;
import org.yilan.feeds.spi.Channel;
import org.yilan.feeds.spi.Channel.Mqtt.Version;
import org.yilan.feeds.spi.Connection;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.spi.ValueSource;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.FeedHealth.State;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Feeds at a real broker, in both versions of the protocol.
@Timeout(90)
class MqttTest {
    final FoldingHub hub = new FoldingHub("2024-09-15T09:00:00Z");
    EmbeddedActiveMQ broker;
    int port;
    FeedRunner runner;
    @TempDir Path folder;

    @BeforeEach
    void open() throws Exception {
        // The broker does not tell which port it got.
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        broker = start(port);
    }

    private static EmbeddedActiveMQ start(int at) throws Exception {
        ConfigurationImpl config = new ConfigurationImpl();
        config.setPersistenceEnabled(false);
        config.setSecurityEnabled(true);
        config.setJMXManagementEnabled(false);
        config.addAcceptorConfiguration("mqtt", "tcp://127.0.0.1:" + at + "?protocols=MQTT");
        EmbeddedActiveMQ made = new EmbeddedActiveMQ();
        made.setConfiguration(config);
        made.setSecurityManager(new Doorman());
        made.start();
        return made;
    }

    /// Lets in whoever knows the password.
    private static final class Doorman implements ActiveMQSecurityManager {
        @Override
        public boolean validateUser(String user, String password) {
            return "yilan".equals(user) && "geheim".equals(password);
        }

        @Override
        public boolean validateUserAndRole(
                String user, String password, Set<Role> roles, CheckType check) {
            return validateUser(user, password);
        }
    }

    @AfterEach
    void close() throws Exception {
        if (runner != null) {
            runner.close();
        }
        broker.stop();
    }

    FeedConfig feed(Version version, int qos, String client, String password) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), password);
        Channel.Mqtt channel =
                new Channel.Mqtt(
                        "shelters/#",
                        version,
                        qos,
                        client,
                        "yilan",
                        new ValueSource("", ValueSource.Kind.FILE, file.toString()));
        return new FeedConfig(
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
                .withConnection(URI.create("mqtt://127.0.0.1:" + port), Connection.by(channel));
    }

    void start(FeedConfig config) {
        runner = new FeedRunner(List.of(config), hub.surroundings());
        runner.start();
    }

    Mqtt3BlockingClient sender() {
        Mqtt3BlockingClient sender =
                MqttClient.builder()
                        .useMqttVersion3()
                        .serverHost("127.0.0.1")
                        .serverPort(port)
                        .buildBlocking();
        sender.connectWith()
                .simpleAuth()
                .username("yilan")
                .password("geheim".getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .send();
        return sender;
    }

    static void send(Mqtt3BlockingClient sender, String topic, String text) {
        sender.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(text.getBytes(StandardCharsets.UTF_8))
                .send();
    }

    boolean known(String id) {
        return hub.situation().facility("f:" + id).isPresent();
    }

    FeedHealth health() {
        return hub.situation().feed("f").orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void readsMessagesOfABrokerAndRefusesABadOneAlone(Version version) throws Exception {
        start(feed(version, 1, "", "geheim"));
        await().until(() -> health().state() == State.GOOD);
        Mqtt3BlockingClient sender = sender();
        send(sender, "shelters/pudong", PushTest.place("A"));
        send(sender, "shelters/huangpu", "<html>");
        send(sender, "elsewhere", PushTest.place("X"));
        send(sender, "shelters/jingan", PushTest.place("B"));
        await().until(() -> known("A") && known("B"));
        await().until(() -> health().state() == State.DEGRADED);
        assertThat(health().detail()).contains("topic shelters/huangpu: ").contains("HTML");
        assertThat(known("X")).isFalse();
        assertThat(runner.figures().getFirst().transport()).isEqualTo("mqtt");
        sender.disconnect();
    }

    @ParameterizedTest
    @EnumSource
    void comesBackToABrokerThatWasAway(Version version) throws Exception {
        start(feed(version, 0, "", "geheim"));
        await().until(() -> health().state() == State.GOOD);
        broker.stop();
        await().until(() -> health().state() == State.DEGRADED);
        assertThat(health().errorClass()).isIn("connection-lost", "no-connection");
        broker = start(port);
        await().until(() -> health().state() == State.GOOD);
        Mqtt3BlockingClient sender = sender();
        send(sender, "shelters/pudong", PushTest.place("A"));
        await().until(() -> known("A"));
        sender.disconnect();
    }

    @ParameterizedTest
    @EnumSource
    void saysThatABrokerRefusesUsWithoutTheSecret(Version version) throws Exception {
        start(feed(version, 0, "", "hunter2"));
        await().until(
                        () ->
                                hub.situation().feed("f").isPresent()
                                        && health().errorClass().equals("mqtt-refused"));
        assertThat(health().detail()).contains("refuses us: ");
        assertThat(hub.journal.toString() + runner.figures()).doesNotContain("hunter2");
    }

    /// The journal is down when a message comes: it is acknowledged only once it is recorded.
    @ParameterizedTest
    @EnumSource
    void acknowledgesWhatIsInTheJournalOnly(Version version) throws Exception {
        start(feed(version, 1, "yilan-hub", "geheim"));
        await().until(() -> health().state() == State.GOOD);
        hub.failing(true);
        Mqtt3BlockingClient sender = sender();
        send(sender, "shelters/pudong", PushTest.place("A"));
        await().until(() -> runner.health().getFirst().errorClass().equals("not-recorded"));
        runner.close();
        hub.failing(false);
        assertThat(known("A")).isFalse();
        // Another start of the same client: the broker still has it.
        start(feed(version, 1, "yilan-hub", "geheim"));
        await().until(() -> known("A"));
        sender.disconnect();
    }
}
