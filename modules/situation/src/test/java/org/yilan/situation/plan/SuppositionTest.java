package org.yilan.situation.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Forecast;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Quantity;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Sensor;
import org.yilan.situation.model.Tier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What the rules would say if: the gauges of 15 September 2024 moved, signals changed, nothing measured.
class SuppositionTest extends PlanCase {
    private static final Instant NOW = at("2024-09-15T22:05");
    private static final ResponseLevel.Key COLD =
            new ResponseLevel.Key(Tier.CITY, "310000", "cold-wave");

    private static final Lever.Signal SIGNAL = new Lever.Signal(Tier.CITY, "310000", "typhoon");

    @Test
    void gaugesMoveTogetherByAsMuchAsTheOneThatDecides() {
        gust("a", "南汇嘴", "310115", 34.0, at("2024-09-15T22:00"));
        gust("b", "洋山港", "310115", 36.0, at("2024-09-15T22:00"));
        gust("c", "金山嘴", "310116", 30.0, at("2024-09-15T22:00"));

        // The second strongest, 34.0, decides for the city; put to 41.5 it is 7.5 more everywhere:
        // 41.5, 43.5, 37.5.
        Supposition more = Supposition.NOTHING.with(wind(), 41.5);

        assertThat(level(CITY, Supposition.NOTHING)).contains(Grade.II);
        assertThat(level(CITY, more)).contains(Grade.I);
        assertThat(level(PUDONG, more)).contains(Grade.I);
        // Jinshan's only rule asks for 41.5.
        Check jinshan =
                engine
                        .check(
                                situation,
                                NOW,
                                new ResponseLevel.Key(Tier.DISTRICT, "310116", "typhoon"),
                                more)
                        .stream()
                        .filter(c -> c.rule().id().equals("gust.14.d"))
                        .findFirst()
                        .orElseThrow();
        assertThat(jinshan.state()).isEqualTo(Check.State.UNMET);
        assertThat(jinshan.reason()).isNotNull();
        assertThat(jinshan.reason().value()).isCloseTo(37.5, within(1e-9));
    }

    @Test
    void aLittleLessThanAThresholdIsNotMet() {
        gust("a", "南汇嘴", "310115", 34.0, at("2024-09-15T22:00"));
        gust("b", "洋山港", "310115", 36.0, at("2024-09-15T22:00"));

        assertThat(level(CITY, Supposition.NOTHING.with(wind(), 41.4))).contains(Grade.II);
        assertThat(level(CITY, Supposition.NOTHING.with(wind(), 32.6))).contains(Grade.III);
        // 20.0 less leaves 14.0 and 16.0; with 36 less than nothing is nothing, never below it.
        assertThat(level(CITY, Supposition.NOTHING.with(wind(), 14.0))).isEmpty();
        assertThat(reading("gust.10", Supposition.NOTHING.with(wind(), -2.0))).isEqualTo(0.0);
    }

    @Test
    void whereNothingIsMeasuredAsManyGaugesAreSupposedAsTheRuleAsksFor() {
        Supposition storm = Supposition.NOTHING.with(wind(), 33.0);

        assertThat(engine.assess(situation, NOW)).isEmpty();
        assertThat(level(CITY, storm)).contains(Grade.II);
        assertThat(engine.assess(situation, NOW, storm)).hasSize(1);
    }

    @Test
    void aSupposedSignalStandsForTheRealOneAndWakesTheRulesThatWaitForIt() {
        gust("a", "南汇嘴", "310115", 18.0, at("2024-09-15T22:00"));
        assertThat(level(CITY, Supposition.NOTHING)).isEmpty();

        // Force 8 at one place counts only under a typhoon signal; the signal itself calls for IV
        // as well.
        Supposition blue = Supposition.NOTHING.with(SIGNAL, 1);
        assertThat(level(CITY, blue)).contains(Grade.IV);
        assertThat(state("storm.8", blue)).isEqualTo(Check.State.MET);
        assertThat(state("storm.8", Supposition.NOTHING)).isEqualTo(Check.State.SILENT);

        cityTyphoon("orange", Grade.II, at("2024-09-15T17:00"));
        assertThat(level(CITY, Supposition.NOTHING)).contains(Grade.II);
        assertThat(level(CITY, Supposition.NOTHING.with(SIGNAL, 2))).contains(Grade.III);
        Supposition none = Supposition.NOTHING.with(SIGNAL, 0);
        assertThat(level(CITY, none)).isEmpty();
        assertThat(state("storm.8", none)).isEqualTo(Check.State.SILENT);
    }

    @Test
    void aDistrictsSupposedSignalIsItsOwn() {
        Supposition pudong =
                Supposition.NOTHING.with(new Lever.Signal(Tier.DISTRICT, "310115", "typhoon"), 3);

        assertThat(level(PUDONG, pudong)).contains(Grade.II);
        assertThat(level(CITY, pudong)).isEmpty();
    }

    @Test
    void ofTwoLeversThatMoveTheSameGaugesTheLastCounts() {
        gust("a", "南汇嘴", "310115", 34.0, at("2024-09-15T22:00"));
        gust("b", "洋山港", "310115", 36.0, at("2024-09-15T22:00"));
        Lever.Value here =
                new Lever.Value(Tier.DISTRICT, "310115", Quantity.GUST, List.of(), 1, "m/s", false);

        Supposition s = Supposition.NOTHING.with(wind(), 50).with(here, 30.0);

        // 6.0 less than 36.0: the city's second strongest reads 28.0.
        assertThat(s.settings()).hasSize(1);
        assertThat(reading("gust.10", s)).isCloseTo(28.0, within(1e-9));
    }

