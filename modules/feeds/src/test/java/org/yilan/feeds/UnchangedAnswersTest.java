package org.yilan.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yilan.feeds.BadDaysTest.NOW;
import static org.yilan.feeds.BadDaysTest.utf8;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.FeedHealth.State;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// An upstream that sends the same bytes again: they are read once, and what they say stays as true as the feed is well.
@Timeout(60)
class UnchangedAnswersTest {
    private static final String GOOD = BadDaysTest.GOOD;

    /// Says of no place when it was seen so.
    private static final String TIMELESS = GOOD.replaceAll(",\"updated\":\"[^\"]*\"", "");

    private final FoldingHub hub = new FoldingHub(NOW);
    private final RawUpstream upstream = new RawUpstream();
    private FeedRunner runner;

    @AfterEach
    void close() throws IOException {
        runner.close();
        upstream.close();
    }

    /// One feed that is asked each minute and whose values are good for eight.
    private void feed(String format) {
        feed(
                FeedConfig.of(
                        "f",
                        "f",
                        format,
                        upstream.uri("/feed"),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(8)));
    }

    private void feed(FeedConfig config) {
        runner = new FeedRunner(List.of(config), hub.surroundings());
    }

    private FeedReport round() {
        FeedReport report = runner.pollAllOnce().getFirst();
        hub.pass(Duration.ofMinutes(1));
        return report;
    }

    private void sends(String body) {
        upstream.on("/feed", RawUpstream.ok(body));
    }

    private String name() {
        return hub.situation().facility("f:S1").orElseThrow().name();
    }

    @Test
    void theSameBytesAreReadOnceAndTheFeedIsWell() {
        sends(GOOD);
        feed("geojson-places");
        assertThat(round().understood()).containsEntry("facility", 1);
        FeedReport second = round();
        assertThat(second.errorClass()).isEmpty();
        assertThat(second.understood()).isEmpty();
        assertThat(second.documents()).isZero();
        assertThat(second.bytes()).as("they did come").isEqualTo(utf8(GOOD).length);
        assertThat(hub.situation().feed("f").orElseThrow().state()).isEqualTo(State.GOOD);
        assertThat(runner.health().getFirst().lastGood())
                .isEqualTo(Instant.parse(NOW).plus(Duration.ofMinutes(1)));
        sends(GOOD.replace("市民中心", "体育馆"));
        assertThat(round().understood()).containsEntry("facility", 1);
        assertThat(name()).isEqualTo("体育馆");
    }

    @Test
    void theSameBytesInOtherLettersAreReadAgain() {
        byte[] body = utf8(GOOD);
        upstream.on("/feed", RawUpstream.ok(body, "Content-Type: application/json"));
        feed("geojson-places");
        round();
        upstream.on("/feed", RawUpstream.ok(body, "Content-Type: application/json; charset=utf-8"));
        assertThat(round().documents()).isEqualTo(1);
        assertThat(round().documents()).isZero();
    }

    @Test
    void whatWasRefusedOrNotRecordedIsReadAgain() {
        sends(GOOD.replace("\"name\":\"市民中心\",", "\"name\":\"市民中心\",\"capacity\":-7,"));
        feed("geojson-places");
        assertThat(round().errorClass()).isEqualTo("items-refused");
        assertThat(round().errorClass()).as("not healed by itself").isEqualTo("items-refused");
        sends(GOOD.replace("市民中心", "体育馆"));
        hub.failing(true);
        assertThat(round().errorClass()).isEqualTo("not-recorded");
        hub.failing(false);
        assertThat(round().documents()).isEqualTo(1);
        assertThat(round().documents()).isZero();
    }

