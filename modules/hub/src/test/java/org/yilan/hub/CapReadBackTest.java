package org.yilan.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.webserver.WebServer;

import org.junit.jupiter.api.Test;
import org.yilan.feeds.FeedFormats;
import org.yilan.feeds.FeedTrial;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.spi.Observation;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.LevelChange;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.response.Announcement;
import org.yilan.testing.Samples;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/// What one hub tells by CAP, the CAP feed of another understands.
class CapReadBackTest {
    private static final NotificationChannel CHANNEL =
            new NotificationChannel(
                    "drop",
                    "",
                    "",
                    new NotificationChannel.FileDrop(Path.of("unused")),
                    NotificationChannel.Content.CAP,
                    "yilan.310000",
                    ZoneId.of("Asia/Shanghai"),
                    Duration.ofHours(1));

    private static Announcement announce(
            String id, LevelChange.Kind kind, Announcement.Earlier previous) {
        ResponseLevel level = Samples.level(Grade.II, Samples.START.plusSeconds(7200));
        return new Announcement(
                id,
                kind,
                level,
                Grade.III,
                Samples.START,
                "陈静",
                level.reason(),
                previous,
                List.of());
    }

    private static FeedTrial read(Announcement announcement, boolean test) {
        byte[] cap = Notice.of(announcement, CHANNEL, (l, key) -> key, test).body();
        WebServer server =
                WebServer.builder()
                        .host("127.0.0.1")
                        .port(0)
                        .routing(r -> r.get("/cap.xml", (request, response) -> response.send(cap)))
                        .build()
                        .start();
        try {
            return FeedTrial.of(
                    FeedConfig.of(
                            "other",
                            "邻市",
                            "cap",
                            URI.create("http://127.0.0.1:" + server.port() + "/cap.xml"),
                            Duration.ofMinutes(1),
                            Duration.ofMinutes(10)),
                    FeedFormats.installed().adapter("cap").orElseThrow(),
                    point -> "",
                    Samples.START);
        } finally {
            server.stop();
        }
    }

    @Test
    void aLevelIsTheSameOnTheOtherSide() {
        FeedTrial trial =
                read(
                        announce(
                                "x2",
                                LevelChange.Kind.RAISED,
                                new Announcement.Earlier("x1", Samples.START.minusSeconds(60))),
                        false);
        assertThat(trial.report().refused()).isEmpty();
        assertThat(trial.observations())
                .singleElement()
                .isInstanceOfSatisfying(
                        Observation.LevelSeen.class,
                        seen -> {
                            ResponseLevel sent = Samples.level(Grade.II, null);
                            assertThat(seen.message()).isEqualTo("yilan.310000,x2");
                            assertThat(seen.level().key()).isEqualTo(sent.key());
                            assertThat(seen.level().level()).isEqualTo(Grade.II);
                            assertThat(seen.level().issuer()).isEqualTo(sent.issuer());
                            assertThat(seen.level().from()).isEqualTo(sent.from());
                            assertThat(seen.level().reviewBy())
                                    .isEqualTo(Samples.START.plusSeconds(7200));
                        });
    }

    @Test
    void anEndEndsItAndATestIsNothing() {
        Announcement.Earlier before = new Announcement.Earlier("x1", Samples.START);
        assertThat(read(announce("x3", LevelChange.Kind.ENDED, before), false).observations())
                .singleElement()
                .isInstanceOfSatisfying(
                        Observation.LevelOver.class,
                        over ->
                                assertThat(over.key())
                                        .isEqualTo(Samples.level(Grade.II, null).key()));
        assertThat(read(announce("x4", LevelChange.Kind.RAISED, before), true).observations())
                .isEmpty();
    }
}
