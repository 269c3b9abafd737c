package org.yilan.wire;

import java.time.Instant;
import java.util.List;

/// Who has which incident open at this moment. It is nobody's record: it lives as long as the consoles that tell it.
public record Presence(List<Present> people) {
    public Presence {
        people = people == null ? List.of() : List.copyOf(people);
    }

    /// Somebody who has an incident open.
    ///
    /// @param console tells two consoles of one person apart
    /// @param writing whether they are giving an order for it
    /// @param since when they opened it, or began to write, on the hub's clock
    public record Present(
            String console, String person, String incident, boolean writing, Instant since) {}
}
