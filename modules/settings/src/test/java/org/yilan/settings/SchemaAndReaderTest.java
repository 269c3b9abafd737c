package org.yilan.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.assets.Assets;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The schema and the reader say the same: what the schema knows is read, and what it does not know is refused.
class SchemaAndReaderTest {
    /// Every key that there is, none with its default.
    private static final String KEYS =
            """
            city:
              name: {zh: 苏州市, en: Suzhou}
              room: {zh: 值班室, en: Duty room}
              division: "320500"
              timezone: Asia/Urumqi
              language: en
            hub:
              listen: 127.0.0.2
              port: 8420
              journal: data/j.db
              clock: http://127.0.0.1:8440
              exercise: {zh: 台风演练, en: Typhoon drill}
              oidc: {issuer: "https://id.example/city", client: yilan, secret: env:OIDC, ca: "{folder}/ca.pem",
                scopes: [profile], groups: realm_access.roles, account: staff, session: 1h, outage: 8h, help: "8123",
                roles: [{group: lead, role: commander, tiers: [city], districts: ["310115"], hazards: [typhoon]}]}
              tls:
                certificate: "{folder}/ca.pem"
                key: "{folder}/ca.pem"
                password: env:HUB_KEY
            feeds:
              - id: warnings
                name: {zh: 预警, en: Warnings}
                department: {zh: 气象局, en: Met office}
                format: cap
                url: https://warnings.example/index.atom
                period: 31s
                timeout: 500ms
                freshness: 1.5h
                maxBytes: 4096
                zone: Asia/Tokyo
                headers: {Authorization: env:TOKEN}
                options: {hosts: other.example, tier: DISTRICT, signers: met.pem, signature: required}
                transport: sse
                datum: GCJ-02
                tls:
                  ca: "{folder}/ca.pem"
                  certificate: "{folder}/ca.pem"
                  key: "{folder}/ca.pem"
                  password: env:KEY
                proxy: http://proxy.example:3128
                proxyCredentials: file:proxy
                sse: {events: "alert,update"}
              - id: zj
                name: 台风
                format: typhoon-zj
                url: https://zj.example
                options: {all: true}
              - id: qw
                name: 台风
                format: typhoon-qweather
                url: https://qw.example
                options: {all: true, basin: SP, agency: 中国}
              - id: hotline
                name: 12345
                format: open311
                url: https://hotline.example
                options: {representation: xml, days: 3, grade: III, parameters: "jurisdiction_id=a"}
              - id: sensors
                name: 感知
                format: sensorthings
                url: https://sta.example/v1.1
                options: {hosts: b.example, filter: "id gt 3"}
              - id: places
                name: 场所
                format: geojson-places
                url: https://places.example/a.geojson
                options: {kind: shelter, property.id: i, property.name: n, property.kind: k,
                  property.status: s, property.occupied: o, property.capacity: c,
                  property.division: d, property.address: a, property.updated: u}
              - id: bikes
                name: 单车
                format: gbfs
                url: https://bikes.example/gbfs.json
                options: {hosts: c.example, language: zh}
              - id: rides
                name: 换乘停车
                format: liipi
                url: https://rides.example/api/v1
                options: {language: fi}
              - id: speeds
                name: 车速
                format: datex2-speeds
                url: https://roads.example/speeds.xml
                options: {table: sites.xml}
              - id: broker
                name: 物联
                format: ngsi
                url: https://broker.example/v2/entities?limit=500
                options: {index: hj633}
              - id: air
                name: 空气
                format: cnemc-aqi
                url: https://air.example/all.json
                options: {area: 上海市}
              - id: air-now
                name: 空气
                format: qweather-air
                url: https://qw.example/v7/air/now?location=101020100
                options: {name: 上海}
              - id: tokyo
                name: 避難所
                format: gsi-shelters
                url: https://gsi.example/131016.json
                options: {kind: school}
              - id: socket
                name: 推送
                format: sfpark
                url: wss://push.example/live
                tls: {keystore: "{folder}/ca.pem"}
                websocket: {greeting: "hello"}
              - id: broker-of-things
                name: 物联
                format: sfpark
                url: mqtts://broker.example
                mqtt: {topic: "air/#", version: 3.1.1, qos: 2, client: yilan, user: yilan, password: env:MQTT}
              - id: mapped
                name: 自建系统
                format: mapped-json
                url: https://house.example/rows.json
                options: {mapping: "{folder}/mapping.yaml"}
              - id: drop
                name: 文件
                format: sfpark
                url: file:inbox
                folder: {files: "*.json"}
            map:
              centre: [31.3, 120.6]
              zoom: 11
              tiles: {type: wmts, url: "https://tiles.example/{z}/{x}/{y}", datum: bd09, attribution: "© a", apiKeyFrom: file:key, cacheMegabytes: 64}
            wall:
              scene: emergency
              kiosk: true
              assets: "{folder}"
            kpi:
              targets: {calls: 1, open: 2, overdue: 3, response-rate: 4, resolution-rate: 5, satisfaction-rate: 6,
                gust: 7, rain: 8, tide: 9, shelters: 10, cold: 11, gas: 12, water-depth: 13, traffic: 14, air: 15,
                parking: 16, roads-closed: 17, transit-delay: 18, earthquake: 19}
            plan: shanghai
            limits: shanghai
            watch: shanghai
            notifications:
              - {id: duty, name: {zh: 值班, en: Duty}, audience: units, url: "https://duty.example/levels", content: json,
                 secret: env:SECRET, headers: {Authorization: env:TOKEN}, timeout: 5s, giveUpAfter: 1h, sender: duty@example.org}
              - {id: drop, folder: outbox}
            alarms:
              sound: auto
              speech: {zh: [espeak-ng], en: [espeak-ng]}
            people:
              - {name: 陈静, role: supervisor, tiers: [district], districts: ["310115"], hazards: [typhoon],
                 token: file:token, pin: pbkdf2-x, password: pbkdf2-y}
            """
                    .replace("name: 12345", "name: \"12345\"");

