package org.yilan.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yilan.hub.TestHub.LI;
import static org.yilan.hub.TestHub.WALL;
import static org.yilan.testing.IncidentBuilder.incident;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.situation.Recorded;
import org.yilan.situation.command.Command;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Reporter;
import org.yilan.testing.RandomJournal;
import org.yilan.testing.Samples;

import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Looks for people in every byte that a wall gets: with every kind of event in the journal, by every operation.
@Timeout(120)
class WallBytesTest {
    /// Who calls, what they say, and who is on duty in the samples.
    private static final List<String> NAMES = List.of("欧阳静怡", "李明", "王芳", "陈静", "Maria Sample");

    private static final Pattern PHONE =
            Pattern.compile("1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}|021-?\\d{8}|0000\\d{4}");
    private static final Pattern HOUSE = Pattern.compile("\\d+(弄|号楼|室|栋|幢|单元)|1045|502");

    @TempDir Path directory;
    private TestHub test;
    private List<String> ids = new ArrayList<>();

    @BeforeEach
    void start() {
        test = new TestHub(directory);
        test.hub.append("all", Samples.events());
        test.hub.append(
                "12345",
                List.of(
                        incident("12345:7")
                                .title("欧阳静怡反映淮海中路1045弄3号楼502室漏水，13812345678")
                                .place(
                                        new Place(
                                                new GeoPoint(31.21934, 121.46482),
                                                "徐汇区淮海中路1045弄3号楼502室",
                                                "310104"))
                                .reporter(new Reporter("欧阳静怡", "13812345678"))
                                .reported(),
                        incident("12345:8")
                                .reporter(new Reporter("Maria Sample", "021-62345678"))
                                .reported(),
                        new Event.IncidentAssigned(
                                "12345:7", "市水务局", "李明", "欧阳静怡 138 1234 5678，1045弄"),
                        new Event.IncidentResolved("12345:7", "王芳", "已电 13812345678")));
        test.hub.append(
                "random", new RandomJournal(7).records(400).stream().map(Recorded::event).toList());
        test.hub.situation().incidents().forEach(i -> ids.add(i.id()));
        ids.add("12345:1");
    }

    @AfterEach
    void stop() {
        test.close();
    }

    /// What a wall, and for comparison anybody, can ask for.
    private List<String> everything(HubPerson person) throws Exception {
        List<String> texts = new ArrayList<>();
        long end = test.hub.tail().lastSeq();
        for (String path :
                List.of(
                        "/me",
                        "/snapshot",
                        "/snapshot?seq=30",
                        "/journal?after=0",
                        "/journal/before?at=2024-09-16T00:00:00Z",
                        "/journal/index",
                        "/incidents/advice?id=12345:7",
                        "/feeds",
                        "/feeds/figures",
                        "/nothing",
                        "/journal?after=x",
                        "/stream?after=" + (end + 10))) {
            texts.add(test.text(person, path));
        }
        for (String id : ids) {
            texts.add(
                    test.text(
                            person,
                            "/incidents/timeline?id="
                                    + URLEncoder.encode(id, StandardCharsets.UTF_8)));
        }
        for (Command command : Samples.commands()) {
            texts.add(
                    new String(
                            test.order(person, "c-" + command, command, "x").body(),
                            StandardCharsets.UTF_8));
        }
        texts.add(stream(person, test.hub.tail().lastSeq()));
        return texts;
    }

    /// The stream from the beginning until the last event has come.
    private String stream(HubPerson person, long end) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(test.uri("/stream?after=0"))
                        .header("Authorization", "Bearer " + person.token())
                        .build();
        StringBuilder text = new StringBuilder();
        try (InputStream in =
                test.http().send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
            byte[] some = new byte[65_536];
            java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
            String last = "id: " + end + "\n";
            while (text.indexOf(last) < 0 || !text.toString().endsWith("\n\n")) {
                int n = in.read(some);
                assertThat(n).isPositive();
                all.write(some, 0, n);
                text.setLength(0);
                text.append(all.toString(StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }

    @Test
    void nobodyIsInAnyByteThatAWallGets() throws Exception {
        for (String text : everything(WALL)) {
            assertThat(text).doesNotContain(NAMES);
            assertThat(text).doesNotContainPattern(PHONE);
            assertThat(text).doesNotContainPattern(HOUSE);
            assertThat(text).doesNotContain("31.21934", "121.46482");
        }
    }

    /// The test above would be green as well if it looked in the wrong place.
    @Test
    void aConsoleGetsTheWordsButNotTheNumberAndNameOfWhoCalled() throws Exception {
        String all = String.join("\n", everything(LI));

        assertThat(all).contains("李明", "淮海中路1045弄3号楼502室", "31.21934", "欧阳静怡反映");
        assertThat(all).contains("138****5678", "欧***").contains("****5678");
        assertThat(all).doesNotContain("\"phone\":\"13812345678\"", "\"name\":\"欧阳静怡\"");
        assertThat(all).doesNotContain("021-62345678", "Maria Sample");
    }

    @Test
    void aWallCannotAskForOneItemEither() {
        HttpResponse<byte[]> answer =
                test.send(
                        HttpRequest.newBuilder(test.uri("/incidents/12345:7/unmask"))
                                .header("Authorization", "Bearer " + WALL.token())
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"field\":\"PHONE\",\"reason\":\"x\"}")));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("refused.wall");
    }
}