    @Test
    void colderIsGraver() {
        describe("t", "徐家汇", "310104", Quantity.TEMPERATURE, "°C");
        read("t", 9.0, at("2016-01-22T14:00"));
        read("t", 1.0, at("2016-01-23T14:00"));
        Instant now = at("2016-01-23T14:05");
        Scale scale = engine.scales(situation, now, COLD).getFirst();

        // 9.0 − 12 = −3.0 is reached before it: then it has fallen far enough and is below 0.
        assertThat(scale.real()).hasValue(1.0);
        assertThat(scale.marks()).singleElement().extracting(Scale.Mark::at).isEqualTo(-3.0);
        assertThat(scale.grade(1.0, true)).hasValue(-3.0);
        assertThat(cold(Supposition.NOTHING.with(scale.lever(), -3.0), now)).contains(Grade.II);
        assertThat(cold(Supposition.NOTHING.with(scale.lever(), -2.9), now)).isEmpty();
    }

    @Test
    void theScaleHasTheThresholdsOfTheAreaAndWhereItStands() {
        cityTyphoon("orange", Grade.II, at("2024-09-15T17:00"));
        gust("a", "南汇嘴", "310115", 34.0, at("2024-09-15T22:00"));
        gust("b", "洋山港", "310115", 36.0, at("2024-09-15T22:00"));

        List<Scale> scales = engine.scales(situation, NOW, CITY);

        assertThat(scales).hasSize(2);
        Scale signal = scales.getFirst();
        assertThat(signal.real()).hasValue(3.0);
        assertThat(signal.marks()).extracting(Scale.Mark::at).containsExactly(1.0, 2.0, 3.0);
        Scale gusts = scales.getLast();
        assertThat(gusts.real()).hasValue(34.0);
        // Force 8 is asked of one gauge, which reads 2.0 more than the one that decides: met at
        // 15.2 already.
        assertThat(gusts.marks())
                .extracting(Scale.Mark::at)
                .containsExactly(15.2, 24.5, 32.7, 41.5);
        assertThat(gusts.from()).isZero();
        assertThat(gusts.to()).isGreaterThan(41.5);
    }

    @Test
    void keysMoveByWholeStepsAndFromThresholdToThreshold() {
        gust("a", "南汇嘴", "310115", 34.2, at("2024-09-15T22:00"));
        gust("b", "洋山港", "310115", 36.0, at("2024-09-15T22:00"));
        Scale gusts = engine.scales(situation, NOW, CITY).getLast();

        assertThat(gusts.moved(34.2, 1)).isEqualTo(34.5);
        assertThat(gusts.moved(34.5, 1)).isEqualTo(35.0);
        assertThat(gusts.moved(34.2, -1)).isEqualTo(34.0);
        assertThat(gusts.moved(34.2, 10)).isEqualTo(39.0);
        assertThat(gusts.moved(1.0, -10)).isZero();
        assertThat(gusts.grade(34.2, true)).hasValue(41.5);
        assertThat(gusts.grade(41.5, true)).isEqualTo(OptionalDouble.empty());
        assertThat(gusts.grade(34.2, false)).hasValue(32.7);
        assertThat(gusts.grade(32.7, false)).hasValue(24.5);
    }

    @Test
    void whatIsForecastIsMarkedWhereSomebodyForetellsIt() {
        describe("t", "黄浦公园", "310101", Quantity.TIDE, "m");
        read("t", 3.1, at("2024-09-15T22:00"));
        apply(
                new Event.SensorDescribed(
                        new Sensor(
                                "f",
                                "tide",
                                "黄浦公园",
                                Quantity.TIDE_FORECAST,
                                "m",
                                new Place(null, "", "310101"),
                                4.55,
                                new Forecast(
                                        Forecast.Kind.HIGH_WATERS,
                                        at("2024-09-15T20:00"),
                                        List.of(
                                                value("2024-09-15T21:00", 5.5),
                                                value("2024-09-16T00:30", 4.4),
                                                value("2024-09-16T12:40", 4.7),
                                                value("2024-09-16T23:00", 5.0))))));
        Gauges gauges = new Gauges(situation, engine.plan(), NOW, Supposition.NOTHING);

        // The one of 21:00 is over, and 23:00 of the next day is more than a day off.
        assertThat(
                        gauges.expected(
                                new Lever.Value(
                                        Tier.CITY,
                                        "310000",
                                        Quantity.TIDE,
                                        List.of("黄浦公园"),
                                        1,
                                        "m",
                                        false)))
                .contains(value("2024-09-16T12:40", 4.7));
    }

    private static Forecast.Value value(String at, double value) {
        return new Forecast.Value(at(at), value);
    }

    private static Lever.Value wind() {
        return new Lever.Value(Tier.CITY, "310000", Quantity.GUST, List.of(), 2, "m/s", false);
    }

    private Optional<Grade> level(ResponseLevel.Key key, Supposition supposed) {
        return engine.assess(situation, NOW, supposed).stream()
                .filter(a -> a.key().equals(key))
                .flatMap(a -> a.suggestion().stream())
                .map(Suggestion::level)
                .findFirst();
    }

    private Optional<Grade> cold(Supposition supposed, Instant now) {
        return engine.assess(situation, now, supposed).stream()
                .filter(a -> a.key().equals(COLD))
                .flatMap(a -> a.suggestion().stream())
                .map(Suggestion::level)
                .findFirst();
    }

    private Check.State state(String rule, Supposition supposed) {
        return check(rule, supposed).state();
    }

    private double reading(String rule, Supposition supposed) {
        Suggestion.Reason reason = check(rule, supposed).reason();
        return reason == null ? Double.NaN : reason.value();
    }

    private Check check(String rule, Supposition supposed) {
        return engine.check(situation, NOW, CITY, supposed).stream()
                .filter(c -> c.rule().id().equals(rule))
                .findFirst()
                .orElseThrow();
    }
}
