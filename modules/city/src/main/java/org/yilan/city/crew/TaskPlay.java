package org.yilan.city.crew;

import org.yilan.city.model.Chance;
import org.yilan.situation.response.ResponseTask;

import java.time.Duration;
import java.time.Instant;

/// What becomes of a task, and when: 89 of 100 are done in time, 8 late, 3 need not be done (own choice). Pure.
///
/// @param when when somebody says so
record TaskPlay(Outcome outcome, Instant when, int words) {
    enum Outcome {
        DONE,
        LATE,
        WAIVED
    }

    static TaskPlay of(ResponseTask task, long seed) {
        Chance c = Chance.of(seed, 9_200, task.id().hashCode());
        double u = c.unit();
        Outcome outcome = u < 0.03 ? Outcome.WAIVED : u < 0.11 ? Outcome.LATE : Outcome.DONE;
        double share =
                switch (outcome) {
                    case WAIVED -> 0.15 + 0.4 * c.unit();
                    case LATE -> 1.1 + 0.8 * c.unit();
                    case DONE -> 0.3 + 0.65 * c.unit();
                };
        Duration within = Duration.between(task.issued(), task.due());
        return new TaskPlay(
                outcome,
                task.issued().plusSeconds(Math.round(within.toSeconds() * share)),
                c.below(60));
    }
}
