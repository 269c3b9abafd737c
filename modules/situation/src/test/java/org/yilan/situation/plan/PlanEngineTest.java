package org.yilan.situation.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Quantity;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.Tier;

import java.util.List;

/// The cases of 15 September 2024 (Bebinca): city blue to yellow at 08:00, districts orange at 14:00, city orange at 17:00.
class PlanEngineTest extends PlanCase {
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
}
