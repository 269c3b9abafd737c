package org.yilan.app;

/// Something that a person can mend, in one line: the command line prints the message alone and exits with 1.
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Failure(String message) {
        super(message);
    }

    public Failure(String message, Throwable cause) {
        super(message, cause);
    }
}
