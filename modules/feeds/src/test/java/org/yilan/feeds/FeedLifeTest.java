package org.yilan.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.yilan.feeds.BadDaysTest.NOW;
import static org.yilan.feeds.BadDaysTest.feed;
import static org.yilan.feeds.BadDaysTest.shelters;
import static org.yilan.feeds.BadDaysTest.utf8;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.spi.ValueSource;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.FeedFigures;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.FeedHealth.State;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// How feeds live: what they send, when they stop, what they remember.
@Timeout(60)
class FeedLifeTest {
    static final String GOOD = BadDaysTest.GOOD;

    final FoldingHub hub = new FoldingHub(NOW);
    final RawUpstream upstream = new RawUpstream();
    FeedRunner runner;

    @AfterEach
    void close() throws IOException {
        if (runner != null) {
            runner.close();
        }
        upstream.close();
    }

    void feeds(FeedConfig... feeds) {
        runner = new FeedRunner(List.of(feeds), hub.surroundings());
    }

    FeedHealth health(String id) {
        return hub.situation().feed(id).orElseThrow();
    }

    @Test
    void asksForChangesOnlyOnceEverythingIsRecorded() {
        upstream.on(
                "/feed",
                (request, out) -> {
                    if ("\"1\"".equals(request.headers().get("if-none-match"))) {
                        RawUpstream.head(out, "304 Not Modified", "X: 1");
                    } else {
                        RawUpstream.ok(
                                        utf8(GOOD),
                                        "ETag: \"1\"",
                                        "Last-Modified: Sun, 15 Sep 2024 08:00:00 GMT")
                                .write(request, out);
                    }
                });
        feeds(feed("good", "geojson-places", upstream.uri("/feed")));
        runner.pollAllOnce();
        FeedReport second = runner.pollAllOnce().getFirst();
        assertThat(second.errorClass()).isEmpty();
        assertThat(second.documents()).isZero();
        assertThat(upstream.requests.getLast().headers())
                .containsEntry("if-modified-since", "Sun, 15 Sep 2024 08:00:00 GMT");
        assertThat(health("good").state()).isEqualTo(State.GOOD);
    }

    @Test
    void sendsCredentialsToTheFeedsOwnHostOnly() throws IOException {
        try (RawUpstream stranger = new RawUpstream()) {
            stranger.on("/x", RawUpstream.ok(GOOD));
            upstream.on(
                    "/feed", RawUpstream.status("302 Found", "Location: " + stranger.uri("/x")));
            FeedConfig plain = feed("good", "geojson-places", upstream.uri("/feed"));
            feeds(
                    plain.withHeaders(
                            Map.of(
                                    "X-Key",
                                    new ValueSource("Key ", ValueSource.Kind.TEXT, "geheim"))));
            runner.pollAllOnce();
            assertThat(upstream.requests.getFirst().headers()).containsEntry("x-key", "Key geheim");
            assertThat(stranger.requests.getFirst().headers()).doesNotContainKey("x-key");
            assertThat(health("good").state()).isEqualTo(State.GOOD);
        }
    }

    @Test
    void runsByItselfAndStopsAtOnceWithNothingLeft() {
        upstream.on("/feed", RawUpstream.ok(GOOD)).on("/hang", upstream.hang());
        FeedConfig slow = feed("hang", "geojson-places", upstream.uri("/hang"));
        feeds(
                feed("good", "geojson-places", upstream.uri("/feed")),
                slow.withTimeout(Duration.ofMinutes(1)));
        runner.start();
        await().until(
                        () ->
                                upstream.requests.stream()
                                                .filter(r -> r.target().equals("/feed"))
                                                .count()
                                        > 3);
        await().until(() -> hub.situation().facility("good:S1").isPresent());
        assertThat(hub.all(Event.FacilityReported.class)).hasSize(1);
        assertThat(health("hang").state()).isEqualTo(State.STARTING);
        long start = System.nanoTime();
        runner.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        int asked = upstream.requests.size();
        assertThat(runner.threadsAlive()).isZero();
        await().until(() -> upstream.requests.size() == asked);
    }

