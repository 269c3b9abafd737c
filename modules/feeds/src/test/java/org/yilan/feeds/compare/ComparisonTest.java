package org.yilan.feeds.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yilan.feeds.spi.Observation;
import org.yilan.feeds.spi.Observation.AlertSeen;
import org.yilan.feeds.spi.Observation.FacilitySeen;
import org.yilan.feeds.spi.Observation.LevelOver;
import org.yilan.feeds.spi.Observation.LevelSeen;
import org.yilan.feeds.spi.Observation.ReadingSeen;
import org.yilan.feeds.spi.Observation.SensorSeen;
import org.yilan.feeds.spi.Observation.StormSeen;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Sensor;
import org.yilan.situation.model.Tier;
import org.yilan.situation.model.TrackForecast;
import org.yilan.situation.model.TrackPoint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

class ComparisonTest extends ComparisonFixture {

    // ---- alerts

    static AlertSeen alert(String id, Alert.Kind kind, int hour, String... references) {
        return new AlertSeen(
                new Alert(
                        id,
                        "f",
                        kind,
                        Alert.Status.ACTUAL,
                        "s",
                        "s",
                        Tier.CITY,
                        "typhoon",
                        Grade.II,
                        "",
                        "",
                        T.plus(Duration.ofHours(hour)),
                        null,
                        T.plus(Duration.ofHours(hour + 24)),
                        List.of(),
                        List.of(),
                        List.of(references),
                        List.of()),
                false);
    }

    @Test
    void publishesAnAlertOnceWhateverTheOrderAndHoweverOften() {
        AlertSeen first = alert("a", Alert.Kind.ALERT, 1);
        AlertSeen update = alert("b", Alert.Kind.UPDATE, 2, "a");
        assertThat(see(update, first, update))
                .containsExactly(
                        new Event.AlertPublished(first.alert()),
                        new Event.AlertPublished(update.alert()));
        assertThat(see(first, update)).isEmpty();
        assertThat(see(update, first)).isEmpty();
        restart();
        assertThat(see(first, update)).isEmpty();
        assertThat(hub.situation().alerts()).containsExactly(update.alert());
    }

    @Test
    void leavesAnAlertReplacedThatComesAfterItsCancellation() {
        AlertSeen cancel = alert("c", Alert.Kind.CANCEL, 3, "a");
        assertThat(see(cancel)).hasSize(1);
        assertThat(see(cancel)).isEmpty();
        assertThat(see(alert("a", Alert.Kind.ALERT, 1), cancel)).isEmpty();
        restart();
        assertThat(see(alert("a", Alert.Kind.ALERT, 1), cancel)).isEmpty();
        assertThat(hub.situation().alerts()).isEmpty();
    }

    @Test
    void takesTheLaterOfTwoMessagesOfOneId() {
        AlertSeen early = alert("a", Alert.Kind.ALERT, 1);
        AlertSeen late = alert("a", Alert.Kind.ALERT, 2);
        assertThat(see(late, early)).containsExactly(new Event.AlertPublished(late.alert()));
        assertThat(see(early)).isEmpty();
    }

    @Test
    void neverBringsBackWhatExpiredAndWasForgotten() {
        AlertSeen alert = alert("a", Alert.Kind.ALERT, 1); // expires on the 16th, 01:00
        see(alert);
        for (int i = 0; i < 60; i++) {
            hub.pass(Duration.ofHours(1));
            hub.record(new Event.IncidentAcknowledged("tick", "x", "")); // lets the situation sweep
            assertThat(see(alert)).isEmpty();
        }
        assertThat(hub.situation().alerts()).isEmpty();
        assertThat(ignored).isNotEmpty().allMatch(r -> r.startsWith("a: expired at"));
    }

