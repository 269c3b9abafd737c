package org.yilan.situation.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.yilan.situation.Changes;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Forecast;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Quantity;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.Sensor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// High water at Luchaogang on 16 September 2024 at 10:10, 5.60 m against 5.46 m, and a wind that arrives some hours round it.
class WaterClockTest {
    private static final Instant NOW = at("2024-09-16T02:00");

    /// 0.1° of latitude are 11.12 km (6371.0088 km × π / 1800).
    private static final Target PORT = Target.of("landmark:port", new GeoPoint(30.96, 121.846));

    private final Situation situation = new Situation();
    private long seq;

    @Test
    void aHighWaterWithinThreeHoursOfTheWindAndOverTheWarningLevelComesTogether() {
        tide("t4", "芦潮港", 30.86, 5.46, high("2024-09-16T10:10", 5.60));

        Waters early = waters(arrival("2024-09-16T07:10", "2024-09-16T07:10"));

        Waters.HighWater tide = early.tide();
        assertThat(tide).isNotNull();
        assertThat(tide.station().name()).isEqualTo("芦潮港");
        assertThat(tide.station().km()).isCloseTo(11.12, within(0.01));
        assertThat(tide.over()).isCloseTo(0.14, within(1e-9));
        assertThat(tide.apart()).isEqualTo(Duration.ofHours(3));
        assertThat(early.together()).containsExactly(Waters.With.TIDE);
        // A minute earlier it is more than three hours.
        assertThat(waters(arrival("2024-09-16T07:09", "2024-09-16T07:09")).together()).isEmpty();
    }

    @Test
    void betweenTheAgenciesMomentsNothingLiesBetween() {
        tide("t4", "芦潮港", 30.86, 5.46, high("2024-09-16T10:10", 5.60));

        Waters spread = waters(arrival("2024-09-16T05:00", "2024-09-16T12:00"));

        assertThat(spread.tide()).isNotNull();
        assertThat(spread.tide().apart()).isZero();
    }

    @Test
    void aHighWaterUnderTheWarningLevelIsSaidAndComesNotTogether() {
        tide("t4", "芦潮港", 30.86, 5.46, high("2024-09-16T10:10", 5.40));

        Waters low = waters(arrival("2024-09-16T10:00", "2024-09-16T10:00"));

        assertThat(low.tide()).isNotNull();
        assertThat(low.tide().over()).isCloseTo(-0.06, within(1e-9));
        assertThat(low.together()).isEmpty();
    }

    @Test
    void ofTwoHighWatersTheNearerOneAndNoneThatIsOver() {
        tide(
                "t4",
                "芦潮港",
                30.86,
                5.46,
                high("2024-09-16T01:50", 6.0),
                high("2024-09-16T10:10", 5.60),
                high("2024-09-16T22:30", 5.80));

        assertThat(waters(arrival("2024-09-16T04:00", "2024-09-16T04:00")).tide())
                .extracting(t -> t.high().at())
                .isEqualTo(at("2024-09-16T10:10"));
        assertThat(waters(arrival("2024-09-16T18:00", "2024-09-16T18:00")).tide())
                .extracting(t -> t.high().at())
                .isEqualTo(at("2024-09-16T22:30"));
    }

    @Test
    void farAwayIsSaidToBeFarAwayAndNothingIsMadeUp() {
        // 0.3° more: 44.48 km.
        tide("t4", "芦潮港", 30.56, 5.46, high("2024-09-16T10:10", 5.60));

        Waters none = waters(arrival("2024-09-16T10:00", "2024-09-16T10:00"));

        assertThat(none.tide()).isNull();
        assertThat(none.tideFrom()).isNotNull();
        assertThat(none.tideFrom().km()).isCloseTo(44.48, within(0.01));
        assertThat(none.rainFrom()).isNull();
        assertThat(none.together()).isEmpty();
    }

    @Test
    void aTableThatIsOlderThanADayDoesNotCount() {
        describe(
                "t4",
                "芦潮港",
                Quantity.TIDE_FORECAST,
                30.86,
                5.46,
                new Forecast(
                        Forecast.Kind.HIGH_WATERS,
                        at("2024-09-15T01:59"),
                        List.of(high("2024-09-16T10:10", 5.6))));

        assertThat(waters(arrival("2024-09-16T10:00", "2024-09-16T10:00")))
                .isEqualTo(Waters.UNKNOWN);
    }

    @Test
    void theWarningLevelOfTheGaugeAtTheSamePlaceCounts() {
        tide("t4", "芦潮港", 30.86, Double.NaN, high("2024-09-16T10:10", 5.60));
        assertThat(waters(arrival("2024-09-16T10:00", "2024-09-16T10:00")).together()).isEmpty();

        describe("g4", "芦潮港", Quantity.TIDE, 30.87, 5.46, null);

        Waters known = waters(arrival("2024-09-16T10:00", "2024-09-16T10:00"));
        assertThat(known.tide()).isNotNull();
        assertThat(known.tide().warnAt()).isEqualTo(5.46);
        assertThat(known.together()).containsExactly(Waters.With.TIDE);
    }

    @Test
    void heavyRainRoundTheArrivalComesTogether() {
        rainForecast(
                value("2024-09-16T06:00", 50.0),
                value("2024-09-16T07:00", 34.9),
                value("2024-09-16T12:00", 35.0),
                value("2024-09-16T13:00", 12.0));

        // From 06:30 − 3 h to 08:30 + 3 h: the 50 mm of 06:00 are within.
        Waters waters = waters(arrival("2024-09-16T06:30", "2024-09-16T08:30"));
        assertThat(waters.expected()).isNotNull();
        assertThat(waters.expected().mm()).isEqualTo(50.0);
        assertThat(waters.together()).containsExactly(Waters.With.RAIN);
        // From 10:00 on only the 35.0 of 12:00 are left, and it is no less than 35.
        assertThat(waters(arrival("2024-09-16T13:00", "2024-09-16T14:00")).together())
                .containsExactly(Waters.With.RAIN);
        assertThat(waters(arrival("2024-09-16T16:00", "2024-09-16T16:00")).together()).isEmpty();
    }

