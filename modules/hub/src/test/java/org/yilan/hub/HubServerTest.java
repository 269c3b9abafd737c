package org.yilan.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yilan.hub.TestHub.CHEN;
import static org.yilan.hub.TestHub.LI;
import static org.yilan.hub.TestHub.WALL;
import static org.yilan.hub.TestHub.ZHAO;
import static org.yilan.testing.IncidentBuilder.incident;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.journal.JournalException;
import org.yilan.situation.Recorded;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Tier;
import org.yilan.testing.JournalScript;
import org.yilan.testing.Samples;
import org.yilan.wire.Problem;
import org.yilan.wire.Snapshot;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

class HubServerTest {
    private static final Command TAKE = new Command.AcknowledgeIncident("a");

    @TempDir Path directory;
    private TestHub test;

    @BeforeEach
    void start() {
        test = new TestHub(directory);
    }

    @AfterEach
    void stop() {
        test.close();
    }

    private Problem problem(HttpResponse<byte[]> response) {
        assertThat(response.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        Problem problem = test.codec.readProblem(response.body());
        assertThat(problem.status()).isEqualTo(response.statusCode());
        return problem;
    }

    private Command declare(Grade grade) {
        return new Command.DeclareLevel("上海市防汛指挥部", Tier.CITY, "310000", "typhoon", grade, null);
    }

    @Test
    void acceptsACommandAndShowsItInTheSnapshot() {
        test.hub.append("12345", List.of(incident("a").reported()));

        HttpResponse<byte[]> answer = test.order(LI, "c1", TAKE, "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"outcome\":\"accepted\",\"command\":\"c1\",\"lastSeq\":2}");
        Snapshot snapshot =
                test.codec.readSnapshot(new ByteArrayInputStream(test.get(LI, "/snapshot").body()));
        assertThat(snapshot.clock().now()).isEqualTo(Samples.START);
        assertThat(snapshot.clock().seq()).isEqualTo(2);
        var progress = snapshot.situation().incidents().getFirst().progress();
        assertThat(progress.state()).isEqualTo(IncidentState.ACKNOWLEDGED);
        assertThat(progress.owner()).as("the token's person, not the body's").isEqualTo("李明");
    }

    @Test
    void aCommandSentTwiceTakesEffectOnceAlsoAfterARestart() {
        test.hub.append("12345", List.of(incident("a").reported()));
        byte[] first = test.order(LI, "c1", TAKE, "").body();

        assertThat(test.order(LI, "c1", TAKE, "").body()).isEqualTo(first);
        test.close();
        test = new TestHub(directory);
        assertThat(test.order(LI, "c1", TAKE, "").body()).isEqualTo(first);

        assertThat(test.hub.journal().lastSeq()).isEqualTo(2);
    }

    @Test
    void aWithdrawnCommandTakesNoEffectHoweverLateACopyOfItComes() {
        test.hub.append("12345", List.of(incident("a").reported()));

        Problem withdrawn = problem(test.withdraw(LI, "c1", TAKE));
        assertThat(withdrawn.code()).isEqualTo("refused.withdrawn");
        assertThat(withdrawn.arguments()).containsExactly("李明");
        test.close();
        test = new TestHub(directory);

        assertThat(problem(test.order(LI, "c1", TAKE, "")).code()).isEqualTo("refused.withdrawn");
        assertThat(test.hub.journal().lastSeq()).isEqualTo(1);
    }

    @Test
    void whatHadTakenEffectCannotBeWithdrawnAndSaysSo() {
        test.hub.append("12345", List.of(incident("a").reported()));
        byte[] done = test.order(LI, "c1", TAKE, "").body();

        assertThat(test.withdraw(LI, "c1", TAKE).body()).isEqualTo(done);
        assertThat(problem(test.withdraw(WALL, "c1", TAKE)).code()).isEqualTo("refused.wall");
    }

    @Test
    void aRefusalIsAProblemThatSaysWhyAndStaysTheSame() {
        test.hub.append("12345", List.of(incident("a").title("积水").reported()));
        test.order(CHEN, "c1", TAKE, "");

        HttpResponse<byte[]> refused = test.order(LI, "c2", TAKE, "");

        Problem problem = problem(refused);
        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.code()).isEqualTo("refused.already-acknowledged");
        assertThat(problem.arguments()).containsExactly("积水", "陈静");
        assertThat(problem.command()).isEqualTo("c2");
        assertThat(problem.detail()).isEqualTo("“积水” has been taken by 陈静 already.");
        assertThat(test.order(LI, "c2", TAKE, "").body()).isEqualTo(refused.body());
    }

