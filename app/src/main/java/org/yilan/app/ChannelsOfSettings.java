package org.yilan.app;

import org.yilan.assets.Assets;
import org.yilan.feeds.spi.ValueSource;
import org.yilan.hub.NotificationChannel;
import org.yilan.hub.NotificationChannel.Content;
import org.yilan.settings.Settings;
import org.yilan.settings.SettingsReader;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/// Turns the configuration's `notifications` into the hub's channels.
final class ChannelsOfSettings {
    private ChannelsOfSettings() {}

    static List<NotificationChannel> of(Settings settings) {
        List<NotificationChannel> channels = new ArrayList<>();
        for (JsonNode node : settings.root().path("notifications")) {
            channels.add(channel(node, settings));
        }
        return channels;
    }

    private static NotificationChannel channel(JsonNode node, Settings settings) {
        Function<String, Path> files =
                name -> settings.file().toAbsolutePath().resolveSibling(name).normalize();
        boolean hook = node.has("url");
        JsonNode name = node.path("name");
        String language = settings.city().language();
        String id = node.path("id").asString();
        return new NotificationChannel(
                id,
                name.isObject() ? name.path(language).asString(id) : name.asString(id),
                node.path("audience").asString(""),
                hook
                        ? webhook(node, files)
                        : new NotificationChannel.FileDrop(
                                files.apply(node.path("folder").asString())),
                node.path("content").asString(hook ? "json" : "cap").equals("cap")
                        ? Content.CAP
                        : Content.JSON,
                node.path("sender").asString("yilan." + settings.city().division()),
                ZoneId.of(settings.city().timezone()),
                SettingsReader.duration(node.path("giveUpAfter").asString("2h")));
    }

    private static NotificationChannel.Webhook webhook(
            JsonNode node, Function<String, Path> files) {
        Map<String, ValueSource> headers = new LinkedHashMap<>();
        node.path("headers")
                .properties()
                .forEach(
                        h ->
                                headers.put(
                                        h.getKey(),
                                        FeedsOfSettings.source(h.getValue().asString(), files)));
        String secret = node.path("secret").asString("");
        return new NotificationChannel.Webhook(
                URI.create(node.path("url").asString()),
                secret.isEmpty() ? null : FeedsOfSettings.source(secret, files),
                headers,
                SettingsReader.duration(node.path("timeout").asString("10s")));
    }

    /// The words of the field in Chinese and English; a code that has none is its own word.
    static BinaryOperator<String> terms(Assets assets) throws IOException {
        Map<String, Properties> words = new LinkedHashMap<>();
        for (String language : List.of("zh", "en")) {
            Properties terms = new Properties();
            terms.load(
                    new StringReader(
                            assets.text("translations/terms_" + language + ".properties")));
            words.put(language, terms);
        }
        return (language, key) ->
                words.getOrDefault(language, new Properties())
                        .getProperty(key, key.substring(key.indexOf('.') + 1));
    }
}
