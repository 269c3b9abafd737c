package org.yilan.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.LevelChange;
import org.yilan.situation.model.LevelChange.Kind;
import org.yilan.situation.model.Proposal;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Tier;

import java.time.Duration;
import java.time.Instant;

/// The story of a level as the situation tells it.
class LevelChangesTest {
    private static final Instant START = Instant.parse("2024-09-15T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final ResponseLevel.Key KEY =
            new ResponseLevel.Key(Tier.CITY, "310000", "typhoon");

    private static ResponseLevel level(Grade grade, int hour, String by, String second) {
        return new ResponseLevel(
                "上海市防汛指挥部",
                Tier.CITY,
                "310000",
                "typhoon",
                grade,
                START.plus(HOUR.multipliedBy(hour)),
                null,
                by,
                second,
                "风力增强");
    }

    private static JournalScript story() {
        return JournalScript.from(START)
                .then(new Event.LevelDeclared(level(Grade.III, 0, "warnings", "")))
                .after(
                        HOUR,
                        new Event.LevelProposed(
                                new Proposal("p1", level(Grade.I, 1, "李敏", ""), START.plus(HOUR))))
                .after(HOUR, new Event.ProposalWithdrawn("p1", "王建国", "情况有变"))
                .after(HOUR, new Event.LevelDeclared(level(Grade.II, 3, "李敏", "王建国")))
                .after(HOUR, new Event.LevelDeclared(level(Grade.II, 4, "李敏", "王建国")))
                .after(HOUR, new Event.LevelDeclared(level(Grade.IV, 5, "李敏", "")))
                .after(
                        HOUR,
                        new Event.LevelEnded(KEY, START.plus(HOUR.multipliedBy(6)), "李敏", "解除"));
    }

    @Test
    void saysWhatWasDoneByWhomAndFromWhichLevel() {
        assertThat(story().fold().levelChanges())
                .extracting(
                        LevelChange::kind,
                        LevelChange::before,
                        LevelChange::level,
                        LevelChange::by,
                        LevelChange::second,
                        LevelChange::reason)
                .containsExactly(
                        tuple(Kind.DECLARED, null, Grade.III, "warnings", "", "风力增强"),
                        tuple(Kind.PROPOSED, Grade.III, Grade.I, "李敏", "", "风力增强"),
                        tuple(Kind.WITHDRAWN, null, Grade.I, "王建国", "", "情况有变"),
                        tuple(Kind.RAISED, Grade.III, Grade.II, "李敏", "王建国", "风力增强"),
                        tuple(Kind.RENEWED, Grade.II, Grade.II, "李敏", "王建国", "风力增强"),
                        tuple(Kind.LOWERED, Grade.II, Grade.IV, "李敏", "", "风力增强"),
                        tuple(Kind.ENDED, Grade.IV, Grade.IV, "李敏", "", "解除"));
    }

    @Test
    void aCapturedSituationStillTellsIt() {
        Situation folded = story().fold();

        assertThat(Situation.of(folded.capture()).levelChanges())
                .isEqualTo(folded.levelChanges())
                .hasSize(7);
    }

    @Test
    void whatIsOlderThanAWeekIsLeftToTheJournal() {
        Situation late =
                story().after(
                                Duration.ofDays(7).minus(HOUR),
                                new Event.LevelEnded(KEY, START, "", ""))
                        .fold();

        // Seven days and five hours after the start: what happened in the first five hours is too
        // old.
        assertThat(late.levelChanges())
                .extracting(LevelChange::kind)
                .containsExactly(Kind.LOWERED, Kind.ENDED);
    }

    @Test
    void neverGrowsBeyondTwoHundred() {
        JournalScript script = JournalScript.from(START);
        for (int n = 0; n < 201; n++) {
            script.then(
                    new Event.LevelDeclared(level(n % 2 == 0 ? Grade.III : Grade.IV, 0, "", "")));
        }

        assertThat(script.fold().levelChanges())
                .hasSize(200)
                .first()
                .extracting(LevelChange::kind)
                .isEqualTo(Kind.LOWERED);
    }
}
