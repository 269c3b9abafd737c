package org.yilan.journal;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Ids that are unique without asking anybody: 96 random bits drawn once per opening, then a counter. Not thread-safe.
final class EventIds {
    private final String run;
    private long count;

    EventIds() {
        byte[] random = new byte[12];
        new SecureRandom().nextBytes(random);
        this.run = HexFormat.of().formatHex(random) + "-";
    }

    String next() {
        return run + Long.toString(++count, 36);
    }
}