    @TempDir private static Path folder;

    private static String everything = "";
    private static JsonNode schema;
    private static SettingsReader reader;

    @BeforeAll
    static void open() throws Exception {
        Files.createDirectory(folder.resolve("scenes"));
        Files.createFile(folder.resolve("ca.pem"));
        Files.writeString(
                folder.resolve("mapping.yaml"), "makes: facility\nfields: {id: i, name: n}\n");
        everything = KEYS.replace("{folder}", folder.toString().replace('\\', '/'));
        schema = JsonMapper.shared().readTree(Assets.shipped().text("settings/schema.json"));
        reader = new SettingsReader(Assets.shipped());
    }

    @Test
    void readsEveryKey() throws Exception {
        Settings s = reader.parse(Path.of("/etc/yilan/yilan.yaml"), everything);
        assertThat(s.city())
                .isEqualTo(
                        new Settings.City(
                                new Settings.Words("苏州市", "Suzhou"),
                                new Settings.Words("值班室", "Duty room"),
                                "320500",
                                "Asia/Urumqi",
                                "en"));
        assertThat(s.hub())
                .isEqualTo(
                        new Settings.Hub(
                                "127.0.0.2",
                                8420,
                                Path.of("/etc/yilan/data/j.db"),
                                "http://127.0.0.1:8440",
                                Optional.of(new Settings.Words("台风演练", "Typhoon drill")),
                                Map.of(
                                        "certificate",
                                        pem(),
                                        "key",
                                        pem(),
                                        "password",
                                        "env:HUB_KEY"),
                                Optional.of(
                                        new Settings.OpenId(
                                                new Settings.Provider(
                                                        "https://id.example/city",
                                                        "yilan",
                                                        "env:OIDC",
                                                        pem(),
                                                        List.of("profile"),
                                                        "realm_access.roles",
                                                        "staff"),
                                                List.of(
                                                        new Settings.GroupRole(
                                                                "lead",
                                                                "commander",
                                                                new Settings.Scope(
                                                                        List.of("city"),
                                                                        List.of("310115"),
                                                                        List.of("typhoon")))),
                                                Duration.ofHours(1),
                                                Duration.ofHours(8),
                                                "8123"))));
        assertThat(s.feeds().getFirst())
                .isEqualTo(
                        new Settings.Feed(
                                "warnings",
                                new Settings.Words("预警", "Warnings"),
                                new Settings.Words("气象局", "Met office"),
                                "cap",
                                "https://warnings.example/index.atom",
                                Duration.ofSeconds(31),
                                Duration.ofMillis(500),
                                Duration.ofMinutes(90),
                                4096,
                                "Asia/Tokyo",
                                Map.of("Authorization", "env:TOKEN"),
                                Map.of(
                                        "hosts",
                                        "other.example",
                                        "tier",
                                        "DISTRICT",
                                        "signers",
                                        "met.pem",
                                        "signature",
                                        "required"),
                                "GCJ-02",
                                new Settings.Link(
                                        "sse",
                                        Map.of(
                                                "ca",
                                                pem(),
                                                "certificate",
                                                pem(),
                                                "key",
                                                pem(),
                                                "password",
                                                "env:KEY"),
                                        "http://proxy.example:3128",
                                        "file:proxy",
                                        Map.of("events", "alert,update"),
                                        Map.of(),
                                        Map.of(),
                                        Map.of())));
        assertThat(feed(s, "socket").link().websocket()).isEqualTo(Map.of("greeting", "hello"));
        assertThat(feed(s, "socket").link().transport()).isEqualTo("websocket");
        assertThat(feed(s, "broker-of-things").link().mqtt())
                .containsEntry("version", "3.1.1")
                .containsEntry("qos", "2")
                .hasSize(6);
        assertThat(feed(s, "drop").link().folder()).isEqualTo(Map.of("files", "*.json"));
        assertThat(feed(s, "hotline").link()).isEqualTo(Settings.Link.POLLING);
        assertThat(feed(s, "hotline").datum()).isEqualTo("WGS-84");
        assertThat(s.feeds().get(2).options())
                .isEqualTo(Map.of("all", "true", "basin", "SP", "agency", "中国"));
        assertThat(s.feeds().get(3).options()).containsEntry("days", "3");
        assertThat(s.feeds().get(5).options()).hasSize(10).containsEntry("property.updated", "u");
        assertThat(s.people())
                .containsExactly(
                        new Settings.Person(
                                "陈静",
                                "supervisor",
                                new Settings.Scope(
                                        List.of("district"), List.of("310115"), List.of("typhoon")),
                                "file:token",
                                "pbkdf2-x",
                                "pbkdf2-y"));
        assertThat(s.wall()).isEqualTo(new Settings.Wall("emergency", true, Optional.of(folder)));
        assertThat(s.root().at("/map/tiles/datum").asString()).isEqualTo("bd09");
    }

