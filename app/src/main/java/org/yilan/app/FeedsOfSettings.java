package org.yilan.app;

import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.spi.ValueSource;
import org.yilan.settings.Settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Turns the configuration's feeds into those of the feed runner.
final class FeedsOfSettings {
    private FeedsOfSettings() {}

    static List<FeedConfig> of(Settings settings) {
        return settings.feeds().stream()
                .map(f -> feed(f, settings.city().language(), settings.file()))
                .toList();
    }

    private static FeedConfig feed(Settings.Feed f, String language, Path file) {
        Map<String, ValueSource> headers = new LinkedHashMap<>();
        f.headers()
                .forEach((name, where) -> headers.put(name, source(where, file::resolveSibling)));
        return new FeedConfig(
                f.id(),
                f.name().in(language),
                f.department().in(language),
                f.format(),
                URI.create(f.url()),
                f.period(),
                f.timeout(),
                f.maxBytes(),
                f.freshness(),
                ZoneId.of(f.zone()),
                headers,
                f.options());
    }

    /// Where a header's value comes from.
    ///
    /// @param where `env:NAME` or `file:PATH`
    /// @param files what a path means
    static ValueSource source(String where, Function<String, Path> files) {
        return where.startsWith("env:")
                ? new ValueSource("", ValueSource.Kind.ENVIRONMENT, where.substring(4))
                : new ValueSource(
                        "", ValueSource.Kind.FILE, files.apply(where.substring(5)).toString());
    }
}
