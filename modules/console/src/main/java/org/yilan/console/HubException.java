package org.yilan.console;

import java.io.IOException;

/// The hub answered, but not with what was asked for.
final class HubException extends IOException {
    private static final long serialVersionUID = 1;

    private final int status;

    HubException(int status, String message) {
        super(message);
        this.status = status;
    }

    /// The HTTP status, 200 when the answer itself could not be read.
    int status() {
        return status;
    }

    boolean unauthorised() {
        return status == 401 || status == 403;
    }
}