    @Test
    void replacesEveryMessageOfAnEventWhenReferencesNameTheFirst() {
        AlertSeen first = new AlertSeen(alert("1", Alert.Kind.ALERT, 1).alert(), true);
        AlertSeen second = new AlertSeen(alert("2", Alert.Kind.UPDATE, 2, "1").alert(), true);
        AlertSeen third = new AlertSeen(alert("3", Alert.Kind.UPDATE, 3, "1").alert(), true);
        assertThat(see(first, second, third)).hasSize(3);
        assertThat(hub.situation().alerts()).extracting(Alert::id).containsExactly("3");
        assertThat(see(third, second, first)).isEmpty();
        restart();
        assertThat(see(second, third, first)).isEmpty();
    }

    // ---- response levels

    static final ResponseLevel.Key KEY = new ResponseLevel.Key(Tier.CITY, "310000", "typhoon");

    static ResponseLevel level(Grade grade, int hour, String by) {
        return new ResponseLevel(
                "上海市防汛指挥部",
                Tier.CITY,
                "310000",
                "typhoon",
                grade,
                T.plus(Duration.ofHours(hour)),
                null,
                by,
                "",
                "");
    }

    static LevelSeen declared(Grade grade, int hour) {
        Instant sent = T.plus(Duration.ofHours(hour));
        return new LevelSeen("l" + hour, sent, null, level(grade, hour, "f"));
    }

    static LevelOver over(int hour, ResponseLevel.@Nullable Key key, String... references) {
        return new LevelOver(
                "o" + hour, T.plus(Duration.ofHours(hour)), key, List.of(references), "解除");
    }

    @Test
    void followsALevelUpDownAndOut() {
        List<Observation> all =
                List.of(
                        over(8, null, "l6"),
                        declared(Grade.III, 6),
                        declared(Grade.II, 2),
                        declared(Grade.IV, 1));
        assertThat(see(all))
                .containsExactly(
                        new Event.LevelDeclared(level(Grade.IV, 1, "f")),
                        new Event.LevelDeclared(level(Grade.II, 2, "f")),
                        new Event.LevelDeclared(level(Grade.III, 6, "f")),
                        new Event.LevelEnded(KEY, T.plus(Duration.ofHours(8)), "f", "解除"));
        assertThat(see(all)).isEmpty();
        restart();
        assertThat(see(all)).isEmpty();
    }

    @Test
    void doesNotUndoWhatPeopleDidLater() {
        LevelSeen upstream = declared(Grade.III, 1);
        see(upstream);
        hub.record(new Event.LevelDeclared(level(Grade.I, 5, "王指挥")));
        assertThat(see(upstream)).isEmpty();
        assertThat(see(upstream, over(4, KEY))).isEmpty();
        hub.record(new Event.LevelEnded(KEY, T.plus(Duration.ofHours(7)), "王指挥", ""));
        assertThat(see(upstream)).isEmpty();
        restart();
        assertThat(see(upstream)).isEmpty();
        assertThat(see(upstream, declared(Grade.II, 9))).hasSize(1);
    }

    @Test
    void declaresNothingThatWasOverDaysAgo() {
        hub.pass(Duration.ofDays(8));
        assertThat(see(declared(Grade.II, 1), over(3, KEY))).isEmpty();
        assertThat(ignored).hasSize(1);
    }

    // ---- storms

    static TrackPoint point(int hour, double lat) {
        return new TrackPoint(
                T.plus(Duration.ofHours(hour)),
                new GeoPoint(lat, 125),
                40.0,
                960.0,
                null,
                null,
                null,
                null,
                null,
                "台风");
    }

    static StormSeen storm(TrackPoint... points) {
        return new StormSeen(
                "202413",
                "贝碧嘉",
                "BEBINCA",
                List.of(points),
                List.of(
                        new TrackForecast(
                                "中国", points[points.length - 1].at(), List.of(point(36, 31)))));
    }

    @Test
    void observesNewAndCorrectedPointsOnly() {
        assertThat(see(storm(point(1, 27), point(2, 28)))).hasSize(3);
        assertThat(see(storm(point(1, 27), point(2, 28)))).isEmpty();
        restart();
        assertThat(see(storm(point(2, 28), point(1, 27), point(2, 28)))).isEmpty();
        assertThat(see(storm(point(1, 27), point(2, 28.1))))
                .containsExactly(
                        new Event.StormObserved("202413", "f", "贝碧嘉", "BEBINCA", point(2, 28.1)));
        assertThat(see(storm(point(1, 27), point(2, 28.1), point(3, 29))))
                .hasSize(2)
                .hasExactlyElementsOfTypes(Event.StormObserved.class, Event.StormForecast.class);
    }

