package org.yilan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yilan.assets.Assets;
import org.yilan.city.City;
import org.yilan.city.CityClock;
import org.yilan.city.CityOptions;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

class FeedsBenchTest {
    @Test
    void aShortRunGivesOneLineWithAllFigures() throws Exception {
        CityClock clock =
                CityClock.running(
                        Instant.parse("2024-09-15T22:30:00Z"), 60, InstantSource.system());
        JsonNode line;
        try (City city = City.open(Assets.shipped(), "bebinca-2024", CityOptions.DEFAULT, clock)) {
            String json =
                    new FeedsBench(
                                    new FeedsBench.Options(24, 0, 5),
                                    new FeedsBench.Upstream(
                                            URI.create(city.baseUrl()), Optional.empty()),
                                    Assets.shipped())
                            .run();
            assertThat(json).doesNotContain("\n");
            line = JsonMapper.shared().readTree(json);
        }
        assertThat(line.path("bench").asString()).isEqualTo("feeds");
        assertThat(line.path("feeds").asInt()).isEqualTo(24);
        assertThat(line.path("formats").asInt()).isEqualTo(11);
        assertThat(line.path("seconds").asDouble()).isGreaterThanOrEqualTo(5);
        assertThat(line.path("faults").asInt()).as(line.toString()).isZero();
        assertThat(line.path("faultClasses").asString()).isEqualTo("{}");
        assertThat(line.path("fresh").asInt()).isBetween(0, 24);
        assertThat(line.path("good").asInt()).isBetween(0, 24);
        // A feed with a period of two seconds has a round in five, and units move in every one.
        assertThat(line.path("rounds").asInt()).isPositive();
        assertThat(line.path("roundsWithNews").asInt()).isBetween(1, line.path("rounds").asInt());
        assertThat(line.path("eventsPerSecond").asDouble()).isPositive();
        assertThat(line.path("requestsPerSecond").asDouble()).isPositive();
        assertThat(line.path("documentKb").asDouble()).isPositive();
        // The journal overwrites its write-ahead log, so a short run need not make its files grow.
        assertThat(line.path("journalMb").asDouble()).isGreaterThanOrEqualTo(0);
        assertThat(line.path("cpu").asDouble()).isPositive();
        assertThat(line.path("cpuPerFeedMs").asDouble())
                .isCloseTo(
                        line.path("cpu").asDouble() * 1000 / 24,
                        org.assertj.core.data.Offset.offset(0.3));
        assertThat(line.path("cityCpu").isNull()).as("the city is in this process").isTrue();
        for (String quantile : new String[] {"P50", "P95", "P99"}) {
            double answer = line.path("answer" + quantile).asDouble();
            double request = line.path("request" + quantile).asDouble();
            assertThat(answer).isPositive().isLessThanOrEqualTo(request);
            assertThat(line.path("changeAtMost" + quantile).asDouble()).isGreaterThan(request);
        }
        assertThat(line.path("heapMb").asDouble())
                .isPositive()
                .isLessThanOrEqualTo(line.path("heapPeakMb").asDouble());
        assertThat(line.path("threads").asInt()).isPositive();
        assertThat(line.path("clockSpeed").asDouble()).isEqualTo(60);
    }
}