    @Test
    void noticesThatAFeedHasGoneQuietWhileItHangs() {
        upstream.on("/feed", RawUpstream.ok(GOOD));
        FeedConfig plain = feed("good", "geojson-places", upstream.uri("/feed"));
        feeds(plain.withTimeout(Duration.ofMinutes(1)));
        runner.start();
        await().until(
                        () ->
                                hub.situation()
                                        .feed("good")
                                        .map(h -> h.state() == State.GOOD)
                                        .orElse(false));
        CountDownLatch hangs = new CountDownLatch(1);
        upstream.on(
                "/feed",
                (request, out) -> {
                    hangs.countDown();
                    upstream.hang().write(request, out);
                });
        await().until(() -> hangs.getCount() == 0);
        hub.pass(Duration.ofMinutes(6));
        await().until(() -> health("good").state() == State.STALE);
        assertThat(health("good").errorClass()).isEqualTo("overdue");
    }

    @Test
    void losesNothingWhenTheJournalCannotBeWritten() {
        upstream.on("/feed", RawUpstream.ok(utf8(GOOD), "ETag: \"1\""));
        feeds(feed("good", "geojson-places", upstream.uri("/feed")));
        hub.failing(true);
        assertThat(runner.pollAllOnce().getFirst().errorClass()).isEqualTo("not-recorded");
        assertThat(runner.health().getFirst().errorClass()).isEqualTo("not-recorded");
        hub.failing(false);
        runner.pollAllOnce();
        assertThat(hub.situation().facility("good:S1")).isPresent();
        assertThat(health("good").state()).isEqualTo(State.GOOD);
    }

