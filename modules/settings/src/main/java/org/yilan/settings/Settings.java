package org.yilan.settings;

import org.yilan.assets.Assets;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the configuration file says, checked.
///
/// @param file where it was read, for messages
/// @param city the city
/// @param hub the hub
/// @param feeds in the file's order
/// @param people in the file's order
/// @param wall what opens
/// @param root the whole document, for panels that read their own part
public record Settings(
        Path file,
        City city,
        Hub hub,
        List<Feed> feeds,
        List<Person> people,
        Wall wall,
        JsonNode root) {
    public Settings {
        feeds = List.copyOf(feeds);
        people = List.copyOf(people);
    }

    /// A text in each language.
    public record Words(String zh, String en) {
        /// The text for a language, Chinese unless `en`.
        public String in(String language) {
            return language.equals("en") ? en : zh;
        }
    }

    /// @param division GB/T 2260
    /// @param language `zh` or `en`
    public record City(Words name, Words room, String division, String timezone, String language) {}

    /// @param tls how it shows who it is: paths as written; empty where it listens on loopback only
    /// @param clock `system` or an address
    /// @param exercise name of the exercise, empty when this is none
    /// @param oidc who vouches for people of an organisation, empty for nobody
    public record Hub(
            String listen,
            int port,
            Path journal,
            String clock,
            Optional<Words> exercise,
            Map<String, String> tls,
            Optional<OpenId> oidc) {
        public Hub {
            tls = Map.copyOf(tls);
        }
    }

    /// Who vouches for people of an organisation.
    ///
    /// @param session after this it must have vouched again
    /// @param outage for so long after it last vouched it may be away
    /// @param help whom people without a role are sent to, empty for nobody in particular
    public record OpenId(
            Provider provider,
            List<GroupRole> roles,
            Duration session,
            Duration outage,
            String help) {
        public OpenId {
            roles = List.copyOf(roles);
        }
    }

    /// An OpenID provider.
    ///
    /// @param secret `env:NAME` or `file:PATH`, empty for none
    /// @param ca path as written, empty for the machine's authorities
    /// @param groups claim with the groups
    /// @param account claim that stands in the journal, empty for none
    public record Provider(
            String issuer,
            String client,
            String secret,
            String ca,
            List<String> scopes,
            String groups,
            String account) {
        public Provider {
            scopes = List.copyOf(scopes);
        }
    }

    /// @param role as of a [Person]
    public record GroupRole(String group, String role, Scope scope) {}

    /// One upstream system.
    ///
    /// @param headers name to `env:NAME` or `file:PATH`
    /// @param datum `WGS-84`, `CGCS2000`, `GCJ-02` or `BD-09`
    /// @param link how it is reached
    public record Feed(
            String id,
            Words name,
            Words department,
            String format,
            String url,
            Duration period,
            Duration timeout,
            Duration freshness,
            long maxBytes,
            String zone,
            Map<String, String> headers,
            Map<String, String> options,
            String datum,
            Link link) {
        public Feed {
            headers = Map.copyOf(headers);
            options = Map.copyOf(options);
        }
    }

    /// How a feed reaches its upstream. Of the groups that of its transport counts; paths are as written.
    ///
    /// @param transport `poll`, `sse`, `websocket`, `mqtt` or `folder`
    /// @param proxy an address, empty for none
    /// @param proxyCredentials `env:NAME` or `file:PATH`, empty for none
    public record Link(
            String transport,
            Map<String, String> tls,
            String proxy,
            String proxyCredentials,
            Map<String, String> sse,
            Map<String, String> websocket,
            Map<String, String> mqtt,
            Map<String, String> folder) {
        public Link {
            tls = Map.copyOf(tls);
            sse = Map.copyOf(sse);
            websocket = Map.copyOf(websocket);
            mqtt = Map.copyOf(mqtt);
            folder = Map.copyOf(folder);
        }

        /// Polling, with nothing to say of the way.
        public static final Link POLLING =
                new Link("poll", Map.of(), "", "", Map.of(), Map.of(), Map.of(), Map.of());

        /// The transport that a url's scheme stands for.
        public static String transportOf(String url) {
            return switch (url.substring(0, Math.max(0, url.indexOf(':')))) {
                case "ws", "wss" -> "websocket";
                case "mqtt", "mqtts" -> "mqtt";
                case "file" -> "folder";
                default -> "poll";
            };
        }
    }

    /// @param role `wall`, `observer`, `dispatcher`, `supervisor`, `commander`, `trainer`
    /// @param scope for what they answer
    /// @param token `env:NAME` or `file:PATH`, empty when the person has none
    /// @param password the password's hash, empty when the person has none
    /// @param pin the PIN's hash, empty when the person has none
    public record Person(
            String name, String role, Scope scope, String token, String pin, String password) {}

    /// For what a person answers; what is empty is not limited.
    ///
    /// @param tiers `national`, `provincial`, `city`, `district`, `street`
    /// @param districts division codes
    public record Scope(List<String> tiers, List<String> districts, List<String> hazards) {
        public Scope {
            tiers = List.copyOf(tiers);
            districts = List.copyOf(districts);
            hazards = List.copyOf(hazards);
        }
    }

    /// @param scene id of the scene to open
    /// @param kiosk whether nobody sits at the wall
    /// @param assets the folder whose files replace shipped ones of the same path
    public record Wall(String scene, boolean kiosk, Optional<Path> assets) {
        /// The program's files as this wall has them.
        ///
        /// @param given those of the command line; what it replaces stays so
        public Assets over(Assets given) {
            return assets.map(given::completedBy).orElse(given);
        }
    }
}
