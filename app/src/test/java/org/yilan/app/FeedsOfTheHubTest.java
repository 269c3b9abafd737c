package org.yilan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.yilan.console.Console.FeedsNow;
import org.yilan.console.HubConsole;
import org.yilan.situation.model.FeedFigures;
import org.yilan.situation.model.FeedHealth;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// How the feeds of a running hub are, as a console hears it.
class FeedsOfTheHubTest {
    @Test
    void everyFeedOfTheDemonstrationIsWellAndHasFigures() throws Exception {
        try (Session session = Session.open(new Source())) {
            session.station().startFeeds();
            HubConsole console = session.openConsole("");
            await().atMost(Duration.ofSeconds(60))
                    .until(
                            () ->
                                    now(console).figures().stream()
                                            .allMatch(f -> f.rounds() - f.faults() > 1));
            FeedsNow feeds = now(console);
            assertThat(feeds.health())
                    .extracting(FeedHealth::feed)
                    .contains("warnings", "typhoon", "hotline", "sensors", "shelters", "units");
            assertThat(feeds.figures())
                    .extracting(FeedFigures::feed)
                    .containsExactlyInAnyOrderElementsOf(
                            feeds.health().stream().map(FeedHealth::feed).toList());
            assertThat(feeds.health()).allMatch(h -> h.lastGood() != null);
            assertThat(feeds.figures()).allMatch(f -> f.transport().equals("poll"));
        }
    }

    private static FeedsNow now(HubConsole console) throws Exception {
        return console.feedsNow().get(20, TimeUnit.SECONDS);
    }
}