    @Test
    void saysOnceAndNotEverySecondThatTheJournalCannotBeWritten() {
        List<String> log = new CopyOnWriteArrayList<>();
        Handler handler =
                new Handler() {
                    @Override
                    public void publish(LogRecord record) {
                        log.add(record.getMessage());
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        Logger logger = Logger.getLogger(FeedTask.class.getName());
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            upstream.on("/feed", RawUpstream.ok(utf8(GOOD)));
            feeds(feed("good", "geojson-places", upstream.uri("/feed")));
            hub.failing(true);
            for (int i = 0; i < 5; i++) {
                runner.pollAllOnce();
            }
            assertThat(log).hasSize(2); // the data and the health, once each
            hub.failing(false);
            runner.pollAllOnce();
            hub.failing(true);
            upstream.on("/feed", RawUpstream.ok(shelters("S2", 31.3, "2024-09-15T16:30:00+08:00")));
            runner.pollAllOnce();
            runner.pollAllOnce();
            assertThat(log).hasSize(4); // it was over in between
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
    }

    @Test
    void staysDegradedWhenADocumentWithAFaultDoesNotChange() {
        String faulty = GOOD.replace("\"name\":\"市民中心\",", "\"name\":\"市民中心\",\"capacity\":-7,");
        upstream.on(
                "/feed",
                (request, out) -> {
                    if (request.headers().containsKey("if-none-match")) {
                        RawUpstream.head(out, "304 Not Modified", "X: 1");
                    } else {
                        RawUpstream.ok(utf8(faulty), "ETag: \"1\"").write(request, out);
                    }
                });
        feeds(feed("part", "geojson-places", upstream.uri("/feed")));
        runner.pollAllOnce();
        runner.pollAllOnce();
        assertThat(health("part").errorClass()).isEqualTo("items-refused");
        assertThat(hub.situation().facility("part:S1")).isPresent();
    }

    @Test
    void countsWhatItDoesAndSaysWhenItTriesAgain() {
        upstream.on("/feed", RawUpstream.ok(GOOD));
        FeedConfig slow =
                FeedConfig.of(
                        "good",
                        "good",
                        "geojson-places",
                        upstream.uri("/feed"),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30));
        feeds(slow);
        FeedFigures before = runner.figures().getFirst();
        assertThat(before.rounds()).isZero();
        assertThat(before.last()).isEqualTo(FeedFigures.Round.NONE);
        runner.start();
        await().until(() -> runner.figures().getFirst().nextTry() != null);
        FeedFigures figures = runner.figures().getFirst();
        assertThat(figures.feed()).isEqualTo("good");
        assertThat(figures.transport()).isEqualTo("poll");
        assertThat(figures.circuit()).isEqualTo(FeedFigures.Circuit.CLOSED);
        assertThat(figures.rounds()).isEqualTo(1);
        assertThat(figures.faults()).isZero();
        assertThat(figures.nextTry()).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
        assertThat(figures.last().items()).isEqualTo(1);
        assertThat(figures.last().documents()).isEqualTo(1);
        assertThat(figures.last().bytes()).isEqualTo(utf8(GOOD).length);
        assertThat(figures.last().took()).isGreaterThan(figures.last().parsing());
        assertThat(figures.last().parsing()).isPositive();
        assertThat(figures.perMinute().items()).isPositive();
        assertThat(figures.waiting()).isZero();
        assertThat(hub.all(Event.FeedHealthChanged.class)).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void opensTheCircuitOfAnUpstreamThatFailsOnAndClosesItWithinAPeriod() {
        upstream.on("/feed", RawUpstream.status("503 Service Unavailable"));
        feeds(feed("bad", "geojson-places", upstream.uri("/feed")));
        runner.start();
        await().until(() -> runner.figures().getFirst().circuit() != FeedFigures.Circuit.CLOSED);
        assertThat(runner.figures().getFirst().faultsInRow()).isGreaterThanOrEqualTo(5);
        upstream.on("/feed", RawUpstream.ok(GOOD));
        await().until(() -> runner.figures().getFirst().circuit() == FeedFigures.Circuit.CLOSED);
        await().until(() -> hub.situation().facility("bad:S1").isPresent());
        assertThat(runner.figures().getFirst().faultsInRow()).isZero();
        assertThat(runner.figures().getFirst().faults()).isGreaterThanOrEqualTo(5);
    }

    @Test
    void asksLaterWhereTheUpstreamSaysThatNothingCanBeNew() {
        upstream.on("/feed", RawUpstream.ok(utf8(GOOD), "Cache-Control: max-age=120", "Age: 20"));
        FeedConfig config =
                FeedConfig.of(
                        "good",
                        "good",
                        "geojson-places",
                        upstream.uri("/feed"),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(30));
        feeds(config);
        runner.start();
        await().until(() -> runner.figures().getFirst().nextTry() != null);
        assertThat(runner.figures().getFirst().nextTry())
                .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(100));
    }

    @Test
    void readsExpiresAndRetryAfterAgainstTheUpstreamsOwnClock() {
        upstream.on(
                        "/good",
                        RawUpstream.ok(
                                utf8(GOOD),
                                "Date: Sun, 06 Nov 1994 08:00:00 GMT",
                                "Expires: Sun, 06 Nov 1994 08:10:00 GMT"))
                .on(
                        "/busy",
                        RawUpstream.status(
                                "503 Busy",
                                "Date: Sun, 06 Nov 1994 08:00:00 GMT",
                                "Retry-After: Sun, 06 Nov 1994 08:20:00 GMT"))
                .on("/private", RawUpstream.ok(utf8(GOOD), "Cache-Control: no-cache, max-age=900"));
        feeds(
                FeedConfig.of(
                        "good",
                        "good",
                        "geojson-places",
                        upstream.uri("/good"),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(30)),
                FeedConfig.of(
                        "busy",
                        "busy",
                        "geojson-places",
                        upstream.uri("/busy"),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(30)),
                FeedConfig.of(
                        "private",
                        "private",
                        "geojson-places",
                        upstream.uri("/private"),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(30)));
        runner.start();
        await().until(() -> runner.figures().stream().allMatch(f -> f.nextTry() != null));
        assertThat(runner.figures().get(0).nextTry())
                .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
        assertThat(runner.figures().get(1).nextTry())
                .isBetween(Duration.ofMinutes(19), Duration.ofMinutes(20));
        assertThat(runner.figures().get(2).nextTry()).isLessThanOrEqualTo(Duration.ofSeconds(30));
    }
}
