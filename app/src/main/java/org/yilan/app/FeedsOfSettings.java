package org.yilan.app;

import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.spi.HeaderSource;
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
        Map<String, HeaderSource> headers = new LinkedHashMap<>();
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
                options(f, file));
    }

    /// Files that options name lie beside the configuration.
    private static Map<String, String> options(Settings.Feed f, Path file) {
        Map<String, String> options = new LinkedHashMap<>(f.options());
        options.computeIfPresent("signers", (key, name) -> file.resolveSibling(name).toString());
        return options;
    }

    /// Where a header's value comes from.
    ///
    /// @param where `env:NAME` or `file:PATH`
    /// @param files what a path means
    static HeaderSource source(String where, Function<String, Path> files) {
        return where.startsWith("env:")
                ? new HeaderSource("", HeaderSource.Kind.ENVIRONMENT, where.substring(4))
                : new HeaderSource(
                        "", HeaderSource.Kind.FILE, files.apply(where.substring(5)).toString());
    }
}
