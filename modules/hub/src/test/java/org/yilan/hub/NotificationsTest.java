package org.yilan.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.feeds.spi.ValueSource;
import org.yilan.hub.NotificationChannel.Content;
import org.yilan.journal.Journal;
import org.yilan.journal.JournalException;
import org.yilan.situation.command.Actor;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Exercise;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Tier;
import org.yilan.situation.response.Announcement;
import org.yilan.situation.response.Announcement.Delivery;
import org.yilan.testing.Samples;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;

/// Telling others, against a real receiver on its good and its bad days.
class NotificationsTest {
    private static final ResponseLevel.Key CITY =
            new ResponseLevel.Key(Tier.CITY, "310000", "typhoon");

    @TempDir private Path directory;
    private final Receiver receiver = new Receiver();
    private int commands;

    @AfterEach
    void stop() {
        receiver.close();
    }

    private NotificationChannel hook(URI url, Duration timeout) {
        return new NotificationChannel(
                "duty",
                "值班系统",
                "",
                new NotificationChannel.Webhook(
                        url,
                        new ValueSource("", ValueSource.Kind.TEXT, "s3cret"),
                        Map.of(),
                        timeout),
                Content.JSON,
                "yilan.310000",
                ZoneId.of("Asia/Shanghai"),
                Duration.ofMinutes(1));
    }

    private NotificationChannel hook() {
        return hook(receiver.hook(), Duration.ofSeconds(10));
    }

    private NotificationChannel folder() {
        return new NotificationChannel(
                "drop",
                "文件",
                "",
                new NotificationChannel.FileDrop(directory.resolve("out")),
                Content.CAP,
                "yilan.310000",
                ZoneId.of("Asia/Shanghai"),
                Duration.ofMinutes(1));
    }

    private static Notifications prepare(TestHub hub, NotificationChannel... channels) {
        return Notifications.prepare(
                hub.hub,
                List.of(channels),
                (language, key) ->
                        key.equals("hazard.typhoon")
                                ? language.equals("en") ? "Typhoon" : "台风"
                                : key,
                () -> 0);
    }

    private void order(TestHub hub, Command command) {
        assertThat(
                        hub.hub.submit(
                                new CommandEnvelope(
                                        "c" + commands++,
                                        "",
                                        hub.clock.instant(),
                                        "台风 <逼近> & 加强",
                                        -1,
                                        command),
                                new Actor(TestHub.CHEN.name(), TestHub.CHEN.role()),
                                new Actor(TestHub.ZHAO.name(), TestHub.ZHAO.role())))
                .isInstanceOf(Outcome.Accepted.class);
    }

    private void declare(TestHub hub, Grade level) {
        order(
                hub,
                new Command.DeclareLevel("上海市防汛指挥部", Tier.CITY, "310000", "typhoon", level, null));
    }

    private static List<Event> journal(TestHub hub) {
        return hub.hub.journal().read(0, 1000, Journal.END_OF_TIME).records().stream()
                .map(r -> r.event())
                .filter(
                        e ->
                                e instanceof Event.NotificationSent
                                        || e instanceof Event.NotificationFailed)
                .toList();
    }

    private static Announcement only(TestHub hub) {
        return hub.hub.situation().response().announcements().getFirst();
    }