    private static String pem() {
        return folder.toString().replace('\\', '/') + "/ca.pem";
    }

    private static Settings.Feed feed(Settings settings, String id) {
        return settings.feeds().stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
    }

    /// The same key of the first feed that has it: no feed can have all.
    private static String somewhere(JsonNode document, String pointer) {
        if (pointer.equals("/hub/tls/keystore")) {
            return somewhere(document, "/feeds/0/tls/keystore"); // in place of a certificate
        }
        if (pointer.startsWith("/feeds/0/")) {
            for (int i = 0; i < document.path("feeds").size(); i++) {
                String there = "/feeds/" + i + pointer.substring("/feeds/0".length());
                if (!document.at(there).isMissingNode()) {
                    return there;
                }
            }
        }
        if (pointer.startsWith("/notifications/0/folder")) {
            return pointer.replace("/0/", "/1/"); // in place of an address
        }
        return pointer;
    }

    @Test
    void nothingInTheSchemaIsMissingAbove() throws Exception {
        JsonNode document = YamlDocument.parse("x", everything).root();
        List<String> missing = new ArrayList<>();
        keys(schema, "")
                .forEach(
                        (pointer, rule) -> {
                            if (document.at(somewhere(document, pointer)).isMissingNode()) {
                                missing.add(pointer);
                            }
                        });
        int feed = 0;
        for (JsonNode f : document.path("feeds")) {
            JsonNode options = optionsOf(f.path("format").asString());
            Set<String> known = new TreeSet<>(options.path("properties").propertyNames());
            if (known.isEmpty()) {
                continue;
            }
            assertThat(new TreeSet<>(f.path("options").propertyNames()))
                    .as("options of feeds[%d]", feed++)
                    .isEqualTo(known);
        }
        assertThat(missing).isEmpty();
    }

