package org.yilan.city;

/// The city cannot be opened. The message is one line for a person.
public final class CityException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CityException(String message, Throwable cause) {
        super(message, cause);
    }
}
