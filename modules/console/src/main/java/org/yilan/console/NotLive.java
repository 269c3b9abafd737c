package org.yilan.console;

import org.yilan.situation.command.Outcome;

import java.util.List;

/// The refusal of a command given while the wall shows the past.
final class NotLive {
    private NotLive() {}

    static Outcome.Refused refusal(String command) {
        return new Outcome.Refused(
                command,
                "refused.not-live",
                List.of(),
                "The wall shows the past. Go back to live before giving orders.");
    }
}
