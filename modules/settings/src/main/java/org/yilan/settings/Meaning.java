package org.yilan.settings;

import org.jspecify.annotations.Nullable;
import org.yilan.assets.Assets;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What no schema can say of a configuration: whether the things that it names are there, and whether they are named once.
final class Meaning {
    private final Path beside;
    private final YamlDocument document;
    private final List<Fault> faults = new ArrayList<>();
    private final List<String> elsewhere = new ArrayList<>();
    private Assets assets;

    private Meaning(Assets assets, Path beside, YamlDocument document) {
        this.assets = assets;
        this.beside = beside;
        this.document = document;
    }

    /// @param beside the folder of the file
    static Found of(Assets assets, Path beside, YamlDocument document) throws IOException {
        Meaning meaning = new Meaning(assets, beside, document);
        meaning.check(document.root());
        return new Found(meaning.faults, meaning.elsewhere);
    }

    /// @param here in the configuration
    /// @param elsewhere in files that it names, as lines for a person
    record Found(List<Fault> here, List<String> elsewhere) {}

    private void check(JsonNode root) throws IOException {
        zone(root.at("/city/timezone"), "/city/timezone");
        JsonNode tls = root.at("/hub/tls");
        listen(root.at("/hub/listen").asString("127.0.0.1"), !tls.isMissingNode());
        new LinkMeaning(beside, this::fault).shown(tls, "/hub/tls");
        if (root.at("/hub").has("oidc")) {
            new OpenIdMeaning(beside, this::fault).check(root.at("/hub/oidc"));
        }
        if (!root.at("/hub/clock").asString("system").equals("system")) {
            address(root.at("/hub/clock").asString(), "/hub/clock");
        }
        Set<String> ids = new HashSet<>();
        int i = 0;
        for (JsonNode feed : root.path("feeds")) {
            String pointer = "/feeds/" + i++;
            String id = feed.path("id").asString();
            if (!ids.add(id)) {
                fault(pointer + "/id", "another feed has the id \"" + id + "\" already");
            }
            if (!feed.path("url").asString().startsWith("file:")) {
                address(feed.path("url").asString(), pointer + "/url");
            }
            new LinkMeaning(beside, this::fault).check(feed, pointer);
            zone(feed.path("zone"), pointer + "/zone");
            mapping(feed.at("/options/mapping"), pointer + "/options/mapping");
        }
        Set<String> names = new HashSet<>();
        int p = 0;
        for (JsonNode person : root.path("people")) {
            String pointer = "/people/" + p++ + "/name";
            if (!names.add(person.path("name").asString())) {
                fault(pointer, "another person has this name already");
            }
        }
        Set<String> channels = new HashSet<>();
        int c = 0;
        for (JsonNode channel : root.path("notifications")) {
            String pointer = "/notifications/" + c++;
            if (!channels.add(channel.path("id").asString())) {
                fault(pointer + "/id", "another channel has this id already");
            }
            if (channel.has("url")) {
                address(channel.path("url").asString(), pointer + "/url");
            }
            for (String key : List.of("secret", "headers", "timeout")) {
                if (channel.has(key) && channel.has("folder")) {
                    fault(pointer + "/" + key, "is for a webhook; this channel has a folder");
                }
            }
        }
        // First: scenes and plans may be in it.
        assets(root.at("/wall/assets"));
        scene(root.at("/wall/scene"));
        named(root, "plan", "plans");
        named(root, "limits", "limits");
        named(root, "watch", "watch");
    }

    private void mapping(JsonNode name, String pointer) throws IOException {
        if (!name.isString()) {
            return;
        }
        Path file;
        try {
            file = beside.resolve(name.asString()).normalize();
        } catch (InvalidPathException e) {
            fault(pointer, name + " is not a path: " + e.getReason());
            return;
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            fault(pointer, "there is no file " + file + " that can be read");
            return;
        }
        try {
            new MappingReader(assets).read(file);
        } catch (SettingsException e) {
            elsewhere.addAll(e.faults());
        }
    }