    @Test
    void namesWhoChangedItMeanwhile() {
        test.hub.append("12345", List.of(incident("a").title("积水").reported()));
        test.order(LI, "c1", TAKE, "");
        test.order(CHEN, "c2", new Command.AssignIncident("a", "水务局"), "");

        CommandEnvelope old =
                new CommandEnvelope(
                        "c3", "", Samples.START, "", 2, new Command.AssignIncident("a", "消防"));
        Problem problem = problem(test.post(ZHAO, test.codec.command(old)));

        assertThat(problem.code()).isEqualTo("refused.changed-meanwhile");
        assertThat(problem.arguments()).containsExactly("积水", "陈静");
    }

    @Test
    void aWallMayNotOrderAnything() {
        assertThat(problem(test.order(WALL, "c1", TAKE, "")).status()).isEqualTo(403);
    }

    @Test
    void levelsOneAndTwoNeedASecondPersonWithTheirPin() {
        assertThat(test.order(CHEN, "p1", declare(Grade.II), "风暴潮").statusCode()).isEqualTo(200);
        assertThat(test.hub.situation().proposals()).hasSize(1);
        Command confirm = new Command.ConfirmProposal("p1");

        assertThat(problem(test.order(CHEN, "x1", confirm, "")).code())
                .isEqualTo("refused.same-person");
        Problem wrong =
                problem(
                        test.order(
                                CHEN,
                                "x2",
                                confirm,
                                "",
                                "Yilan-Person",
                                "%E8%B5%B5%E5%BC%BA",
                                "Yilan-Pin",
                                "0000"));
        assertThat(wrong.code()).isEqualTo("refused.unknown-person");
        assertThat(wrong.status()).isEqualTo(403);
        HttpResponse<byte[]> right =
                test.order(
                        CHEN,
                        "x3",
                        confirm,
                        "",
                        "Yilan-Person",
                        "%E8%B5%B5%E5%BC%BA",
                        "Yilan-Pin",
                        "5678");

        assertThat(right.statusCode()).isEqualTo(200);
        var level = test.hub.situation().levels().iterator().next();
        assertThat(level.by()).isEqualTo("陈静");
        assertThat(level.second()).isEqualTo("赵强");
        assertThat(test.hub.situation().proposals()).isEmpty();
        assertThat(new String(test.codec.write(test.journal.outcome("x2")), StandardCharsets.UTF_8))
                .doesNotContain("0000");
    }

    @Test
    void fiveWrongPinsMakeOneWait() {
        Command confirm = new Command.ConfirmProposal("p1");
        for (int i = 0; i < 5; i++) {
            test.order(
                    CHEN,
                    "x" + i,
                    confirm,
                    "",
                    "Yilan-Person",
                    "%E8%B5%B5%E5%BC%BA",
                    "Yilan-Pin",
                    "1");
        }
        assertThat(
                        problem(
                                        test.order(
                                                CHEN,
                                                "y",
                                                confirm,
                                                "",
                                                "Yilan-Person",
                                                "%E8%B5%B5%E5%BC%BA",
                                                "Yilan-Pin",
                                                "5678"))
                                .code())
                .isEqualTo("refused.too-many-attempts");
    }

    @Test
    void refusesWhoIsNotKnown() {
        for (String path :
                List.of("/me", "/snapshot", "/stream", "/journal", "/feeds", "/journal/index")) {
            HttpResponse<byte[]> none = test.send(HttpRequest.newBuilder(test.uri(path)));
            assertThat(problem(none).status()).as(path).isEqualTo(401);
            HttpResponse<byte[]> wrong =
                    test.send(
                            HttpRequest.newBuilder(test.uri(path))
                                    .header("Authorization", "Bearer nobody"));
            assertThat(problem(wrong).status()).isEqualTo(401);
        }
    }

