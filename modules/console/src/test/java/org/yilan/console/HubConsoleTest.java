package org.yilan.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.console.Console.Connection.State;
import org.yilan.situation.Changes;
import org.yilan.situation.command.Role;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Reporter;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

@Timeout(60)
class HubConsoleTest {
    private static final Instant NOON = Instant.parse("2024-09-15T04:00:00Z");

    @TempDir private Path folder;
    private FakeHub hub;
    private HubConsole console;

    @BeforeEach
    void startHub() throws IOException {
        hub = new FakeHub(NOON);
        hub.append(reported("a"), reported("b"));
    }

    @AfterEach
    void stop() throws IOException {
        if (console != null) {
            console.close();
        }
        hub.close();
    }

    @Test
    void followsAHub() throws IOException {
        List<Changes> heard = new CopyOnWriteArrayList<>();
        open();
        console.onChange(heard::add);
        hub.append(reported("c"));

        await().until(() -> console.situation().incident("c").isPresent());
        assertThat(console.connection().state()).isEqualTo(State.CONNECTED);
        assertThat(console.person()).isEqualTo(new Console.Person("王五", Role.COMMANDER));
        assertThat(console.time().earliest()).isEqualTo(NOON);
        assertThat(heard).anyMatch(c -> c.ids(Changes.Kind.INCIDENT).contains("c"));
    }

    /// Whoever looks at the very moment: an order that is given then bears the hub's time.
    @Test
    void knowsTimeAndSituationWhenItSaysThatItIsConnected() throws IOException {
        for (int i = 0; i < 50; i++) {
            try (HubConsole fresh =
                    HubConsole.open(
                            ConsoleOptions.of(hub.address(), "secret", folder.resolve("o" + i)),
                            InstantSource.system())) {
                while (fresh.connection().state() != State.CONNECTED) {
                    Thread.onSpinWait();
                }
                Instant now = fresh.time().now();
                boolean known = fresh.situation().incident("a").isPresent();
                assertThat(now).as("console %d", i).isAfterOrEqualTo(NOON);
                assertThat(known).as("console %d", i).isTrue();
            }
        }
    }

    @Test
    void resumesWhereTheStreamBroke() throws IOException {
        open();
        for (int i = 0; i < 20; i++) {
            hub.append(reported("x" + i));
            if (i % 5 == 0) {
                hub.breakConnections();
            }
        }

        samePicture();
        // Not started over: the same journal goes on.
        assertThat(hub.snapshots).hasValue(1);
        assertThat(hub.streams).hasValueGreaterThan(1);
    }

    @Test
    void takesNothingFromAMessageThatBreaksOff() throws IOException {
        open();
        hub.cutNextMessage = true;
        hub.append(reported("c"), reported("d"), reported("e"));

        samePicture();
        assertThat(hub.cutNextMessage).isFalse();
    }

    @Test
    void startsAfreshWhenAnEventIsMissing() throws IOException {
        open();
        hub.leaveOut = 4;
        hub.append(reported("c"), reported("missing"), reported("e"));

        samePicture();
        assertThat(console.situation().incident("missing")).isPresent();
        assertThat(hub.snapshots).hasValue(2);
    }

    @Test
    void countsWhatIsToldTwiceOnce() throws IOException {
        open();
        hub.twice = true;
        long[] events = {0};
        console.onChange(c -> events[0] += c.events());
        hub.append(reported("c"));
        hub.append(reported("d"));

        samePicture();
        assertThat(events[0]).isEqualTo(2);
        assertThat(hub.snapshots).hasValue(1);
    }

    @Test
    void forgetsEverythingWhenTheHubHasAnotherJournal() throws IOException {
        hub.append(reported("c"), reported("d"));
        open();
        console.time().pauseAt(NOON).join();
        List<Changes> heard = new CopyOnWriteArrayList<>();
        console.onChange(heard::add);

        hub.stop();
        hub.now = NOON.minus(Duration.ofDays(2));
        hub.replaceJournal(reported("other"));
        hub.start();

        samePicture();
        assertThat(console.situation().incident("a")).isEmpty();
        // The past that was on screen is gone, and the clock is the other journal's.
        assertThat(console.time().mode()).isEqualTo(TimeContext.Mode.LIVE);
        assertThat(console.time().now()).isBefore(NOON.minus(Duration.ofDays(1)));
        assertThat(heard).anyMatch(Changes::everything);
    }

    @Test
    void noticesAnotherJournalThatIsLonger() throws IOException {
        open();
        hub.stop();
        hub.replaceJournal(reported("p"), reported("q"), reported("r"));
        hub.start();

        samePicture();
        assertThat(console.situation().incident("a")).isEmpty();
    }

    @Test
    void losesTheLinkWhenTheHubFallsSilentAndItsClockStops() throws IOException {
        open();
        hub.silent = true;

        await().until(() -> console.connection().state() == State.LOST);
        assertThat(console.connection().detail()).isEqualTo("console.link.silent");
        Instant stopped = console.time().now();
        assertThat(console.time().speed()).isZero();
        await().pollDelay(Duration.ofMillis(150)).until(() -> true);
        assertThat(console.time().now()).isEqualTo(stopped);

        hub.silent = false;
        await().until(() -> console.connection().state() == State.CONNECTED);
    }

