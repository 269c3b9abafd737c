package org.yilan.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yilan.hub.TestHub.LI;
import static org.yilan.hub.TestHub.WALL;
import static org.yilan.testing.IncidentBuilder.incident;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.situation.advice.Advice;
import org.yilan.situation.advice.Candidate;
import org.yilan.situation.advice.Suggestion;
import org.yilan.situation.command.Command;
import org.yilan.situation.event.Event;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class AdviceTest {
    @TempDir Path directory;
    private TestHub test;

    @BeforeEach
    void start() {
        test = new TestHub(directory);
        List<Event> past = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            past.add(incident("old" + n).description("积水").reported());
            past.add(new Event.IncidentAssigned("old" + n, "市水务局", "李明", ""));
            past.add(new Event.IncidentResolved("old" + n, "李明", "已排干"));
        }
        past.add(incident("a").description("莘庄地道积水").reported());
        test.hub.append("12345", past);
    }

    @AfterEach
    void stop() {
        test.close();
    }

    private Advice advice(String incident) {
        return test.codec.read(
                Advice.class, test.get(LI, "/incidents/advice?id=" + incident).body());
    }

    @Test
    void whatWasRecordedJustBeforeTheQuestionIsInTheAnswer() {
        Advice advice = advice("a");
        assertThat(advice.learning()).isFalse();
        assertThat(advice.candidates()).isEmpty();
        Suggestion first = advice.units().getFirst();
        assertThat(first.value()).isEqualTo("市水务局");
        assertThat(first.like()).isEqualTo(5);

        test.hub.append("12345", List.of(incident("b").description("莘庄地道积水").reported()));
        assertThat(advice("a").candidates()).extracting(Candidate::incident).containsExactly("b");
        assertThat(test.order(LI, "c", new Command.MergeIncidents("a", "b", 1), "同一处").statusCode())
                .isEqualTo(200);
        assertThat(advice("a").candidates()).isEmpty();
    }

    /// Reasons quote what callers said.
    @Test
    void aWallGetsNoneAndNobodyTheirWords() {
        var answer = test.get(WALL, "/incidents/advice?id=a");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("地道");
        assertThat(test.get(LI, "/incidents/advice?id=none").statusCode()).isEqualTo(404);
    }

    @Test
    void aHubThatStartsAgainHasLearnedTheSame() {
        Suggestion before = advice("a").units().getFirst();
        test.close();
        test = new TestHub(directory);
        assertThat(advice("a").units().getFirst()).isEqualTo(before);
    }
}