    @Test
    void rainThatFallsNowCountsForAWindThatComesSoon() {
        rain("r1", "南汇", "310115", 31.0, 36.0, "2024-09-16T01:50");

        assertThat(waters(arrival("2024-09-16T05:00", "2024-09-16T05:00")).measured())
                .extracting(Waters.Rain::mm)
                .isEqualTo(36.0);
        assertThat(waters(arrival("2024-09-16T05:01", "2024-09-16T05:01")).measured()).isNull();
        // Too old after forty minutes.
        rain("r1", "南汇", "310115", 31.0, 36.0, "2024-09-16T01:50");
        assertThat(
                        new WaterClock(
                                        situation.sensors(),
                                        situation::reading,
                                        at("2024-09-16T02:31"))
                                .at(PORT, arrival("2024-09-16T03:00", "2024-09-16T03:00"))
                                .measured())
                .isNull();
    }

    @Test
    void aDistrictHasItsOwnStrongestGauge() {
        rain("r1", "南汇", "310115", 31.0, 12.0, "2024-09-16T01:50");
        rain("r2", "书院", "310115", 30.9, 22.0, "2024-09-16T01:50");
        rain("r3", "奉贤", "310120", 30.96, 40.0, "2024-09-16T01:50");
        Target pudong = new Target("310115", List.of(new GeoPoint(30.96, 121.846)));

        Waters waters =
                new WaterClock(situation.sensors(), situation::reading, NOW)
                        .at(pudong, arrival("2024-09-16T03:00", "2024-09-16T03:00"));

        assertThat(waters.measured()).isNotNull();
        assertThat(waters.measured().station()).isEqualTo(new Waters.Station("r2", "书院", 0));
        assertThat(waters.measured().mm()).isEqualTo(22.0);
    }

    @Test
    void whereTheWindIsAlreadyTheNextHighWaterCounts() {
        tide("t4", "芦潮港", 30.86, 5.46, high("2024-09-16T04:30", 5.60));

        Waters here =
                new WaterClock(situation.sensors(), situation::reading, NOW)
                        .at(PORT, new Arrival(PORT.id(), Force.TEN, true, Map.of(), 1, false));

        assertThat(here.tide()).isNotNull();
        assertThat(here.tide().apart()).isEqualTo(Duration.ofMinutes(150));
        assertThat(here.together()).containsExactly(Waters.With.TIDE);
    }

    @Test
    void theHighWatersOfASeriesAreItsPeaks() {
        Forecast series =
                new Forecast(
                        Forecast.Kind.SERIES,
                        NOW,
                        List.of(
                                value("2024-09-16T02:00", 9.0),
                                value("2024-09-16T03:00", 4.0),
                                value("2024-09-16T04:00", 4.5),
                                value("2024-09-16T05:00", 4.5),
                                value("2024-09-16T06:00", 4.0),
                                value("2024-09-16T07:00", 5.0)));

        // The first and the last may only look like peaks.
        assertThat(series.highWaters(NOW, at("2024-09-16T07:00")))
                .containsExactly(value("2024-09-16T04:00", 4.5));
    }

    private Waters waters(Arrival arrival) {
        return new WaterClock(situation.sensors(), situation::reading, NOW).at(PORT, arrival);
    }

    private static Arrival arrival(String first, String last) {
        return new Arrival(
                PORT.id(), Force.TEN, false, Map.of("中国", at(first), "日本", at(last)), 2, false);
    }

    private void tide(String id, String name, double lat, double warnAt, Forecast.Value... highs) {
        describe(
                id,
                name,
                Quantity.TIDE_FORECAST,
                lat,
                warnAt,
                new Forecast(Forecast.Kind.HIGH_WATERS, at("2024-09-15T20:00"), List.of(highs)));
    }

    private void rainForecast(Forecast.Value... values) {
        describe(
                "f1",
                "临港",
                Quantity.RAIN_FORECAST,
                30.9,
                Double.NaN,
                new Forecast(Forecast.Kind.SERIES, at("2024-09-16T01:00"), List.of(values)));
    }

    private void rain(
            String id, String name, String division, double lat, double mm, String observed) {
        apply(
                new Event.SensorDescribed(
                        new Sensor(
                                id,
                                "sta",
                                name,
                                Quantity.RAIN,
                                "mm",
                                new Place(new GeoPoint(lat, 121.846), "", division),
                                Double.NaN)));
        apply(
                new Event.ReadingTaken(
                        new Reading(id, mm, at(observed), at(observed), Reading.Quality.GOOD)));
    }

    private void describe(
            String id, String name, String quantity, double lat, double warnAt, Forecast forecast) {
        apply(
                new Event.SensorDescribed(
                        new Sensor(
                                id,
                                "tide",
                                name,
                                quantity,
                                "m",
                                new Place(new GeoPoint(lat, 121.846), "", ""),
                                warnAt,
                                forecast)));
    }

    private void apply(Event event) {
        seq++;
        situation.apply(
                new Recorded(seq, NOW.minusSeconds(1000 - seq), "e" + seq, "", event),
                new Changes());
    }

    private static Forecast.Value high(String at, double value) {
        return value(at, value);
    }

    private static Forecast.Value value(String at, double value) {
        return new Forecast.Value(at(at), value);
    }

    private static Instant at(String local) {
        return Instant.parse(local + ":00+08:00");
    }
}
