package org.yilan.feeds.spi;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;

/// A whole answer, or the lack of one, that a feed cannot use.
///
/// `errorClass` is a short code that screens translate and people search for (`timeout`, `http-500`, `too-large`,
/// `not-json`, …). The message is one English sentence for the person who clicks; it names no credentials.
public final class FeedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String errorClass;
    private final @Nullable Duration retryAfter;

    public FeedException(String errorClass, String message) {
        this(errorClass, message, null, null);
    }

    public FeedException(String errorClass, String message, @Nullable Throwable cause) {
        this(errorClass, message, null, cause);
    }

    /// @param retryAfter how long the upstream asked to be left alone, or null
    public FeedException(
            String errorClass,
            String message,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(message, cause);
        this.errorClass = errorClass;
        this.retryAfter = retryAfter;
    }

    public String errorClass() {
        return errorClass;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /// The sentence, never null.
    public String sentence() {
        String message = getMessage();
        return message == null ? errorClass : message;
    }
}
