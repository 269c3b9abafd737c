package org.yilan.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yilan.assets.Assets;
import org.yilan.fx.PropertiesTexts;
import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.testing.IncidentBuilder;
import org.yilan.testing.JournalScript;
import org.yilan.testing.Samples;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;

/// What is said to somebody who has an incident to themselves for ten minutes.
class ClaimsTest {
    private static final Instant START = Samples.START;
    private static final Instant END = START.plusSeconds(600);

    private final StormNight.Said said = new StormNight.Said();
    private final Claims claims =
            new Claims(
                    () -> "李明",
                    said,
                    new TimeWords(
                            new PropertiesTexts(Assets.shipped(), Locale.CHINESE), ZoneOffset.UTC));
    private final JournalScript script =
            JournalScript.from(START)
                    .then(
                            IncidentBuilder.incident("a").reported(),
                            new Event.IncidentAcknowledged("a", "李明", "", END));

    private void apply() {
        Situation situation = script.fold();
        claims.apply(Set.of("a"), situation::incident);
    }

    @Test
    void itIsSaidOnceTwoMinutesBeforeAndAgainAfterARenewal() {
        apply();
        claims.tick(END.minus(Claims.AHEAD));
        assertThat(said.keys).isEmpty();
        claims.tick(END.minusSeconds(119));
        claims.tick(END.minusSeconds(60));
        assertThat(said.keys).containsExactly("queue_claim_ends");

        script.then(new Event.ClaimRenewed("a", END.plusSeconds(600), "李明", ""));
        apply();
        claims.tick(END.plusSeconds(599));
        assertThat(said.keys).containsExactly("queue_claim_ends", "queue_claim_ends");
    }

    @Test
    void thatItWentBackByItselfIsSaidAndThatSheGaveItBackIsNot() {
        apply();
        script.after(Duration.ofMinutes(10), new Event.IncidentHandedBack("a", "limits", ""));
        apply();
        assertThat(said.keys).containsExactly("queue_claim_over");

        script.then(new Event.IncidentAcknowledged("a", "李明", "", END.plusSeconds(900)));
        apply();
        script.then(new Event.IncidentHandedBack("a", "李明", ""));
        apply();
        assertThat(said.keys).hasSize(1);
    }

    @Test
    void whatOthersHaveIsNotSaid() {
        script.then(
                new Event.IncidentHandedBack("a", "李明", ""),
                new Event.IncidentAcknowledged("a", "王芳", "", END));
        apply();
        claims.tick(END.minusSeconds(30));
        assertThat(said.keys).isEmpty();
    }
}