    private void fault(String pointer, String words) {
        faults.add(new Fault(document.line(pointer), Fault.path(pointer) + ": " + words));
    }

    private void zone(JsonNode zone, String pointer) {
        if (zone.isMissingNode()) {
            return;
        }
        try {
            ZoneId.of(zone.asString());
        } catch (DateTimeException e) {
            fault(
                    pointer,
                    "there is no time zone \""
                            + zone.asString()
                            + "\"; "
                            + Nearest.to(zone.asString(), ZoneId.getAvailableZoneIds())
                                    .map(n -> "did you mean \"" + n + "\"?")
                                    .orElse("one looks like \"Asia/Shanghai\""));
        }
    }

    /// Tokens and personal data do not go over a network in clear.
    private void listen(String host, boolean tls) {
        try {
            if (!tls && !InetAddress.getByName(host).isLoopbackAddress()) {
                fault(
                        "/hub/listen",
                        host
                                + " is open to the network, and names and tokens must not go there"
                                + " without TLS; add hub.tls (./yilan hub certificate makes a"
                                + " certificate), or use 127.0.0.1");
            }
        } catch (UnknownHostException e) {
            fault("/hub/listen", "there is no address called " + host);
        }
    }

    private void address(String text, String pointer) {
        try {
            if (new URI(text).getHost() != null) {
                return;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        fault(pointer, "\"" + text + "\" is not an address like https://host/path");
    }

    private void assets(JsonNode folder) throws IOException {
        if (folder.isMissingNode()) {
            return;
        }
        Path path;
        try {
            path = beside.resolve(folder.asString()).normalize();
        } catch (InvalidPathException e) {
            fault("/wall/assets", folder + " is not a path: " + e.getReason());
            return;
        }
        String wanted =
                "expected a folder whose files replace shipped ones of the same path, like"
                        + " scenes/typhoon.json";
        if (!Files.exists(path)) {
            String near =
                    Nearest.to(String.valueOf(path.getFileName()), foldersIn(path.getParent()))
                            .map(n -> "; did you mean \"" + n + "\"?")
                            .orElse("");
            fault("/wall/assets", "there is no folder " + path + "; " + wanted + near);
        } else if (!Files.isDirectory(path)) {
            fault("/wall/assets", path + " is a file; " + wanted);
        } else if (!Files.isReadable(path)) {
            fault("/wall/assets", "no permission to read the folder " + path);
        } else if (foldersIn(path).stream().noneMatch(Assets.FOLDERS::contains)) {
            fault(
                    "/wall/assets",
                    "nothing in the folder "
                            + path
                            + " replaces anything; expected at least one of the folders "
                            + String.join(", ", Assets.FOLDERS));
        } else {
            assets = assets.completedBy(path);
        }
    }

    private static List<String> foldersIn(@Nullable Path folder) throws IOException {
        if (folder == null || !Files.isDirectory(folder) || !Files.isReadable(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .map(p -> String.valueOf(p.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private void scene(JsonNode scene) throws IOException {
        if (scene.isMissingNode() || assets.has("scenes/" + scene.asString() + ".json")) {
            return;
        }
        Set<String> known = new LinkedHashSet<>();
        assets.text("scenes/index.txt")
                .lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty() && !l.startsWith("#"))
                .forEach(known::add);
        known.addAll(assets.added("scenes", ".json"));
        fault(
                "/wall/scene",
                "there is no scene \""
                        + scene.asString()
                        + "\"; "
                        + Fault.meant(scene.asString(), known));
    }

    /// A file that the configuration names must be there.
    private void named(JsonNode root, String what, String folder) throws IOException {
        JsonNode name = root.path(what);
        if (name.isMissingNode() || assets.has(folder + "/" + name.asString() + ".json")) {
            return;
        }
        Set<String> known = new LinkedHashSet<>(List.of("shanghai"));
        known.addAll(assets.added(folder, ".json"));
        fault(
                "/" + what,
                "there is no file "
                        + folder
                        + "/"
                        + name.asString()
                        + ".json; "
                        + Fault.meant(name.asString(), known));
    }
}
