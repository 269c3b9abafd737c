package org.yilan.feeds.spi;

import org.yilan.geography.Datum;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// One upstream system that is asked for what it knows.
///
/// @param id unique, short, part of the ids of what the feed brings
/// @param name for the screen
/// @param department whose system it is
/// @param format a [FeedAdapter#format], e.g. `cap`
/// @param url what the format starts from: a document, a query, or the folder that the service's paths are under; the
///     guide's table of formats says which
/// @param period from the end of one poll to the start of the next, in real time
/// @param timeout for a whole request; connecting and each wait for data may take at most this too
/// @param maxBytes of one document after decompression
/// @param freshness how old the last good answer may be before everything from the feed is stale, on the hub's clock
/// @param zone for times that the upstream writes without an offset
/// @param headers sent with every request to the feed's own host, by name
/// @param options what the format wants to know besides; each format documents its own
/// @param datum of the upstream's coordinates; what adapters report is converted from it once, behind them
/// @param connection how the upstream is reached
public record FeedConfig(
        String id,
        String name,
        String department,
        String format,
        URI url,
        Duration period,
        Duration timeout,
        long maxBytes,
        Duration freshness,
        ZoneId zone,
        Map<String, ValueSource> headers,
        Map<String, String> options,
        Datum datum,
        Connection connection) {
    /// Enough for every real document in the field that we have seen, and small enough for many feeds at once.
    public static final long DEFAULT_MAX_BYTES = 16L * 1024 * 1024;

    public FeedConfig {
        headers = Map.copyOf(headers);
        options = Map.copyOf(options);
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException(
                    "a feed's id has letters, digits, dot, dash and underscore only: \""
                            + id
                            + "\"");
        }
        address(id, url, connection.channel());
        positive(id, "period", period);
        positive(id, "timeout", timeout);
        positive(id, "freshness", freshness);
        if (maxBytes <= 0) {
            throw new IllegalArgumentException("maxBytes of feed " + id + " must be above 0");
        }
    }

    /// A feed that is polled, with coordinates in WGS-84.
    public FeedConfig(
            String id,
            String name,
            String department,
            String format,
            URI url,
            Duration period,
            Duration timeout,
            long maxBytes,
            Duration freshness,
            ZoneId zone,
            Map<String, ValueSource> headers,
            Map<String, String> options) {
        this(
                id,
                name,
                department,
                format,
                url,
                period,
                timeout,
                maxBytes,
                freshness,
                zone,
                headers,
                options,
                Datum.WGS84,
                Connection.POLLING);
    }

    /// A feed with a timeout of 10 s, the usual size limit, China time, and no headers or options.
    public static FeedConfig of(
            String id, String name, String format, URI url, Duration period, Duration freshness) {
        return new FeedConfig(
                id,
                name,
                "",
                format,
                url,
                period,
                Duration.ofSeconds(10),
                DEFAULT_MAX_BYTES,
                freshness,
                ZoneId.of("Asia/Shanghai"),
                Map.of(),
                Map.of());
    }

    /// The same feed with other options.
    public FeedConfig withOptions(Map<String, String> other) {
        return new FeedConfig(
                id,
                name,
                department,
                format,
                url,
                period,
                timeout,
                maxBytes,
                freshness,
                zone,
                headers,
                other,
                datum,
                connection);
    }

    /// The same feed with other headers.
    public FeedConfig withHeaders(Map<String, ValueSource> other) {
        return new FeedConfig(
                id,
                name,
                department,
                format,
                url,
                period,
                timeout,
                maxBytes,
                freshness,
                zone,
                other,
                options,
                datum,
                connection);
    }

    /// The same feed with another timeout.
    public FeedConfig withTimeout(Duration other) {
        return new FeedConfig(
                id,
                name,
                department,
                format,
                url,
                period,
                other,
                maxBytes,
                freshness,
                zone,
                headers,
                options,
                datum,
                connection);
    }

    /// The same feed with coordinates in another datum.
    public FeedConfig withDatum(Datum other) {
        return new FeedConfig(
                id,
                name,
                department,
                format,
                url,
                period,
                timeout,
                maxBytes,
                freshness,
                zone,
                headers,
                options,
                other,
                connection);
    }

    /// The same feed reached in another way.
    public FeedConfig withConnection(URI address, Connection other) {
        return new FeedConfig(
                id,
                name,
                department,
                format,
                address,
                period,
                timeout,
                maxBytes,
                freshness,
                zone,
                headers,
                options,
                datum,
                other);
    }

    /// An option that is set and not blank.
    public Optional<String> option(String key) {
        return Optional.ofNullable(options.get(key)).filter(v -> !v.isBlank());
    }

    /// An address under [#url] taken as a folder, whether it is written with a slash at its end or not.
    public URI under(String path) {
        String base = url.toString();
        return URI.create(base.endsWith("/") ? base + path : base + "/" + path);
    }

    private static void address(String id, URI url, Channel channel) {
        Set<String> schemes =
                switch (channel) {
                    case Channel.Polling p -> Set.of("http", "https");
                    case Channel.ServerSentEvents e -> Set.of("http", "https");
                    case Channel.Socket s -> Set.of("ws", "wss");
                    case Channel.Mqtt m -> Set.of("mqtt", "mqtts");
                    case Channel.Folder f -> Set.of("file");
                };
        boolean whole = schemes.contains("file") ? url.getPath() != null : url.getHost() != null;
        if (url.getScheme() == null || !schemes.contains(url.getScheme()) || !whole) {
            throw new IllegalArgumentException(
                    "the url of feed "
                            + id
                            + " must start with "
                            + schemes.stream()
                                    .sorted()
                                    .map(s -> s + "://")
                                    .collect(Collectors.joining(" or "))
                            + (schemes.contains("file") ? "" : " and a host"));
        }
    }

    private static void positive(String id, String what, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(what + " of feed " + id + " must be above 0");
        }
    }
}
