package org.yilan.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.yilan.testing.IncidentBuilder.incident;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yilan.situation.Changes;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
import org.yilan.situation.advice.Advice;
import org.yilan.situation.advice.Candidate;
import org.yilan.situation.advice.Score;
import org.yilan.situation.advice.Suggestion;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.ReturnReason;
import org.yilan.testing.IncidentBuilder;
import org.yilan.testing.Samples;

import java.util.List;

class TriageTest {
    private final Situation situation = new Situation();
    private final Triage triage = new Triage(situation::incident);
    private long seq;

    @AfterEach
    void close() {
        triage.close();
    }

    private void record(Event event) {
        seq++;
        Recorded recorded =
                new Recorded(seq, Samples.START.plusSeconds(seq), "e" + seq, "test", event);
        situation.apply(recorded, new Changes());
        triage.apply(recorded);
    }

    private static IncidentBuilder call(String id, String title) {
        return incident(id)
                .description("")
                .title(title)
                .category("waterlogging")
                .reportedAt(Samples.START);
    }

    private List<Candidate> candidates(String id) {
        return triage.advise(id).orElseThrow().candidates();
    }

    @Test
    void findsWhatTellsOfTheSameThingAndSaysWhy() {
        record(call("a", "莘庄地道积水严重，车辆熄火").at(31.1100, 121.3800).reported());
        // 0.0009 degrees of latitude are 100 m.
        record(
                call("b", "莘庄地道里积水，有车熄火了")
                        .at(31.1109, 121.3800)
                        .reportedAt(Samples.START.plusSeconds(600))
                        .reported());
        record(call("far", "莘庄地道积水严重，车辆熄火").at(31.2100, 121.3800).reported());
        record(
                call("late", "莘庄地道积水严重，车辆熄火")
                        .at(31.1100, 121.3800)
                        .reportedAt(Samples.START.plusSeconds(7 * 3600))
                        .reported());
        record(call("other", "小区噪音扰民").category("noise").at(31.1101, 121.3801).reported());
        List<Candidate> found = candidates("a");
        assertThat(found).extracting(Candidate::incident).containsExactly("b");
        Candidate b = found.getFirst();
        assertThat(b.metres()).isCloseTo(100, within(2.0));
        assertThat(b.minutes()).isEqualTo(10);
        assertThat(b.sameCategory()).isTrue();
        assertThat(b.words()).contains("地道", "积水", "熄火");
        assertThat(b.likeness()).isBetween(0.3, 1.0);
    }

    @Test
    void englishWordsAreAlikeByTheirStemsAndShownAsTheyWere() {
        record(call("a", "Underpass flooded, cars stalling").at(31.11, 121.38).reported());
        record(call("b", "Flooding in the underpass: car stalled").at(31.11, 121.38).reported());
        assertThat(candidates("a").getFirst().words())
                .containsExactlyInAnyOrder("Flooding", "underpass", "car", "stalled");
    }

    @Test
    void withoutCoordinatesTheDistrictAndTheWordsDecide() {
        record(call("a", "莘庄地道积水严重").place(new Place(null, "", "310112")).reported());
        record(call("b", "莘庄地道积水严重").place(new Place(null, "", "310112")).reported());
        record(call("c", "莘庄地道积水严重").place(new Place(null, "", "310115")).reported());
        assertThat(candidates("a")).extracting(Candidate::incident).containsExactly("b");
        assertThat(candidates("a").getFirst().metres()).isNull();
    }

    @Test
    void whatIsOverOrMergedIsNoCandidate() {
        for (String id : List.of("a", "b", "c", "d")) {
            record(call(id, "莘庄地道积水").at(31.11, 121.38).reported());
        }
        record(new Event.IncidentMerged("b", "c", "李明", "同一处"));
        record(new Event.IncidentCancelled("d", "李明", "误报"));
        assertThat(candidates("a")).extracting(Candidate::incident).containsExactly("c");
        record(new Event.IncidentSplit("b", "c", "李明", "两处"));
        assertThat(candidates("a")).extracting(Candidate::incident).containsExactly("b", "c");
        assertThat(candidates("d")).isEmpty();
    }