    @Test
    void tellsASignedMessageOnceAndWritesWhatCameOfIt() throws Exception {
        try (TestHub hub = new TestHub(directory);
                Notifications out = prepare(hub, hook())) {
            declare(hub, Grade.III);
            out.lookAndWait();
            out.lookAndWait();

            assertThat(receiver.got).hasSize(1);
            Receiver.Got got = receiver.got.getFirst();
            String id = only(hub).id();
            assertThat(got.key()).isEqualTo("duty." + id);
            assertThat(got.stamp()).isEqualTo(Long.toString(Samples.START.getEpochSecond()));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("s3cret".getBytes(UTF_8), "HmacSHA256"));
            mac.update(("duty." + id + "." + got.stamp() + ".").getBytes(UTF_8));
            assertThat(got.signature())
                    .isEqualTo("v1," + Base64.getEncoder().encodeToString(mac.doFinal(got.body())));
            JsonNode json = JsonMapper.shared().readTree(got.body());
            assertThat(json.path("change").asString()).isEqualTo("DECLARED");
            assertThat(json.path("level").asString()).isEqualTo("III");
            assertThat(json.path("hazardName").path("en").asString()).isEqualTo("Typhoon");
            assertThat(new String(got.body(), UTF_8))
                    .as("who decided stays here")
                    .doesNotContain(TestHub.CHEN.name(), TestHub.ZHAO.name());
            assertThat(journal(hub))
                    .containsExactly(new Event.NotificationSent(id, "duty", 1, "HTTP 200"));
            assertThat(hub.hub.situation().feed("notify-duty").orElseThrow().state())
                    .isEqualTo(FeedHealth.State.GOOD);
        }
    }

    @Test
    void triesAgainLaterWithTheSameKeyAndGivesUpLoudly() {
        try (TestHub hub = new TestHub(directory);
                Notifications out = prepare(hub, hook())) {
            receiver.answers.addAll(List.of(500, 503, 500, 500, 500));
            declare(hub, Grade.III);
            out.lookAndWait();
            out.lookAndWait();
            assertThat(receiver.got).as("not before its time").hasSize(1);
            Delivery first = only(hub).deliveries().getFirst();
            assertThat(first.next()).isEqualTo(Samples.START.plusSeconds(5));
            assertThat(first.outcome()).isEqualTo("HTTP 500: busy");
            assertThat(hub.hub.situation().feed("notify-duty").orElseThrow().state())
                    .isEqualTo(FeedHealth.State.DEGRADED);

            for (int pause : new int[] {5, 10, 20}) {
                hub.clock.advance(Duration.ofSeconds(pause));
                out.lookAndWait();
            }
            // 35 s after the decision; 40 s more would be past the minute.
            assertThat(receiver.got).hasSize(4);
            assertThat(receiver.got)
                    .extracting(Receiver.Got::key)
                    .containsOnly("duty." + only(hub).id());
            assertThat(only(hub).deliveries())
                    .containsExactly(
                            new Delivery("duty", Delivery.State.FAILED, 4, null, "HTTP 500: busy"));
            assertThat(hub.hub.situation().feed("notify-duty").orElseThrow().state())
                    .isEqualTo(FeedHealth.State.UNREACHABLE);
            hub.clock.advance(Duration.ofHours(1));
            out.lookAndWait();
            assertThat(receiver.got).hasSize(4);
        }
    }

    @Test
    void waitsAsLongAsItIsAskedToAndALaterDecisionWaitsBehind() {
        try (TestHub hub = new TestHub(directory);
                Notifications out =
                        prepare(
                                hub,
                                new NotificationChannel(
                                        "duty",
                                        "",
                                        "",
                                        hook().way(),
                                        Content.JSON,
                                        "x",
                                        ZoneId.of("UTC"),
                                        Duration.ofHours(1)))) {
            receiver.answers.add(429);
            declare(hub, Grade.IV);
            out.lookAndWait();
            declare(hub, Grade.III);
            hub.clock.advance(Duration.ofSeconds(119));
            out.lookAndWait();
            assertThat(receiver.got).hasSize(1);

            hub.clock.advance(Duration.ofSeconds(1));
            out.lookAndWait();
            out.lookAndWait();
            assertThat(receiver.got)
                    .extracting(
                            g -> JsonMapper.shared().readTree(g.body()).path("change").asString())
                    .containsExactly("DECLARED", "DECLARED", "RAISED");
        }
    }

    @Test
    void saysInWordsWhatWasWrongWithTheOtherSide() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        Map<URI, String> bad =
                Map.of(
                        URI.create("http://127.0.0.1:" + closed + "/"), "connection refused",
                        receiver.secured(), "TLS fault",
                        receiver.hook(), "no answer from");
        for (Map.Entry<URI, String> e : bad.entrySet()) {
            receiver.answers.clear();
            receiver.answers.add(0);
            Path own = Files.createTempDirectory(directory, "hub");
            try (TestHub hub = new TestHub(own);
                    Notifications out = prepare(hub, hook(e.getKey(), patience(e.getValue())))) {
                declare(hub, Grade.III);
                out.lookAndWait();
                assertThat(only(hub).deliveries().getFirst().outcome()).contains(e.getValue());
                assertThat(only(hub).deliveries().getFirst().state())
                        .isEqualTo(Delivery.State.PENDING);
            }
        }
    }

    /// Long for what fails by itself, so that a busy machine is not taken for a silent one.
    private static Duration patience(String fault) {
        return fault.startsWith("no answer") ? Duration.ofMillis(400) : Duration.ofMinutes(1);
    }

    /// The receiver had it, and the hub died before that was written.
    @Test
    void afterAKillTheSameMessageGoesOutWithTheSameKey() {
        try (TestHub hub = new TestHub(directory)) {
            try (Notifications out = prepare(hub, hook())) {
                declare(hub, Grade.III);
                hub.diskFull = true;
                assertThatThrownBy(out::lookAndWait).isInstanceOf(JournalException.class);
                assertThatThrownBy(out::lookAndWait).isInstanceOf(JournalException.class);
                assertThat(receiver.got).as("while it lives it knows").hasSize(1);
            }
            hub.diskFull = false;
        }
        try (TestHub hub = new TestHub(directory);
                Notifications out = prepare(hub, hook())) {
            out.lookAndWait();
            out.lookAndWait();
            assertThat(receiver.got).hasSize(2);
            assertThat(receiver.got.get(1).key()).isEqualTo(receiver.got.get(0).key());
            assertThat(receiver.got.get(1).body()).isEqualTo(receiver.got.get(0).body());
            assertThat(journal(hub)).hasSize(1);
        }
    }

    @Test
    void nothingGoesOutInAnExerciseNorWhatAFeedTold() {
        try (TestHub hub = new TestHub(directory);
                Notifications out = prepare(hub, hook())) {
            hub.hub.append(
                    "cma",
                    List.of(
                            new Event.FeedHealthChanged(
                                    new FeedHealth(
                                            "cma",
                                            "",
                                            "",
                                            FeedHealth.State.GOOD,
                                            Samples.START,
                                            Samples.START,
                                            Duration.ofHours(1),
                                            "",
                                            "")),
                            new Event.LevelDeclared(Samples.level(Grade.IV, null))));
            out.lookAndWait();
            assertThat(hub.hub.situation().response().announcements()).isEmpty();

            receiver.answers.add(500);
            declare(hub, Grade.III);
            out.lookAndWait();
            hub.hub.append(
                    "scenario",
                    List.of(new Event.ExerciseMarked(new Exercise("x", "演练", "", "Drill", ""))));
            hub.clock.advance(Duration.ofSeconds(30));
            declare(hub, Grade.I);
            out.lookAndWait();

            assertThat(receiver.got).hasSize(1);
            assertThat(hub.hub.situation().response().announcements()).hasSize(1);
            assertThat(only(hub).deliveries().getFirst().state()).isEqualTo(Delivery.State.FAILED);
            assertThat(only(hub).deliveries().getFirst().outcome()).contains("exercise");
        }
    }

    @Test
    void dropsCapMessagesThatReferToEachOtherAndAreValid() throws Exception {
        try (TestHub hub = new TestHub(directory);
                Notifications out = prepare(hub, folder())) {
            for (Grade level : List.of(Grade.IV, Grade.II, Grade.III)) {
                declare(hub, level);
                out.lookAndWait();
                hub.clock.advance(Duration.ofMinutes(30));
            }
            order(hub, new Command.EndLevel(CITY));
            out.lookAndWait();

            List<Path> files;
            try (Stream<Path> list = Files.list(directory.resolve("out"))) {
                files = list.sorted().toList();
            }
            assertThat(files).hasSize(4);
            var schema =
                    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                            .newSchema(NotificationsTest.class.getResource("cap-1.2.xsd"));
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            String before = "";
            List<String> kinds = new java.util.ArrayList<>();
            for (Path file : files) {
                byte[] xml = Files.readAllBytes(file);
                schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(xml)));
                var alert =
                        factory.newDocumentBuilder()
                                .parse(new ByteArrayInputStream(xml))
                                .getDocumentElement();
                kinds.add(text(alert, "msgType") + " " + text(alert, "headline"));
                assertThat(text(alert, "status")).isEqualTo("Actual");
                assertThat(text(alert, "description")).isEqualTo("台风 <逼近> & 加强");
                assertThat(text(alert, "references")).isEqualTo(before);
                before =
                        text(alert, "sender")
                                + ","
                                + text(alert, "identifier")
                                + ","
                                + text(alert, "sent");
            }
            assertThat(kinds)
                    .containsExactly(
                            "Alert 上海市防汛指挥部启动台风 IV 级应急响应",
                            "Update 上海市防汛指挥部将台风应急响应由 IV 级提升至 II 级",
                            "Update 上海市防汛指挥部将台风应急响应由 II 级降至 III 级",
                            "Cancel 上海市防汛指挥部终止台风应急响应");
            assertThat(before).contains("2024-09-15T10:30:00+08:00");
        }
    }

    private static String text(org.w3c.dom.Element alert, String name) {
        var found = alert.getElementsByTagNameNS(CapMessage.NAMESPACE, name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    @Test
    void aFolderThatCannotBeWrittenIsTriedAgain() throws IOException {
        Files.writeString(directory.resolve("out"), "in the way");
        try (TestHub hub = new TestHub(directory);
                Notifications out = prepare(hub, folder())) {
            declare(hub, Grade.III);
            out.lookAndWait();
            assertThat(only(hub).deliveries().getFirst().state()).isEqualTo(Delivery.State.PENDING);
            Files.delete(directory.resolve("out"));
            hub.clock.advance(Duration.ofSeconds(5));
            out.lookAndWait();
            assertThat(only(hub).deliveries().getFirst().state()).isEqualTo(Delivery.State.SENT);
        }
    }

    @Test
    void aTestSaysThatItIsOneAndLeavesNoTrace() throws Exception {
        String words = Notifications.test(hook(), (language, key) -> key, "310000", Samples.START);
        assertThat(words).isEqualTo("HTTP 200");
        assertThat(
                        JsonMapper.shared()
                                .readTree(receiver.got.getFirst().body())
                                .path("test")
                                .asBoolean())
                .isTrue();
        assertThat(Notifications.test(folder(), (language, key) -> key, "310000", Samples.START))
                .endsWith("written");
        try (Stream<Path> list = Files.list(directory.resolve("out"))) {
            assertThat(Files.readString(list.findFirst().orElseThrow()))
                    .contains("<status>Test</status>");
        }
    }
}
