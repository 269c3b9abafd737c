package org.yilan.situation.command;

import java.util.List;

/// The hub's answer to a command.
public sealed interface Outcome {
    String command();

    /// Durable. `lastSeq` is the journal position of its last event.
    record Accepted(String command, long lastSeq) implements Outcome {}

    /// Not done, and why.
    ///
    /// @param code key of the sentence in the translations (`refused.changed-meanwhile`); open set
    /// @param arguments what the sentence names
    /// @param message the sentence in English, for logs and for consoles that do not know the code
    record Refused(String command, String code, List<String> arguments, String message)
            implements Outcome {
        public Refused {
            arguments = List.copyOf(arguments);
        }
    }
}
