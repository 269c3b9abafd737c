package org.yilan.hub.openid;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Reads what a provider says of a person.
final class Claims {
    private Claims() {}

    /// @param issuer verified
    /// @param claims with a verified `sub`
    static Identity identity(
            String issuer, String subject, Map<String, Object> claims, OpenIdOptions options) {
        String name = text(claims.get("name"));
        return new Identity(
                issuer,
                subject,
                name.isBlank() ? text(claims.get("preferred_username")) : name,
                options.account().isEmpty() ? "" : text(at(claims, options.account())),
                groups(claims, options.groups()));
    }

    /// Whether the claim is there at all; some providers have it only for those who ask for it apart.
    static boolean has(Map<String, Object> claims, String name) {
        return at(claims, name) != null;
    }

    private static List<String> groups(Map<String, Object> claims, String name) {
        Object value = at(claims, name);
        return switch (value) {
            case null -> List.of();
            case Collection<?> many ->
                    many.stream().filter(Objects::nonNull).map(Object::toString).toList();
            default -> List.of(value.toString());
        };
    }

    /// A claim of that very name, since names may be addresses with dots in them; else the way through objects.
    private static @Nullable Object at(Map<String, Object> claims, String name) {
        Object value = claims.get(name);
        if (value != null) {
            return value;
        }
        int dot = name.indexOf('.');
        return dot > 0 && claims.get(name.substring(0, dot)) instanceof Map<?, ?> inner
                ? at(texts(inner), name.substring(dot + 1))
                : null;
    }

    private static Map<String, Object> texts(Map<?, ?> map) {
        Map<String, Object> texts = new java.util.HashMap<>();
        map.forEach(
                (key, value) -> {
                    if (value != null) {
                        texts.put(String.valueOf(key), value);
                    }
                });
        return texts;
    }

    private static String text(@Nullable Object value) {
        return value instanceof String || value instanceof Number ? value.toString() : "";
    }
}
