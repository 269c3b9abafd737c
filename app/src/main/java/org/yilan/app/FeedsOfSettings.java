package org.yilan.app;

import org.jspecify.annotations.Nullable;
import org.yilan.assets.Assets;
import org.yilan.feeds.spi.Channel;
import org.yilan.feeds.spi.Connection;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.spi.ValueSource;
import org.yilan.geography.Datum;
import org.yilan.settings.MappingReader;
import org.yilan.settings.Settings;
import org.yilan.settings.SettingsException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Turns the configuration's feeds into those of the feed runner.
final class FeedsOfSettings {
    private FeedsOfSettings() {}

    static List<FeedConfig> of(Settings settings) {
        return settings.feeds().stream()
                .map(f -> feed(f, settings.city().language(), settings.file()))
                .toList();
    }

    private static FeedConfig feed(Settings.Feed f, String language, Path file) {
        Function<String, Path> files = name -> file.toAbsolutePath().resolveSibling(name);
        Map<String, ValueSource> headers = new LinkedHashMap<>();
        f.headers().forEach((name, where) -> headers.put(name, source(where, files)));
        return new FeedConfig(
                f.id(),
                f.name().in(language),
                f.department().in(language),
                f.format(),
                url(f.url(), files),
                f.period(),
                f.timeout(),
                f.maxBytes(),
                f.freshness(),
                ZoneId.of(f.zone()),
                headers,
                options(f.options(), files),
                Datum.labelled(f.datum()),
                connection(f.link(), files));
    }

    /// The options as feeds want them: of a mapping, its text and not its file.
    ///
    /// @throws Failure when a mapping cannot be read or has a fault
    static Map<String, String> options(Map<String, String> options, Function<String, Path> files) {
        Map<String, String> resolved = new LinkedHashMap<>(options);
        resolved.computeIfPresent("signers", (key, name) -> files.apply(name).toString());
        String mapping = options.get("mapping");
        if (mapping == null) {
            return resolved;
        }
        try {
            resolved.put(
                    "mapping",
                    new MappingReader(Assets.shipped()).read(files.apply(mapping).normalize()));
        } catch (SettingsException e) {
            throw new Failure(String.join("\n", e.faults()), e);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own files cannot be read", e);
        }
        return resolved;
    }

    /// A folder may be named beside the configuration, `file:inbox`; every other address is whole.
    static URI url(String url, Function<String, Path> files) {
        return url.startsWith("file:")
                ? files.apply(url.substring(5).replaceFirst("^//(?=/)", "")).normalize().toUri()
                : URI.create(url);
    }

    /// @param files what a path means
    static Connection connection(Settings.Link link, Function<String, Path> files) {
        return new Connection(channel(link, files), tls(link.tls(), files), proxy(link, files));
    }

    private static Channel channel(Settings.Link link, Function<String, Path> files) {
        return switch (link.transport()) {
            case "poll" -> new Channel.Polling();
            case "sse" ->
                    new Channel.ServerSentEvents(
                            Arrays.stream(link.sse().getOrDefault("events", "").split(","))
                                    .map(String::strip)
                                    .filter(e -> !e.isEmpty())
                                    .collect(Collectors.toSet()));
            case "websocket" -> new Channel.Socket(link.websocket().getOrDefault("greeting", ""));
            case "mqtt" -> mqtt(link.mqtt(), files);
            case "folder" -> new Channel.Folder(link.folder().getOrDefault("files", ""));
            default -> throw new IllegalArgumentException("no transport " + link.transport());
        };
    }

    private static Channel mqtt(Map<String, String> mqtt, Function<String, Path> files) {
        String password = mqtt.get("password");
        return new Channel.Mqtt(
                mqtt.getOrDefault("topic", ""),
                mqtt.getOrDefault("version", "5").equals("5")
                        ? Channel.Mqtt.Version.V5
                        : Channel.Mqtt.Version.V3_1_1,
                Integer.parseInt(mqtt.getOrDefault("qos", "1")),
                mqtt.getOrDefault("client", ""),
                mqtt.getOrDefault("user", ""),
                password == null ? null : source(password, files));
    }

    private static Connection.Tls tls(Map<String, String> tls, Function<String, Path> files) {
        String password = tls.get("password");
        return new Connection.Tls(
                path(tls.get("ca"), files),
                path(tls.get("certificate"), files),
                path(tls.get("key"), files),
                path(tls.get("keystore"), files),
                password == null ? null : source(password, files));
    }

    private static @Nullable Path path(@Nullable String name, Function<String, Path> files) {
        return name == null ? null : files.apply(name);
    }

    private static Connection.@Nullable Proxy proxy(
            Settings.Link link, Function<String, Path> files) {
        return link.proxy().isEmpty()
                ? null
                : new Connection.Proxy(
                        URI.create(link.proxy()),
                        link.proxyCredentials().isEmpty()
                                ? null
                                : source(link.proxyCredentials(), files));
    }

    /// Where a value comes from that is not in the configuration.
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
