package org.yilan.feeds.http;

import okhttp3.Headers;
import okhttp3.Response;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/// What an upstream says of time: how long an answer is good, and how long it wants to be left alone. Its dates are read
/// against its own `Date`, so its clock may be wrong.
final class Freshness {
    private Freshness() {}

    /// How long an answer stays as it is (RFC 9111, 4.2), zero when it does not say or may change at any time.
    static Duration goodFor(Response response) {
        if (response.cacheControl().noCache() || response.cacheControl().noStore()) {
            return Duration.ZERO;
        }
        long seconds = response.cacheControl().maxAgeSeconds();
        if (seconds < 0) {
            Headers headers = response.headers();
            Duration left = between(headers.getDate("Date"), headers.getDate("Expires"));
            seconds = left == null ? 0 : left.toSeconds();
        }
        return Duration.ofSeconds(Math.max(0, seconds - seconds(response.header("Age"))));
    }

    /// `Retry-After` in seconds or as a date, null when there is none that can be read.
    static @Nullable Duration retryAfter(Response response) {
        String value = response.header("Retry-After");
        if (value == null) {
            return null;
        }
        if (value.strip().matches("\\d{1,9}")) {
            return Duration.ofSeconds(seconds(value));
        }
        Headers headers = response.headers();
        return between(headers.getDate("Date"), headers.getDate("Retry-After"));
    }

    private static @Nullable Duration between(@Nullable Date now, @Nullable Date then) {
        if (now == null || then == null) {
            return null;
        }
        Instant from = now.toInstant();
        Instant to = then.toInstant();
        return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
    }

    private static long seconds(@Nullable String text) {
        return text != null && text.strip().matches("\\d{1,9}") ? Long.parseLong(text.strip()) : 0;
    }
}
