package org.yilan.hub;

import org.jspecify.annotations.Nullable;

/// The hub cannot start or go on. The message is one sentence for a person.
public final class HubException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public HubException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
