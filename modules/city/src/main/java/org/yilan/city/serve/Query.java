package org.yilan.city.serve;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The parameters of a request, the first of each name.
final class Query {
    private final Map<String, String> values = new HashMap<>();

    private Query() {}

    /// Says what is wrong with a parameter, in words.
    static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Fault(String message) {
            super(message);
        }
    }

    static Query of(String raw) {
        Query query = new Query();
        for (String pair : raw.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.values.putIfAbsent(
                        decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Fault("not a percent-encoded parameter: " + text);
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(v -> !v.isBlank());
    }

    Optional<Instant> instant(String name) {
        return text(name)
                .map(
                        text -> {
                            try {
                                // A plus sign that nobody encoded arrives as a space.
                                return OffsetDateTime.parse(text.strip().replace(' ', '+'))
                                        .toInstant();
                            } catch (DateTimeException e) {
                                throw new Fault(
                                        name
                                                + " must be an ISO 8601 time with offset, not \""
                                                + text
                                                + "\"");
                            }
                        });
    }

    int number(String name, int least, int most, int otherwise) {
        String text = text(name).orElse("");
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= least) {
                return Math.min(value, most);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new Fault(name + " must be a whole number from " + least + ", not \"" + text + "\"");
    }
}
