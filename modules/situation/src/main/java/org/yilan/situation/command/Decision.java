package org.yilan.situation.command;

import org.yilan.situation.event.Event;

import java.util.List;

/// What follows from a command.
public sealed interface Decision {
    /// Do it: these events.
    record Accept(List<Event> events) implements Decision {
        public Accept {
            events = List.copyOf(events);
        }
    }

    /// Do not; see [Outcome.Refused].
    record Refuse(String code, List<String> arguments, String message) implements Decision {
        public Refuse {
            arguments = List.copyOf(arguments);
        }
    }
}