    @Test
    void answersNonsenseWithProblems() {
        assertThat(problem(test.get(LI, "/nothing")).status()).isEqualTo(404);
        assertThat(problem(test.get(LI, "/commands")).status()).isEqualTo(405);
        for (String path :
                List.of(
                        "/snapshot?seq=-1",
                        "/snapshot?at=yesterday",
                        "/snapshot?seq=1&at=2024-09-15T01:00:00Z",
                        "/journal?limit=0",
                        "/journal?limit=5000",
                        "/journal?after=x",
                        "/journal/before",
                        "/journal/before?at=%2B99999-01-01T00:00:00Z",
                        "/journal/index?intervals=0",
                        "/incidents/timeline")) {
            assertThat(problem(test.get(LI, path)).status()).as(path).isEqualTo(400);
        }
        for (String body :
                List.of(
                        "",
                        "null",
                        "[]",
                        "{\"id\":1}",
                        "[".repeat(5000),
                        "{\"id\":\"\",\"at\":\"2024-09-15T01:00:00Z\",\"command\":{\"type\":\"ResolveIncident\",\"incident\":\"a\"}}")) {
            Problem bad = problem(test.post(LI, body.getBytes(StandardCharsets.UTF_8)));
            assertThat(bad.status()).isEqualTo(400);
            assertThat(bad.code()).isEqualTo("refused.bad-command");
        }
        assertThat(test.post(LI, new byte[300_000]).statusCode()).isEqualTo(413);
        assertThat(test.text(LI, "/me"))
                .isEqualTo(
                        "{\"name\":\"李明\",\"role\":\"DISPATCHER\",\"scope\":{\"tiers\":[],"
                                + "\"districts\":[],\"hazards\":[]}}");
    }

    @Test
    void anEarlierMomentIsTheFoldUpToIt() {
        test.hub.append("12345", List.of(incident("a").reported()));
        test.clock.advance(Duration.ofMinutes(5));
        test.hub.append("12345", List.of(incident("b").reported()));
        test.clock.advance(Duration.ofMinutes(5));
        test.hub.append("12345", List.of(incident("c").reported()));

        assertThat(incidentsAt("?at=2024-09-15T01:05:00Z")).containsExactly("a", "b");
        assertThat(incidentsAt("?at=2024-09-15T09:04:59.999%2B08:00")).containsExactly("a");
        assertThat(incidentsAt("?at=2024-09-15T09:04:59.999+08:00")).containsExactly("a");
        assertThat(incidentsAt("?seq=0")).isEmpty();
        assertThat(incidentsAt("")).containsExactly("a", "b", "c");
        assertThat(test.text(LI, "/journal/before?at=2024-09-15T01:05:00Z"))
                .isEqualTo("{\"at\":\"2024-09-15T01:00:00Z\"}");
        assertThat(test.text(LI, "/journal/before?at=2024-09-15T01:00:00Z"))
                .isEqualTo("{\"at\":null}");
        String page = test.text(LI, "/journal?after=1&limit=1");
        assertThat(page).contains("\"seq\":2").contains("\"more\":true");
        assertThat(test.text(LI, "/journal?after=1&until=2024-09-15T01:05:00Z"))
                .contains("\"seq\":2")
                .doesNotContain("\"seq\":3")
                .contains("\"more\":false");
        assertThat(test.text(LI, "/journal/index?intervals=2"))
                .contains("\"incidents\":[2,1]")
                .contains("\"events\":3");
        assertThat(test.text(LI, "/incidents/timeline?id=b"))
                .contains("\"seq\":2")
                .doesNotContain("\"seq\":3");
    }

    private List<String> incidentsAt(String query) {
        return test
                .codec
                .readSnapshot(new ByteArrayInputStream(test.get(LI, "/snapshot" + query).body()))
                .situation()
                .incidents()
                .stream()
                .map(i -> i.id())
                .toList();
    }

