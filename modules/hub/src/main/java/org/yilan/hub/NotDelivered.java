package org.yilan.hub;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// A message did not get through; the message says why, for a person.
final class NotDelivered extends Exception {
    private static final long serialVersionUID = 1;

    /// How long the other side asked us to wait, null where it said nothing.
    private final transient @Nullable Duration wait;

    NotDelivered(String message, @Nullable Throwable cause) {
        this(message, cause, null);
    }

    NotDelivered(String message, @Nullable Throwable cause, @Nullable Duration wait) {
        super(message, cause);
        this.wait = wait;
    }

    @Nullable Duration asked() {
        return wait;
    }
}