    private void assign(String id, String title, String category, String unit) {
        record(
                incident(id)
                        .description("")
                        .title(title)
                        .category(category)
                        .division("310101")
                        .reported());
        record(new Event.IncidentAssigned(id, unit, "李明", ""));
    }

    @Test
    void learnsWhoGetsWhatAndSaysFromWhatItKnows() {
        for (int n = 0; n < 8; n++) {
            assign("w" + n, "道路积水 " + n, "waterlogging", "区水务局");
        }
        assign("w8", "道路积水", "waterlogging", "区城管局");
        assign("w9", "道路积水", "waterlogging", "区城管局");
        for (int n = 0; n < 5; n++) {
            assign("t" + n, "行道树倒伏", "tree-down", "区绿化局");
        }
        record(
                incident("new")
                        .description("")
                        .title("地道积水")
                        .category("waterlogging")
                        .division("310101")
                        .reported());
        Advice advice = triage.advise("new").orElseThrow();
        Suggestion first = advice.units().getFirst();
        assertThat(first.value()).isEqualTo("区水务局");
        assertThat(first.like()).isEqualTo(8);
        assertThat(first.among()).isEqualTo(10);
        assertThat(first.basis()).isEqualTo(Suggestion.Basis.CATEGORY_AND_DISTRICT);
        assertThat(advice.units().get(1).value()).isEqualTo("区城管局");
        assertThat(first.confidence()).isBetween(0.5, 0.95);
        assertThat(advice.units().stream().mapToDouble(Suggestion::confidence).sum())
                .isLessThanOrEqualTo(1.0001);
        assertThat(advice.categories().getFirst().value()).isEqualTo("waterlogging");
        assertThat(advice.categories().getFirst().words()).as(advice.toString()).contains("积水");
    }

    @Test
    void itsAccuracyIsWhatPeopleDidAgainstWhatItWouldHaveSaid() {
        assign("a", "道路积水", "waterlogging", "区水务局"); // nothing known: not judged
        assign("b", "道路积水", "waterlogging", "区水务局"); // right
        assign("c", "道路积水", "waterlogging", "区城管局"); // never heard of: wrong
        assign("d", "道路积水", "waterlogging", "区城管局"); // second
        assertThat(triage.advise("d").orElseThrow().score()).isEqualTo(new Score(3, 1, 2));
    }

    /// What a unit sent back teaches nothing.
    @Test
    void whatWasReturnedIsUnlearned() {
        assign("a", "道路积水", "waterlogging", "区城管局");
        record(new Event.IncidentReturned("a", "区城管局", ReturnReason.NOT_OUR_DUTY, "李明", "属水务"));
        assertThat(triage.advise("a").orElseThrow().units()).isEmpty();
        record(new Event.IncidentAssigned("a", "区水务局", "李明", "退单"));
        record(new Event.IncidentAssigned("a", "区水务局", "李明", "重复"));
        Suggestion only = triage.advise("a").orElseThrow().units().getFirst();
        assertThat(only.value()).isEqualTo("区水务局");
        assertThat(triage.advise("a").orElseThrow().units()).hasSize(1);
    }

    @Test
    void aRevisedReportIsLearnedInsteadOfTheOldOne() {
        assign("a", "道路积水", "waterlogging", "区水务局");
        record(
                new Event.IncidentRevised(
                        incident("a")
                                .description("")
                                .title("树倒了")
                                .category("tree-down")
                                .division("310101")
                                .report()));
        record(new Event.IncidentAssigned("a", "区绿化局", "李明", "树"));
        record(
                incident("b")
                        .description("")
                        .title("树倒了")
                        .category("tree-down")
                        .division("310101")
                        .reported());
        Advice advice = triage.advise("b").orElseThrow();
        assertThat(advice.units()).extracting(Suggestion::value).containsExactly("区绿化局");
        assertThat(advice.categories()).extracting(Suggestion::value).containsExactly("tree-down");
    }

    @Test
    void knowsNothingOfWhatIsNotThere() {
        assertThat(triage.advise("x")).isEmpty();
    }
}