    /// Whether the upstream says by itself that it has not changed makes no difference.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatComesBackAfterAnAnswerInPartIsNews(boolean validators) {
        feed("geojson-places");
        answers(validators, GOOD);
        round();
        answers(
                validators,
                GOOD.replace("市民中心", "体育馆")
                        .replace("\"features\":[", "\"features\":[{\"type\":\"Feature\"},"));
        FeedReport part = round();
        assertThat(part.errorClass()).as("%s", part.refused()).isEqualTo("items-refused");
        assertThat(name()).isEqualTo("体育馆");
        answers(validators, GOOD);
        round();
        assertThat(name()).isEqualTo("市民中心");
    }

    /// An upstream with or without validators.
    private void answers(boolean validators, String body) {
        if (!validators) {
            sends(body);
            return;
        }
        String tag = "\"" + body.hashCode() + "\"";
        upstream.on(
                "/feed",
                (request, out) -> {
                    if (tag.equals(request.headers().get("if-none-match"))) {
                        RawUpstream.head(out, "304 Not Modified", "X: 1");
                    } else {
                        RawUpstream.ok(utf8(body), "ETag: " + tag).write(request, out);
                    }
                });
    }

    /// A publisher that stamps a place anew each minute makes no news, also where the place is simulated.
    @Test
    void aNewStampOfASimulatedPlaceIsNoNews() {
        String simulated = GOOD.replace("\"kind\"", "\"simulated\":true,\"kind\"");
        sends(simulated);
        feed("geojson-places");
        round();
        assertThat(hub.situation().facility("f:S1").orElseThrow().simulated()).isTrue();
        hub.taken();
        sends(simulated.replace("16:59:00", "17:00:00"));
        assertThat(round().understood()).containsEntry("facility", 1);
        assertThat(hub.all(Event.FacilityReported.class)).isEmpty();
        sends(GOOD.replace("16:59:00", "17:00:00"));
        round();
        assertThat(hub.situation().facility("f:S1").orElseThrow().simulated()).isFalse();
    }

    /// What has no time of its own counts as seen when it was read, so it must be read while that is fresh.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPlaceWithoutATimeOfItsOwnDoesNotGrowOldWhileItsFeedIsWell(boolean validators) {
        assertThat(TIMELESS).doesNotContain("updated");
        feed("geojson-places");
        answers(validators, TIMELESS);
        int read = 0;
        for (int minute = 0; minute < 60; minute++) {
            Instant now = hub.instant();
            read += round().documents();
            assertThat(
                            Duration.between(
                                    hub.situation().facility("f:S1").orElseThrow().observedAt(),
                                    now))
                    .as("minute %s", minute)
                    .isLessThanOrEqualTo(Duration.ofMinutes(6));
        }
        // Every second minute, a quarter of eight.
        assertThat(read).isEqualTo(30);
        // At the beginning, and each time that half of eight minutes are over.
        assertThat(hub.all(Event.FacilityReported.class)).hasSize(15);
    }

    @Test
    void aReadingWithoutATimeOfItsOwnIsTakenEachTime() {
        sends(
                """
                {"metadata":{"tag":"x"},"indexes":[{"code":"cn-mee","name":"AQI (CN)","aqi":46,"aqiDisplay":"46"}]}\
                """);
        feed("qweather-air");
        for (int minute = 0; minute < 4; minute++) {
            Instant now = hub.instant();
            assertThat(round().errorClass()).isEmpty();
            assertThat(hub.situation().sensors()).isNotEmpty();
            hub.situation()
                    .sensors()
                    .forEach(
                            s ->
                                    assertThat(
                                                    hub.situation()
                                                            .reading(s.id())
                                                            .orElseThrow()
                                                            .observedAt())
                                            .isEqualTo(now));
        }
    }

    @Test
    void aPageThatIsTheSameDoesNotHideALaterOneThatIsNot() {
        String stream =
                """
                {"@iot.id":%s,"name":"水位","unitOfMeasurement":{"symbol":"m","definition":"ucum:m"},
                 "ObservedProperty":{"name":"水位","properties":{"quantity":"water-level"}},
                 "Thing":{"name":"站","Locations":[{"location":{"type":"Point","coordinates":[121.5,31.2]}}]},
                 "Observations":[{"phenomenonTime":"2024-09-15T08:50:00Z","result":%s}]}\
                """;
        String first =
                "{\"@iot.nextLink\":\"%s\",\"value\":[%s]}"
                        .formatted(upstream.uri("/p2"), stream.formatted(1, 2.5));
        upstream.on("/Datastreams", RawUpstream.ok(first));
        upstream.on("/p2", RawUpstream.ok("{\"value\":[" + stream.formatted(2, 3.0) + "]}"));
        feed(
                FeedConfig.of(
                        "f",
                        "f",
                        "sensorthings",
                        upstream.uri("/Datastreams"),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(8)));
        FeedReport report = round();
        assertThat(report.errorClass()).as("%s", report.detail()).isEmpty();
        assertThat(round().documents()).isZero();
        upstream.on("/p2", RawUpstream.ok("{\"value\":[" + stream.formatted(2, 3.4) + "]}"));
        assertThat(round().documents()).isEqualTo(1);
        assertThat(hub.situation().reading("f:2").orElseThrow().value()).isEqualTo(3.4);
        assertThat(hub.situation().reading("f:1").orElseThrow().value()).isEqualTo(2.5);
    }
}