    @Test
    void theWallGetsNoPersonalDataAnywhere() {
        test.hub.append(
                "12345",
                List.of(
                        incident("a").reported(),
                        new Event.IncidentRevised(incident("a").title("新").report())));
        test.order(LI, "c1", TAKE, "王女士 13800000000 再次来电");

        for (String path :
                List.of("/snapshot", "/snapshot?seq=1", "/journal", "/incidents/timeline?id=a")) {
            assertThat(test.text(LI, path)).contains("王**").contains("200 号");
            assertThat(test.text(WALL, path))
                    .as(path)
                    .contains("黄浦区人民大道")
                    .doesNotContain("王女士")
                    .doesNotContain("138000")
                    .doesNotContain("200 号")
                    .doesNotContain("没过脚踝")
                    .doesNotContain("31.2304")
                    .contains("31.23,");
        }
    }

    @Test
    void addressesEndWithTheirRoad() {
        assertThat(new Place(null, "黄浦区人民大道 200 号", "").road()).isEqualTo("黄浦区人民大道");
        assertThat(new Place(null, "浦东新区张杨路五百弄 3 号", "").road()).isEqualTo("浦东新区张杨路");
        assertThat(new Place(null, "王女士家门口", "").road()).isEmpty();
        assertThat(new Place(null, "", "").road()).isEmpty();
    }

    @Test
    void aTakenPortIsOneClearSentence() {
        int port = test.server.address().getPort();

        assertThatThrownBy(() -> HubServer.start(test.hub, new HubPeople(List.of()), port))
                .isInstanceOf(HubException.class)
                .hasMessage(
                        "Port "
                                + port
                                + " on 127.0.0.1 is taken by another program: stop it, or give the"
                                + " hub another port.");
    }

    @Test
    void aHubThatRestartsShowsTheSame() {
        List<Recorded> random = new org.yilan.testing.RandomJournal(7).records(500);
        for (Recorded r : random) {
            test.clock.moveTo(r.at());
            test.hub.append("x", List.of(r.event()));
        }
        var before = test.hub.capture();
        test.close();
        test = new TestHub(directory);

        assertThat(test.hub.capture()).isEqualTo(before);
        assertThat(
                        JournalScript.fold(
                                        test.journal
                                                .read(
                                                        0,
                                                        1000,
                                                        org.yilan.journal.Journal.END_OF_TIME)
                                                .records())
                                .capture())
                .isEqualTo(before);
    }

    @Test
    void eventsOfANewerProgramAreLeftOutAndShownAsSuch() {
        test.hub.append("12345", List.of(incident("a").reported(), incident("b").reported()));
        test.close();
        test = new TestHub(directory, 1);

        assertThat(test.hub.skipped()).isEqualTo(1);
        assertThat(incidentsAt("")).containsExactly("b");
        assertThat(test.text(LI, "/feeds")).contains("unknown-events").contains("1 events");
        assertThat(test.text(LI, "/journal")).contains("\"skipped\":[{\"seq\":1,");
        test.close();
        test = new TestHub(directory, 1);
        assertThat(test.hub.journal().lastSeq()).as("told once").isEqualTo(3);
    }

    @Test
    void refusesWhileTheJournalCannotBeWrittenAndDoesItLater() {
        test.hub.append("12345", List.of(incident("a").reported()));
        test.diskFull = true;

        Problem problem = problem(test.order(LI, "c1", TAKE, ""));

        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.code()).isEqualTo("refused.journal");
        assertThat(problem.arguments()).containsExactly("No room left.");
        assertThatThrownBy(() -> test.hub.append("12345", List.of(incident("b").reported())))
                .isInstanceOf(JournalException.class);
        assertThat(test.hub.situation().seq()).isEqualTo(1);
        assertThat(test.get(LI, "/snapshot").statusCode()).isEqualTo(200);
        test.diskFull = false;
        assertThat(test.order(LI, "c1", TAKE, "").statusCode()).isEqualTo(200);
        assertThat(test.hub.situation().seq()).isEqualTo(2);
    }
}