    @Test
    void saysWhyWhenTheTokenIsWrong() throws IOException {
        hub.token = "another";
        start();

        await().until(() -> console.connection().detail().equals("console.link.unauthorised"));
        assertThat(console.connection().state()).isEqualTo(State.CONNECTING);
        hub.token = "secret";
        await().until(() -> console.connection().state() == State.CONNECTED);
    }

    @Test
    void saysWhenNobodyAnswers() throws IOException {
        hub.stop();
        start();

        await().until(() -> console.connection().detail().equals("console.link.unreachable"));
        hub.start();
        await().until(() -> console.connection().state() == State.CONNECTED);
        samePicture();
    }

    @Test
    void aSlowHubIsSlowAndNothingElse() throws IOException {
        hub.delayMillis = 300;
        start();
        hub.append(reported("c"));

        samePicture();
        assertThat(console.connection().state()).isEqualTo(State.CONNECTED);
    }

    @Test
    void rewindsWhileTheLiveFoldGoesOn() throws IOException {
        tellAnHour();
        open();

        console.time().pauseAt(NOON.plusSeconds(600)).join();
        assertThat(console.situation().incident("t10")).isPresent();
        assertThat(console.situation().incident("t11")).isEmpty();
        hub.append(reported("meanwhile"));
        assertThat(console.situation().incident("meanwhile")).isEmpty();

        int before = hub.snapshots.get();
        await().until(
                        () -> {
                            console.time().goLive().join();
                            return console.situation().incident("meanwhile").isPresent();
                        });
        assertThat(hub.snapshots).hasValue(before);
    }

    @Test
    void readsOneMomentAtATimeAndTheLastOfManyCounts() throws IOException {
        tellAnHour();
        open();
        hub.delayMillis = 100;
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.add(console.time().pauseAt(NOON.plusSeconds(60 * i)));
        }

        all.forEach(CompletableFuture::join);
        assertThat(console.time().now()).isEqualTo(NOON.plusSeconds(60 * 49));
        assertThat(hub.mostSnapshotsAtOnce).hasValue(1);
        assertThat(hub.snapshotsAt).hasValueLessThan(10);
    }

    @Test
    void playsThePastToTheEnd() throws IOException {
        tellAnHour();
        open();
        console.time().pauseAt(NOON.plusSeconds(45 * 60)).join();
        long[] events = {0};
        console.onChange(c -> events[0] += c.events());
        List<Instant> moments = new CopyOnWriteArrayList<>();
        console.onChange(c -> moments.add(console.time().now()));

        console.time().play(600);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> console.time().mode() == TimeContext.Mode.LIVE);
        assertThat(console.situation().incident("t59")).isPresent();
        assertThat(events[0]).isEqualTo(15);
        assertThat(moments).isSorted();
    }

    @Test
    void stepsFromEventToEvent() throws IOException {
        tellAnHour();
        open();
        console.time().pauseAt(NOON.plusSeconds(90)).join();

        console.time().stepForward().join();
        assertThat(console.time().now()).isEqualTo(NOON.plusSeconds(120));
        assertThat(console.situation().incident("t2")).isPresent();
        console.time().stepBack().join();
        assertThat(console.time().now()).isEqualTo(NOON.plusSeconds(60));
        assertThat(console.situation().incident("t2")).isEmpty();
    }

    @Test
    void aJumpThatTheHubCannotAnswerLeavesThePictureAsItIs() throws IOException {
        open();
        hub.stop();

        CompletableFuture<Void> jump = console.time().pauseAt(NOON);

        await().until(jump::isDone);
        assertThat(jump).isCompletedExceptionally();
        assertThat(console.time().mode()).isEqualTo(TimeContext.Mode.LIVE);
    }

    @Test
    void readsTheIndexAndAnIncidentsStory() throws IOException {
        hub.append(new Event.IncidentAcknowledged("a", "王", ""));
        open();

        assertThat(console.index().join().events()).isEqualTo(3);
        assertThat(console.timeline("a").join()).hasSize(2);
    }

    // ---- stage

    private void tellAnHour() {
        for (int i = 1; i <= 60; i++) {
            hub.now = NOON.plusSeconds(60L * i);
            hub.append(reported("t" + i));
        }
    }

    private void start() throws IOException {
        ConsoleOptions options =
                new ConsoleOptions(
                        hub.address(),
                        "secret",
                        folder.resolve("outbox"),
                        Duration.ofMillis(1_200),
                        Duration.ofMinutes(10));
        console = HubConsole.open(options, InstantSource.system());
    }

    private void open() throws IOException {
        start();
        await().until(() -> console.connection().state() == State.CONNECTED);
        samePicture();
    }

    private void samePicture() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                assertThat(console.situation().capture())
                                        .isEqualTo(hub.fold().capture()));
    }

    static Event reported(String id) {
        return new Event.IncidentReported(
                new IncidentReport(
                        id,
                        "12345",
                        "waterlogging",
                        Grade.II,
                        "积水",
                        "",
                        Place.UNKNOWN,
                        Reporter.UNKNOWN,
                        NOON,
                        null,
                        "typhoon",
                        true));
    }
}
