package org.yilan.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yilan.hub.TestHub.LI;
import static org.yilan.testing.IncidentBuilder.incident;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.situation.Recorded;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.PersonalField;
import org.yilan.situation.model.Reporter;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// One item of a caller's data, for a reason.
class UnmaskTest {
    private static final String ID = "12345:2024/09#7 甲";

    @TempDir Path directory;
    private TestHub test;

    @BeforeEach
    void start() {
        test = new TestHub(directory);
        test.hub.append(
                "12345",
                List.of(
                        incident(ID).reporter(new Reporter("欧阳静怡", "13812345678")).reported(),
                        incident("b").reporter(new Reporter("", "")).reported()));
    }

    @AfterEach
    void stop() {
        test.close();
    }

    private HttpResponse<byte[]> unmask(HubPerson person, String id, String body) {
        String path = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        return test.send(
                HttpRequest.newBuilder(test.uri("/incidents/" + path + "/unmask"))
                        .header("Authorization", "Bearer " + person.token())
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private List<Event> looks() {
        return test
                .hub
                .journal()
                .read(0, 100, org.yilan.journal.Journal.END_OF_TIME)
                .records()
                .stream()
                .map(Recorded::event)
                .filter(e -> e instanceof Event.FieldUnmasked)
                .toList();
    }

    @Test
    void theItemIsShownAndTheJournalSaysWhoSawItAndWhyButNotTheItem() {
        long version = test.hub.situation().incident(ID).orElseThrow().version();

        HttpResponse<byte[]> answer = unmask(LI, ID, "{\"field\":\"PHONE\",\"reason\":\" 回访 \"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer)).contains("\"value\":\"13812345678\"").doesNotContain("欧阳");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(looks())
                .containsExactly(new Event.FieldUnmasked(ID, PersonalField.PHONE, "李明", "回访"));
        String journal = test.text(TestHub.CHEN, "/journal?after=2");
        assertThat(journal).contains("FieldUnmasked", "回访").doesNotContain("13812345678");
        // Nobody who is writing an order is refused because somebody looked.
        assertThat(test.hub.situation().incident(ID).orElseThrow().version()).isEqualTo(version);
        // And everywhere else it stays masked, for this person too.
        assertThat(test.text(LI, "/snapshot"))
                .contains("138****5678")
                .doesNotContain("13812345678");
    }

    @Test
    void askedForTwiceItIsInTheJournalTwice() {
        unmask(LI, ID, "{\"field\":\"NAME\",\"reason\":\"a\"}");
        unmask(LI, ID, "{\"field\":\"NAME\",\"reason\":\"b\"}");

        assertThat(looks()).hasSize(2);
    }

    @Test
    void withoutAReasonARightOrAnItemNothingIsShown() {
        HubPerson observer =
                new HubPerson("客人", org.yilan.situation.command.Role.OBSERVER, "guest-token", "");
        HubServer others = HubServer.start(test.hub, new HubPeople(List.of(observer)), 0);
        try {
            HttpResponse<byte[]> guest =
                    test.send(
                            HttpRequest.newBuilder(
                                            others.address().resolve("/api/v1/incidents/b/unmask"))
                                    .header("Authorization", "Bearer guest-token")
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    "{\"field\":\"PHONE\",\"reason\":\"x\"}")));
            assertThat(guest.statusCode()).isEqualTo(403);
        } finally {
            others.close();
        }
        HttpResponse<byte[]> silent = unmask(LI, ID, "{\"field\":\"PHONE\",\"reason\":\" \"}");
        assertThat(silent.statusCode()).isEqualTo(409);
        assertThat(text(silent)).contains("refused.reason-required").doesNotContain("138123");
        HttpResponse<byte[]> empty = unmask(LI, "b", "{\"field\":\"PHONE\",\"reason\":\"x\"}");
        assertThat(text(empty)).contains("refused.nothing-there");
        HttpResponse<byte[]> unknown = unmask(LI, "c", "{\"field\":\"PHONE\",\"reason\":\"x\"}");
        assertThat(text(unknown)).contains("refused.unknown-incident");
        for (String nonsense : List.of("", "{}", "{\"field\":\"SHOES\",\"reason\":\"x\"}")) {
            assertThat(unmask(LI, ID, nonsense).statusCode()).as(nonsense).isEqualTo(400);
        }
        assertThat(looks()).isEmpty();
    }
}
