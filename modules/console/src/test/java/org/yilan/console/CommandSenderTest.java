package org.yilan.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.console.Console.Connection.State;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Tier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

@Timeout(60)
class CommandSenderTest {
    private static final Instant NOON = Instant.parse("2024-09-15T04:00:00Z");

    @TempDir private Path folder;
    private FakeHub hub;
    private HubConsole console;

    @BeforeEach
    void startHub() throws IOException {
        hub = new FakeHub(NOON);
        hub.append(HubConsoleTest.reported("a"), HubConsoleTest.reported("b"));
        open();
    }

    @AfterEach
    void stop() throws IOException {
        console.close();
        hub.close();
    }

    @Test
    void bringsTheHubsAnswerAndForgetsTheCommand() {
        Outcome outcome = acknowledge("a", 1).join();

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertThat(((Outcome.Accepted) outcome).lastSeq()).isEqualTo(3);
        assertThat(console.pending()).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void bringsARefusalWithItsCodeAndArguments() {
        hub.refuse = "a";

        Outcome.Refused refused = (Outcome.Refused) acknowledge("a", 1).join();

        assertThat(refused.code()).isEqualTo("refused.changed-meanwhile");
        assertThat(refused.arguments()).containsExactly("a");
        assertThat(refused.message()).isEqualTo("Somebody changed it meanwhile.");
        assertThat(files()).isEmpty();
    }

    @Test
    void keepsACommandWhileTheHubIsAwayAndSendsItWhenItIsBack() throws IOException {
        hub.stop();
        CompletableFuture<Outcome> answer = acknowledge("a", 1);

        await().until(() -> files().size() == 1);
        assertThat(console.pending()).hasSize(1);
        assertThat(console.pending().getFirst().question()).isEmpty();
        assertThat(answer).isNotDone();

        hub.start();
        assertThat(answer.join()).isInstanceOf(Outcome.Accepted.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void aLostAnswerIsFoundInTheJournalInsteadOfAskingOrSendingAgain() {
        hub.loseAnswers = true;

        Outcome outcome = acknowledge("a", 1).join();

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertThat(hub.journal()).hasSize(3);
    }

    @Test
    void aCommandLeftByAnEarlierRunIsSentAndItsAnswerTold() throws IOException {
        hub.stop();
        var unused = acknowledge("a", 1);
        await().until(() -> files().size() == 1);
        console.close();
        hub.start();

        List<Outcome> told = new CopyOnWriteArrayList<>();
        open(c -> c.onAnswer((command, outcome) -> told.add(outcome)));

        await().until(() -> hub.journal().size() == 3);
        await().until(() -> files().isEmpty());
        assertThat(told).hasSize(1);
    }

    @Test
    void asksAgainWhenTheIncidentChangedMeanwhile() throws IOException {
        leaveACommandInTheOutbox();
        hub.append(new Event.IncidentResolved("a", "李", ""));
        hub.start();
        open();

        await().until(() -> !console.pending().getFirst().question().isEmpty());
        assertThat(console.pending().getFirst().question()).isEqualTo("console.pending.changed");
        assertThat(hub.orders).isEmpty();

        console.confirm(console.pending().getFirst().id());
        await().until(() -> console.pending().isEmpty());
        assertThat(hub.orders).hasSize(1);
    }

    @Test
    void asksAgainWhenTheCommandIsOldOnTheHubsClock() throws IOException {
        leaveACommandInTheOutbox();
        hub.now = NOON.plus(Duration.ofMinutes(11));
        hub.start();
        open();

        await().until(() -> !console.pending().getFirst().question().isEmpty());
        assertThat(console.pending().getFirst().question()).isEqualTo("console.pending.old");

        String id = console.pending().getFirst().id();
        console.discard(id);
        await().until(() -> console.pending().isEmpty());
        assertThat(files()).isEmpty();
        assertThat(hub.orders).isEmpty();
        // A copy that the network delivers only now finds the hub told.
        assertThat(hub.withdrawn).containsExactly(id);
    }

    @Test
    void aWithdrawalThatTheHubCouldNotHearSurvivesARestart() throws IOException {
        leaveACommandInTheOutbox();
        hub.now = NOON.plus(Duration.ofMinutes(11));
        hub.start();
        open();
        await().until(() -> !console.pending().getFirst().question().isEmpty());
        String id = console.pending().getFirst().id();

        hub.stop();
        console.discard(id);
        await().until(() -> console.pending().getFirst().withdrawn());
        console.close();
        List<Outcome> told = new CopyOnWriteArrayList<>();
        hub.start();
        open(c -> c.onAnswer((command, outcome) -> told.add(outcome)));

        await().until(() -> told.size() == 1);
        assertThat(((Outcome.Refused) told.getFirst()).code()).isEqualTo("refused.withdrawn");
        assertThat(hub.withdrawn).containsExactly(id);
        assertThat(hub.journal()).hasSize(2);
        assertThat(files()).isEmpty();
    }

    @Test
    void whatMayNotWaitIsRefusedAtOnceWithoutALink() throws IOException {
        hub.stop();
        await().until(() -> console.connection().state() == State.LOST);

        Outcome.Refused refused = (Outcome.Refused) declare().join();
        assertThat(refused.code()).isEqualTo("refused.offline");
        Outcome.Refused second =
                (Outcome.Refused) console.sendAs("李四", "4711", level(), "风大").join();
        assertThat(second.code()).isEqualTo("refused.offline");
        assertThat(files()).isEmpty();
        assertThat(console.pending()).isEmpty();

        // What is done about one incident waits.
        CompletableFuture<Outcome> answer = acknowledge("a", 1);
        await().until(() -> console.pending().size() == 1);
        hub.start();
        assertThat(answer.join()).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void whatMayNotWaitIsWithdrawnWithoutAnAnswerAndItsFateToldLater() {
        List<Outcome> told = new CopyOnWriteArrayList<>();
        console.onAnswer((command, outcome) -> told.add(outcome));
        hub.deaf = true;

        Outcome.Refused refused = (Outcome.Refused) declare().join();
        assertThat(refused.code()).isEqualTo("refused.no-answer");
        await().until(() -> told.size() == 1);
        assertThat(((Outcome.Refused) told.getFirst()).code()).isEqualTo("refused.withdrawn");
        assertThat(hub.journal()).hasSize(2);
        assertThat(console.pending()).isEmpty();
    }

    @Test
    void whatHadTakenEffectBeforeItWasWithdrawnIsToldAsDone() {
        List<Outcome> told = new CopyOnWriteArrayList<>();
        console.onAnswer((command, outcome) -> told.add(outcome));
        hub.loseAnswers = true;

        CompletableFuture<Outcome> answer = console.sendAs("李四", "4711", level(), "风大");
        await().until(() -> files().size() == 1);
        assertThat(files().getFirst()).content().contains("风大").doesNotContain("4711");
        assertThat(((Outcome.Refused) answer.join()).code()).isEqualTo("refused.no-answer");
        await().until(() -> told.size() == 1);
        assertThat(told.getFirst()).isInstanceOf(Outcome.Accepted.class);
        assertThat(hub.journal()).hasSize(3);
        await().until(() -> files().isEmpty());
    }

    @Test
    void whatMayNotWaitAndWasLeftByAnEarlierRunIsWithdrawn() throws IOException {
        hub.deaf = true;
        var unused = declare();
        await().until(() -> files().size() == 1);
        console.close();
        hub.deaf = false;

        List<Outcome> told = new CopyOnWriteArrayList<>();
        open(c -> c.onAnswer((command, outcome) -> told.add(outcome)));
        await().until(() -> told.size() == 1);
        assertThat(((Outcome.Refused) told.getFirst()).code()).isEqualTo("refused.withdrawn");
        assertThat(hub.journal()).hasSize(2);
    }

    @Test
    void aQuestionDoesNotHoldUpOtherCommands() throws IOException {
        leaveACommandInTheOutbox();
        hub.append(new Event.IncidentResolved("a", "李", ""));
        hub.start();
        open();
        await().until(() -> !console.pending().getFirst().question().isEmpty());

        assertThat(acknowledge("b", 1).join()).isInstanceOf(Outcome.Accepted.class);
        assertThat(console.pending()).hasSize(1);
    }

    @Test
    void sendsTheSecondPersonsNameAndNeverKeepsThePin() {
        Outcome outcome =
                console.sendAs("李 四", "4711", new Command.AcknowledgeIncident("a"), "").join();

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertThat(hub.orders.getFirst()).endsWith(" %E6%9D%8E%20%E5%9B%9B");
        await().until(() -> files().isEmpty());
    }

    @Test
    void refusesASecondConsoleOnTheSameOutbox() {
        assertThatThrownBy(
                        () ->
                                HubConsole.open(
                                        ConsoleOptions.of(
                                                hub.address(), "secret", folder.resolve("outbox")),
                                        InstantSource.system()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another console uses the outbox");
    }

    @Test
    void setsAFileAsideThatItCannotRead() throws IOException {
        console.close();
        Files.writeString(folder.resolve("outbox").resolve("000000000001-x.json"), "{half");
        open();

        assertThat(acknowledge("a", 1).join()).isInstanceOf(Outcome.Accepted.class);
        assertThat(folder.resolve("outbox").resolve("000000000001-x.json.unreadable")).exists();
    }

    // ---- stage

    private void leaveACommandInTheOutbox() throws IOException {
        hub.stop();
        var unused = acknowledge("a", 1);
        await().until(() -> files().size() == 1);
        console.close();
    }

    private CompletableFuture<Outcome> acknowledge(String incident, long version) {
        return console.send(new Command.AcknowledgeIncident(incident), "看到", version);
    }

    private CompletableFuture<Outcome> declare() {
        return console.send(level(), "风大", -1);
    }

    private static Command level() {
        return new Command.DeclareLevel("市防指", Tier.CITY, "本市", "typhoon", Grade.III, null);
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.list(folder.resolve("outbox"))) {
            return all.filter(f -> f.toString().endsWith(".json")).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void open() throws IOException {
        open(c -> {});
    }

    private void open(java.util.function.Consumer<HubConsole> beforeItConnects) throws IOException {
        ConsoleOptions options =
                new ConsoleOptions(
                        hub.address(),
                        HubPass.of("secret"),
                        folder.resolve("outbox"),
                        HubTrust.SYSTEM,
                        Duration.ofMillis(1_200),
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(2));
        console = HubConsole.open(options, InstantSource.system());
        beforeItConnects.accept(console);
        await().until(() -> console.connection().state() == State.CONNECTED);
        await().untilAsserted(
                        () ->
                                assertThat(console.situation().capture())
                                        .isEqualTo(hub.fold().capture()));
    }
}
