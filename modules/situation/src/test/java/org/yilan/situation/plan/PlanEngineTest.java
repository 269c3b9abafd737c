package org.yilan.situation.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.yilan.situation.Changes;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.AlertText;
import org.yilan.situation.model.Area;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Quantity;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Sensor;
import org.yilan.situation.model.Tier;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The cases of 15 September 2024 (Bebinca): city blue to yellow at 08:00, districts orange at 14:00, city orange at 17:00.
class PlanEngineTest {
    private static final ResponseLevel.Key CITY =
            new ResponseLevel.Key(Tier.CITY, "310000", "typhoon");
    private static final ResponseLevel.Key PUDONG =
            new ResponseLevel.Key(Tier.DISTRICT, "310115", "typhoon");

    private final Situation situation = new Situation();
    private final PlanEngine engine = new PlanEngine(plan());
    private long seq;

    @Test
    void yellowAtEightCallsForLevelThree() {
        cityTyphoon("blue", Grade.IV, at("2024-09-14T17:00"));
        cityTyphoon("yellow", Grade.III, at("2024-09-15T08:00"), "blue");

        Suggestion suggestion = engine.suggest(situation, at("2024-09-15T08:01")).getFirst();

        assertThat(suggestion.key()).isEqualTo(CITY);
        assertThat(suggestion.level()).isEqualTo(Grade.III);
        assertThat(suggestion.reasons())
                .extracting(Suggestion.Reason::rule, Suggestion.Reason::subject)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("signal.III", "yellow"));
    }

    @Test
    void districtsInOrangeWhileTheCityIsYellowAreSuggestedApart() {
        cityTyphoon("yellow", Grade.III, at("2024-09-15T08:00"));
        publish("pudong", Tier.DISTRICT, Grade.II, at("2024-09-15T14:00"), null, "310115");

        List<Suggestion> suggestions = engine.suggest(situation, at("2024-09-15T14:01"));

        assertThat(suggestions)
                .extracting(Suggestion::key, Suggestion::level)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(CITY, Grade.III),
                        org.assertj.core.groups.Tuple.tuple(PUDONG, Grade.II));
    }

    @Test
    void orangeAtFiveCallsForLevelTwo() {
        cityTyphoon("yellow", Grade.III, at("2024-09-15T08:00"));
        cityTyphoon("orange", Grade.II, at("2024-09-15T17:00"), "yellow");

        assertThat(engine.suggest(situation, at("2024-09-15T17:00")).getFirst().level())
                .isEqualTo(Grade.II);
    }

    @Test
    void theNationsRedIsNotTheCitys() {
        publish("cma", Tier.NATIONAL, Grade.I, at("2024-09-15T18:00"), null, "310000");

        assertThat(engine.assess(situation, at("2024-09-15T18:01"))).isEmpty();
    }

    @Test
    void saysHowFarThePastAThresholdAndHowFarTheNextOneIs() {
        // Force 12 begins at 32.7 m/s, force 14 at 41.5 m/s.
        gust("a", "南汇嘴", "310115", 34.2, at("2024-09-15T22:00"));
        gust("b", "洋山港", "310115", 36.0, at("2024-09-15T22:00"));

        Assessment city = engine.assess(situation, at("2024-09-15T22:05")).getFirst();

        Suggestion suggestion = city.suggestion().orElseThrow();
        assertThat(suggestion.level()).isEqualTo(Grade.II);
        Suggestion.Reason reason = suggestion.reasons().getFirst();
        // Two gauges must read it in the city: the second strongest decides.
        assertThat(reason.subject()).isEqualTo("a");
        assertThat(reason.margin()).isCloseTo(1.5, within(1e-9));
        Assessment.Next next = city.next().orElseThrow();
        assertThat(next.level()).isEqualTo(Grade.I);
        assertThat(next.reason().margin()).isCloseTo(-7.3, within(1e-9));
        assertThat(next.missing()).isCloseTo(7.3 / 41.5, within(1e-9));
    }

    @Test
    void oneGaugeAloneDoesNotSpeakForTheCity() {
        gust("a", "南汇嘴", "310115", 43.0, at("2024-09-15T22:00"));

        List<Assessment> all = engine.assess(situation, at("2024-09-15T22:05"));

        assertThat(all).extracting(Assessment::key).containsExactly(PUDONG);
        assertThat(all.getFirst().suggestion().orElseThrow().level()).isEqualTo(Grade.I);
    }

    @Test
    void aWinterGaleIsNotATyphoonUntilATyphoonSignalStands() {
        gust("a", "南汇嘴", "310115", 18.0, at("2024-09-15T22:00"));
        assertThat(engine.suggest(situation, at("2024-09-15T22:05"))).isEmpty();

        publish("cma", Tier.NATIONAL, Grade.IV, at("2024-09-15T22:00"), null, "310000");

        assertThat(engine.suggest(situation, at("2024-09-15T22:05")).getFirst().level())
                .isEqualTo(Grade.IV);
    }

    @Test
    void aStaleOrBadReadingDoesNotCount() {
        gust("a", "南汇嘴", "310115", 43.0, at("2024-09-15T21:00"));
        describe("b", "洋山港", "310115");
        apply(
                new Event.ReadingTaken(
                        new Reading(
                                "b",
                                99,
                                at("2024-09-15T22:00"),
                                at("2024-09-15T22:00"),
                                Reading.Quality.BAD)));

        assertThat(engine.assess(situation, at("2024-09-15T22:00"))).isEmpty();
    }

    @Test
    void anExpiredSignalCallsForNothing() {
        publish(
                "orange",
                Tier.CITY,
                Grade.II,
                at("2024-09-15T17:00"),
                at("2024-09-16T17:00"),
                "310000");

        assertThat(engine.suggest(situation, at("2024-09-16T16:59"))).hasSize(1);
        assertThat(engine.suggest(situation, at("2024-09-16T17:00"))).isEmpty();
    }

    @Test
    void aSignalForOneStreetSpeaksForItsDistrict() {
        publish("street", Tier.DISTRICT, Grade.III, at("2024-09-15T14:00"), null, "310115139000");

        assertThat(engine.suggest(situation, at("2024-09-15T14:01")))
                .extracting(Suggestion::key)
                .containsExactly(PUDONG);
    }

    @Test
    void aColdDayIsMeasuredAgainstTheSameHourOfTheDayBefore() {
        describe("t", "徐家汇", "310104", Quantity.TEMPERATURE, "°C");
        read("t", 9.0, at("2016-01-22T14:00"));
        read("t", 3.0, at("2016-01-23T02:00"));
        read("t", -3.5, at("2016-01-23T14:00"));

        Suggestion suggestion = engine.suggest(situation, at("2016-01-23T14:05")).getFirst();

        assertThat(suggestion.key().hazard()).isEqualTo("cold-wave");
        assertThat(suggestion.level()).isEqualTo(Grade.II);
        // 9.0 − (−3.5) = 12.5 against 12.
        assertThat(suggestion.reasons().getFirst().margin()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void aFallThatEndsMildIsNotAColdWave() {
        describe("t", "徐家汇", "310104", Quantity.TEMPERATURE, "°C");
        read("t", 24.0, at("2016-01-22T14:00"));
        read("t", 10.0, at("2016-01-23T14:00"));

        Assessment assessment = engine.assess(situation, at("2016-01-23T14:05")).getFirst();

        assertThat(assessment.suggestion()).isEmpty();
        assertThat(assessment.next()).isPresent();
    }

    private static Plan plan() {
        Set<Tier> both = Set.of(Tier.CITY, Tier.DISTRICT);
        Rule.Source source = new Rule.Source("V", "domain.md 1");
        List<Rule> typhoon =
                List.of(
                        signal("signal.IV", Grade.IV, both, source),
                        signal("signal.III", Grade.III, both, source),
                        signal("signal.II", Grade.II, both, source),
                        gustRule("gust.10", Grade.III, Set.of(Tier.CITY), 24.5, 2),
                        gustRule("gust.12", Grade.II, Set.of(Tier.CITY), 32.7, 2),
                        gustRule("gust.14", Grade.I, Set.of(Tier.CITY), 41.5, 2),
                        gustRule("storm.8", Grade.IV, Set.of(Tier.CITY), 17.2, 1),
                        gustRule("gust.14.d", Grade.I, Set.of(Tier.DISTRICT), 41.5, 1));
        List<Rule> cold =
                List.of(
                        new Rule.OnFall(
                                "fall.12",
                                Grade.II,
                                both,
                                new Rule.Words("24 小时降温 12 ℃", "12 °C in 24 h"),
                                source,
                                Quantity.TEMPERATURE,
                                Duration.ofHours(24),
                                12,
                                0,
                                "°C"));
        return new Plan(
                "test",
                new Rule.Words("测试", "Test"),
                "310000",
                List.of("310104", "310115"),
                Duration.ofMinutes(30),
                List.of(
                        new Plan.ForHazard("typhoon", Map.of(), Map.of(), typhoon),
                        new Plan.ForHazard("cold-wave", Map.of(), Map.of(), cold)));
    }

    private static Rule signal(String id, Grade grade, Set<Tier> tiers, Rule.Source source) {
        return new Rule.OnSignal(
                id, grade, tiers, new Rule.Words(id, id), source, "typhoon", grade);
    }

    private static Rule gustRule(
            String id, Grade level, Set<Tier> tiers, double atLeast, int stations) {
        return new Rule.OnValue(
                id,
                level,
                tiers,
                new Rule.Words(id, id),
                new Rule.Source("M", "domain.md 4"),
                Quantity.GUST,
                List.of(),
                atLeast,
                "m/s",
                stations,
                id.startsWith("storm.") ? "typhoon" : "");
    }

    private void cityTyphoon(String id, Grade grade, Instant sent, String... references) {
        publish(id, Tier.CITY, grade, sent, null, "310000", references);
    }

    private void publish(
            String id,
            Tier tier,
            Grade grade,
            Instant sent,
            Instant expires,
            String division,
            String... references) {
        apply(
                new Event.AlertPublished(
                        new Alert(
                                id,
                                "cap",
                                references.length == 0 ? Alert.Kind.ALERT : Alert.Kind.UPDATE,
                                Alert.Status.ACTUAL,
                                "sender",
                                "气象台",
                                tier,
                                "typhoon",
                                grade,
                                "",
                                "",
                                sent,
                                null,
                                expires,
                                List.of(new AlertText("zh-CN", "台风", id, "", "")),
                                List.of(Area.ofDivisions("", List.of(division))),
                                List.of(references),
                                List.of())));
    }

    private void gust(String id, String name, String division, double value, Instant at) {
        describe(id, name, division);
        read(id, value, at);
    }

    private void describe(String id, String name, String division) {
        describe(id, name, division, Quantity.GUST, "m/s");
    }

    private void describe(String id, String name, String division, String quantity, String unit) {
        apply(
                new Event.SensorDescribed(
                        new Sensor(
                                id,
                                "sta",
                                name,
                                quantity,
                                unit,
                                new Place(null, name, division),
                                Double.NaN)));
    }

    private void read(String id, double value, Instant at) {
        apply(new Event.ReadingTaken(new Reading(id, value, at, at, Reading.Quality.GOOD)));
    }

    private void apply(Event event) {
        seq++;
        situation.apply(
                new Recorded(seq, at("2016-01-01T00:00").plusSeconds(seq), "e" + seq, "", event),
                new Changes());
    }

    private static Instant at(String local) {
        return Instant.parse(local + ":00+08:00");
    }
}