    @Test
    void leavesAStormToTheFeedThatBroughtItUntilThatFails() {
        see(storm(point(1, 27), point(2, 28)));
        health(FeedHealth.State.GOOD);
        Comparison other = comparison("g");
        List<Observation> theirs = List.of(storm(point(1, 27.3), point(2, 28.3), point(3, 29.3)));
        assertThat(see(other, "g", theirs)).isEmpty();
        assertThat(ignored).containsExactly("storm 202413: is followed by the feed f");
        health(FeedHealth.State.UNREACHABLE);
        assertThat(see(other, "g", theirs))
                .startsWith(
                        new Event.StormObserved("202413", "g", "贝碧嘉", "BEBINCA", point(3, 29.3)));
        assertThat(hub.situation().storms().iterator().next().points()).hasSize(3);
    }

    void health(FeedHealth.State state) {
        hub.record(
                new Event.FeedHealthChanged(
                        new FeedHealth("f", "f", "", state, T, T, Duration.ofMinutes(1), "", "")));
    }

    // ---- sensors and places

    static ReadingSeen reading(double value, int minute, int received) {
        return new ReadingSeen(
                new Reading(
                        "f:1",
                        value,
                        T.plus(Duration.ofMinutes(minute)),
                        T.plus(Duration.ofMinutes(received)),
                        Reading.Quality.GOOD));
    }

    @Test
    void takesAReadingWhenItIsLaterOrCorrected() {
        SensorSeen sensor =
                new SensorSeen(
                        new Sensor("f:1", "f", "站", "wind-gust", "m/s", Place.UNKNOWN, Double.NaN));
        assertThat(see(sensor, reading(20, 10, 11))).hasSize(2);
        assertThat(see(sensor, reading(20, 10, 12))).isEmpty();
        assertThat(see(sensor, reading(18, 5, 13))).isEmpty();
        assertThat(see(reading(22, 20, 21), reading(20, 10, 21))).hasSize(1);
        assertThat(see(reading(21.5, 20, 22))).hasSize(1);
        restart();
        assertThat(see(sensor, reading(21.5, 20, 23))).isEmpty();
    }

    static FacilitySeen shelter(int occupied, int minute) {
        return new FacilitySeen(
                new Facility(
                        "f:s",
                        "f",
                        "shelter",
                        "市民中心",
                        Place.UNKNOWN,
                        "open",
                        occupied,
                        400,
                        T.plus(Duration.ofMinutes(minute))));
    }

    @Test
    void restatesAnUnchangedPlaceOnlyBeforeItGrowsStale() {
        assertThat(see(shelter(10, 0))).hasSize(1);
        assertThat(see(shelter(10, 1))).isEmpty();
        assertThat(see(shelter(11, 2))).hasSize(1);
        assertThat(see(shelter(10, 1))).isEmpty(); // older
        assertThat(see(shelter(11, 6))).isEmpty();
        assertThat(see(shelter(11, 7))).hasSize(1); // half of ten minutes later
    }

    @Test
    void givesTheSameNewsForTheSameThingsInAnyOrder() {
        List<Observation> all =
                new ArrayList<>(
                        List.of(
                                alert("a", Alert.Kind.ALERT, 1),
                                alert("b", Alert.Kind.UPDATE, 2, "a"),
                                declared(Grade.II, 2),
                                storm(point(1, 27), point(2, 28)),
                                reading(20, 10, 11),
                                shelter(10, 0),
                                TicketComparisonTest.ticket(IncidentState.ASSIGNED, "排水所", 2)));
        List<Event> news = comparison.news(all, hub.situation(), hub.instant(), (p, r) -> {});
        Collections.reverse(all);
        assertThat(comparison.news(all, hub.situation(), hub.instant(), (p, r) -> {}))
                .isEqualTo(news);
    }
}
