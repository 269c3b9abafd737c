package org.yilan.settings;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/// What no schema can say of the way to an upstream: whether its keys fit each other, and whether its files are there.
final class LinkMeaning {
    /// The schemes of each transport.
    private static final Map<String, Set<String>> SCHEMES =
            Map.of(
                    "poll", Set.of("http", "https"),
                    "sse", Set.of("http", "https"),
                    "websocket", Set.of("ws", "wss"),
                    "mqtt", Set.of("mqtt", "mqtts"),
                    "folder", Set.of("file"));

    private static final Set<String> SECURED = Set.of("https", "wss", "mqtts");
    private static final Set<String> PROXIED = Set.of("http", "https", "ws", "wss");

    private final Path beside;
    private final BiConsumer<String, String> fault;

    /// @param beside the folder of the file
    /// @param fault takes a JSON Pointer and what is wrong there
    LinkMeaning(Path beside, BiConsumer<String, String> fault) {
        this.beside = beside;
        this.fault = fault;
    }

    void check(JsonNode feed, String pointer) {
        String url = feed.path("url").asString();
        String scheme = url.substring(0, Math.max(0, url.indexOf(':')));
        String transport = feed.path("transport").asString(Settings.Link.transportOf(url));
        Set<String> schemes = SCHEMES.getOrDefault(transport, Set.of());
        if (!schemes.contains(scheme)) {
            fault.accept(
                    pointer + "/transport",
                    transport
                            + " needs a url that starts with "
                            + String.join(" or ", schemes.stream().sorted().toList())
                            + ", found "
                            + scheme);
            return;
        }
        for (String group : List.of("sse", "websocket", "mqtt", "folder")) {
            if (feed.has(group) && !group.equals(transport)) {
                fault.accept(
                        pointer + "/" + group,
                        "this feed's transport is "
                                + transport
                                + ", so this says nothing; remove it, or set transport: "
                                + group);
            }
        }
        if (transport.equals("mqtt") && !feed.has("mqtt")) {
            fault.accept(pointer + "/url", "a broker needs mqtt: {topic: …}");
        }
        tls(feed.path("tls"), scheme, pointer + "/tls");
        proxy(feed, scheme, pointer);
    }

    private void tls(JsonNode tls, String scheme, String pointer) {
        if (tls.isMissingNode()) {
            return;
        }
        if (!SECURED.contains(scheme)) {
            fault.accept(pointer, "is for https, wss and mqtts; the url starts with " + scheme);
        }
        files(tls, pointer);
    }

    /// What a server shows of itself: it must show something.
    void shown(JsonNode tls, String pointer) {
        if (tls.isMissingNode()) {
            return;
        }
        if (!tls.has("certificate") && !tls.has("keystore")) {
            fault.accept(pointer, "needs a certificate, or a keystore with one");
        }
        files(tls, pointer);
    }

    private void files(JsonNode tls, String pointer) {
        if (tls.has("key") && !tls.has("certificate")) {
            fault.accept(pointer + "/key", "a key is of no use without tls.certificate");
        }
        if (tls.has("keystore") && tls.has("certificate")) {
            fault.accept(pointer + "/keystore", "takes the place of certificate and key: give one");
        }
        for (String key : List.of("ca", "certificate", "key", "keystore")) {
            if (tls.has(key)) {
                readable(tls.path(key).asString(), pointer + "/" + key);
            }
        }
    }

    private void proxy(JsonNode feed, String scheme, String pointer) {
        if (feed.has("proxy") && !PROXIED.contains(scheme)) {
            fault.accept(
                    pointer + "/proxy",
                    "is for http, https, ws and wss; the url starts with " + scheme);
        }
        if (feed.has("proxyCredentials") && !feed.has("proxy")) {
            fault.accept(pointer + "/proxyCredentials", "there is no proxy to show them to");
        }
    }

    private void readable(String name, String pointer) {
        try {
            Path file = beside.resolve(name).normalize();
            if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
                fault.accept(pointer, "there is no file " + file + " that can be read");
            }
        } catch (InvalidPathException e) {
            fault.accept(pointer, "\"" + name + "\" is not a path: " + e.getReason());
        }
    }
}