    /// A key with one letter too many is refused with its line and the right name, wherever it stands.
    @Test
    void refusesEveryKeyThatIsMisspelt() throws Exception {
        String[] lines = everything.split("\n");
        Set<String> tried = new TreeSet<>();
        JsonNode document = YamlDocument.parse("x", everything).root();
        for (String any : keys(schema, "").keySet()) {
            String pointer = somewhere(document, any);
            String key = pointer.substring(pointer.lastIndexOf('/') + 1);
            if (key.equals("Authorization")) {
                continue; // headers are called what the server calls them
            }
            int line = YamlDocument.parse("x", everything).line(pointer);
            String old = lines[line - 1];
            lines[line - 1] = old.replaceFirst("(?<![\\w-])" + key + ":", key + "x:");
            String text = String.join("\n", lines) + "\n";
            lines[line - 1] = old;
            assertThat(text).as(pointer).isNotEqualTo(everything);
            SettingsException fault =
                    catchThrowableOfType(
                            SettingsException.class,
                            () -> reader.parse(Path.of("yilan.yaml"), text));
            assertThat(fault).as(pointer).isNotNull();
            assertThat(fault.faults())
                    .as(pointer)
                    .anySatisfy(
                            words ->
                                    assertThat(words)
                                            .startsWith("yilan.yaml:" + line + ": ")
                                            .contains(
                                                    key
                                                            + "x: there is no such key; did you"
                                                            + " mean \"")
                                            .endsWith("\"?"));
            tried.add(pointer);
        }
        assertThat(tried).hasSizeGreaterThan(50);
    }

    @Test
    void whatIsReadIsWhatTheSchemaKnows() {
        assertThat(known("/city")).isEqualTo(members(Settings.City.class));
        assertThat(known("/hub")).isEqualTo(members(Settings.Hub.class));
        Set<String> ofFeed = members(Settings.Feed.class);
        ofFeed.remove("link");
        ofFeed.addAll(members(Settings.Link.class));
        assertThat(known("/feeds/0")).isEqualTo(ofFeed);
        assertThat(known("/wall")).isEqualTo(members(Settings.Wall.class));
        Set<String> ofPerson = members(Settings.Person.class);
        ofPerson.remove("scope");
        ofPerson.addAll(members(Settings.Scope.class));
        assertThat(known("/people/0")).isEqualTo(ofPerson);
    }

    private static Set<String> known(String pointer) {
        Set<String> names = new TreeSet<>();
        for (String key : keys(schema, "").keySet()) {
            if (key.startsWith(pointer + "/")) {
                names.add(key.substring(pointer.length() + 1).replaceAll("/.*", ""));
            }
        }
        return names;
    }

    private static Set<String> members(Class<? extends Record> type) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).forEach(names::add);
        return names;
    }

    private static JsonNode optionsOf(String format) {
        for (JsonNode rule : schema.at("/properties/feeds/items/allOf")) {
            if (rule.at("/if/properties/format/const").asString().equals(format)) {
                return resolved(rule.at("/then/properties/options"));
            }
        }
        return schema.path("none");
    }

    /// Every key of the schema as a pointer into a document; of a list its first item stands for all.
    private static Map<String, JsonNode> keys(JsonNode rule, String at) {
        Map<String, JsonNode> found = new TreeMap<>();
        JsonNode here = resolved(rule);
        here.path("properties")
                .properties()
                .forEach(
                        e -> {
                            String pointer = at + "/" + e.getKey();
                            found.put(pointer, e.getValue());
                            found.putAll(keys(e.getValue(), pointer));
                        });
        if (here.path("items").isObject()) {
            found.putAll(keys(here.path("items"), at + "/0"));
        }
        return found;
    }

    private static JsonNode resolved(JsonNode rule) {
        String ref = rule.path("$ref").asString("");
        return ref.isEmpty() ? rule : schema.at(ref.substring(1));
    }
}
