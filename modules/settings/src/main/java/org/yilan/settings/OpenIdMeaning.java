package org.yilan.settings;

import tools.jackson.databind.JsonNode;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;

/// What no schema can say of an OpenID provider.
final class OpenIdMeaning {
    private static final String AT = "/hub/oidc/";
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    /// A long shift, as for a password.
    private static final Duration LONGEST = Duration.ofHours(12);

    /// NIST SP 800-63B-4 at its second level: after this a person must prove again who they are.
    private static final Duration LONGEST_OUTAGE = Duration.ofHours(24);

    private final Path beside;
    private final BiConsumer<String, String> fault;

    /// @param beside the folder of the file
    /// @param fault takes a JSON Pointer and what is wrong there
    OpenIdMeaning(Path beside, BiConsumer<String, String> fault) {
        this.beside = beside;
        this.fault = fault;
    }

    void check(JsonNode oidc) {
        issuer(oidc.path("issuer").asString());
        if (oidc.has("ca")) {
            file(oidc.path("ca").asString());
        }
        Duration session = SettingsReader.duration(oidc.path("session").asString("30min"));
        Duration outage = SettingsReader.duration(oidc.path("outage").asString("12h"));
        if (session.compareTo(SHORTEST) < 0 || session.compareTo(LONGEST) > 0) {
            fault.accept(AT + "session", "expected from 1min to 12h");
        }
        if (outage.compareTo(LONGEST_OUTAGE) > 0) {
            fault.accept(AT + "outage", "expected 24h at most");
        }
        Set<String> groups = new HashSet<>();
        int i = 0;
        for (JsonNode role : oidc.path("roles")) {
            String pointer = AT + "roles/" + i++ + "/group";
            if (!groups.add(role.path("group").asString())) {
                fault.accept(pointer, "this group is in the list already; the first counts");
            }
        }
    }

    private void issuer(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
                fault.accept(
                        AT + "issuer", "\"" + text + "\" is not an address like https://host/path");
            } else if (uri.getScheme().equals("http")
                    && !InetAddress.getByName(uri.getHost()).isLoopbackAddress()) {
                fault.accept(
                        AT + "issuer",
                        "whoever stands between could sign in as anybody without TLS; expected an"
                                + " address that begins with https");
            }
        } catch (URISyntaxException e) {
            fault.accept(
                    AT + "issuer", "\"" + text + "\" is not an address like https://host/path");
        } catch (UnknownHostException e) {
            fault.accept(
                    AT + "issuer",
                    "expected an address that begins with https; nobody knows a machine called "
                            + text);
        }
    }

    private void file(String name) {
        try {
            Path file = beside.resolve(name).normalize();
            if (!Files.isReadable(file)) {
                fault.accept(AT + "ca", "there is no file " + file + " that can be read");
            }
        } catch (InvalidPathException e) {
            fault.accept(AT + "ca", name + " is not a path: " + e.getReason());
        }
    }
}
