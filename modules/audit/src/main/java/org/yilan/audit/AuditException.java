package org.yilan.audit;

/// A history that cannot be written. The message is one line for a person.
public final class AuditException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public AuditException(String message) {
        super(message);
    }
}
