package org.yilan.wire;

import org.jspecify.annotations.Nullable;

/// A text that is not what the wire format says. The message names what was read and what is wrong with it, in one
/// sentence, without the text itself, which may hold personal data.
public final class WireException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public WireException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
