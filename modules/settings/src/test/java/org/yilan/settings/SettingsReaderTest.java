package org.yilan.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yilan.assets.Assets;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;

class SettingsReaderTest {
    private static final String GOOD =
            """
            city:
              name: {zh: 上海市, en: Shanghai}
              division: "310000"
              timezone: Asia/Shanghai
            feeds:
              - id: warnings
                name: 市气象局预警
                format: cap
                url: http://127.0.0.1:8080/cap/index.atom
                period: 30s
                freshness: 10min
              - id: hotline
                name: {zh: 12345 热线, en: Hotline 12345}
                format: open311
                url: https://hotline.example/open311/v2
                headers:
                  Authorization: env:HOTLINE_TOKEN
            people:
              - {name: 王敏, role: commander}
            """;

    private SettingsReader reader;

    @BeforeEach
    void open() throws Exception {
        reader = new SettingsReader(Assets.shipped());
    }

    private String faults(String text) {
        SettingsException e =
                catchThrowableOfType(
                        SettingsException.class, () -> reader.parse(Path.of("yilan.yaml"), text));
        return e == null ? "" : e.getMessage();
    }

    @Test
    void readsAGoodFileWithItsDefaults() throws Exception {
        Settings s = reader.parse(Path.of("/etc/yilan/yilan.yaml"), GOOD);
        assertThat(s.city().name()).isEqualTo(new Settings.Words("上海市", "Shanghai"));
        assertThat(s.city().language()).isEqualTo("zh");
        assertThat(s.hub().journal()).isEqualTo(Path.of("/etc/yilan/yilan.journal"));
        assertThat(s.hub().listen()).isEqualTo("127.0.0.1");
        assertThat(s.feeds()).hasSize(2);
        assertThat(s.feeds().getFirst().period()).isEqualTo(Duration.ofSeconds(30));
        assertThat(s.feeds().getFirst().name().en()).isEqualTo("市气象局预警");
        assertThat(s.feeds().getLast().freshness()).isEqualTo(Duration.ofMinutes(10));
        assertThat(s.feeds().getLast().headers())
                .containsEntry("Authorization", "env:HOTLINE_TOKEN");
        assertThat(s.people().getFirst().role()).isEqualTo("commander");
    }

    @Test
    void namesTheLineAndTheNearestKey() {
        assertThat(faults(GOOD.replace("freshness: 10min", "freshnes: 10min")))
                .isEqualTo(
                        "yilan.yaml:11: feeds[0].freshnes: there is no such key; did you mean"
                                + " \"freshness\"?");
    }

    @Test
    void namesTheNearestValue() {
        assertThat(faults(GOOD.replace("format: open311", "format: open131")))
                .isEqualTo(
                        "yilan.yaml:14: feeds[1].format: \"open131\" is not one of them; did you"
                                + " mean \"open311\"?");
    }

    @Test
    void saysWhichTypeWasExpected() {
        assertThat(faults(GOOD + "hub:\n  port: many\n"))
                .isEqualTo("yilan.yaml:21: hub.port: expected a whole number, found \"many\"");
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(faults(GOOD.replace("    url: http://127.0.0.1:8080/cap/index.atom\n", "")))
                .isEqualTo("yilan.yaml:6: feeds[0]: the key \"url\" is missing");
    }

    @Test
    void refusesADurationWithoutUnit() {
        assertThat(faults(GOOD.replace("period: 30s", "period: \"30\"")))
                .isEqualTo(
                        "yilan.yaml:10: feeds[0].period: \"30\" is not a duration like 30s, 5min or"
                                + " 2h");
    }

    @Test
    void refusesASecretInTheFile() {
        assertThat(faults(GOOD.replace("env:HOTLINE_TOKEN", "Bearer abc")))
                .contains("yilan.yaml:17: feeds[1].headers.Authorization")
                .contains("secrets do not belong in this file");
    }

    @Test
    void givesEveryFaultInOrderOfLine() {
        String text = GOOD.replace("timezone", "timezon").replace("format: cap", "format: kap");
        assertThat(faults(text).lines())
                .hasSize(3)
                .anySatisfy(l -> assertThat(l).startsWith("yilan.yaml:4: city.timezon"))
                .last()
                .asString()
                .contains("yilan.yaml:8: feeds[0].format")
                .contains("did you mean \"cap\"?");
    }

    @Test
    void refusesTwoFeedsOfOneId() {
        assertThat(faults(GOOD.replace("id: hotline", "id: warnings")))
                .isEqualTo(
                        "yilan.yaml:12: feeds[1].id: another feed has the id \"warnings\" already");
    }

    @Test
    void refusesAnUnknownTimeZoneAndNamesTheNearest() {
        assertThat(faults(GOOD.replace("Asia/Shanghai", "Asia/Shanghia")))
                .isEqualTo(
                        "yilan.yaml:4: city.timezone: there is no time zone \"Asia/Shanghia\"; did"
                                + " you mean \"Asia/Shanghai\"?");
    }

    @Test
    void refusesAKeyThatIsThereTwice() {
        assertThat(faults(GOOD + "city: {}\n"))
                .isEqualTo("yilan.yaml:20: the key \"city\" is there twice");
    }

    @Test
    void saysWhereYamlEnds() {
        assertThat(faults("city: [\n")).startsWith("yilan.yaml:2: not readable as YAML");
    }

    @Test
    void anEmptyFileLacksWhatIsRequired() {
        assertThat(faults(""))
                .contains("the key \"city\" is missing")
                .contains("the key \"feeds\" is missing");
    }

    @Test
    void aWrongTargetNamesTheNearestFigure() {
        assertThat(faults(GOOD + "kpi:\n  targets:\n    overdeu: 5\n"))
                .contains("did you mean \"overdue\"?");
    }

    @Test
    void saysThatTheFileIsNotThere(@TempDir Path dir) {
        SettingsException e =
                catchThrowableOfType(
                        SettingsException.class, () -> reader.read(dir.resolve("none.yaml")));
        assertThat(e).hasMessageContaining("there is no such file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: {zh: 上海市, en: Shanghai}|name: {zh: 上海市, en: S, enn: S}|:2: city.name.enn:"
                        + " there is no such key; did you mean \"en\"?",
                "name: {zh: 上海市, en: Shanghai}|name: 5|:2: city.name: expected one text, or one"
                        + " each for the keys zh and en, found 5",
                "division: \"310000\"|division: 310000|:3: city.division: expected a division code"
                        + " of six digits, found 310000 without quotes",
                "period: 30s|period: 30|:10: feeds[0].period: expected a duration like 30s, 5min or"
                        + " 2h, found 30",
                "period: 30s|period: 0s|:10: feeds[0].period: \"0s\" is not a duration",
                "period: 30s|maxBytes: 10|:10: feeds[0].maxBytes: expected at least 1024, found 10",
                "http://127.0.0.1:8080/cap/index.atom|\"https://war nings/\"|:9: feeds[0].url:"
                        + " \"https://war nings/\" is not an address like https://host/path",
                "http://127.0.0.1:8080/cap/index.atom|ftp://a/b|:9: feeds[0].url: \"ftp://a/b\" is"
                    + " not an address that starts with http, https, ws, wss, mqtt, mqtts or file:",
                "format: cap|format: [cap]|:8: feeds[0].format: expected one of cap,",
                "period: 30s|options: {teir: CITY}|:10: feeds[0].options.teir: there is no such"
                        + " key; did you mean \"tier\"?",
                "period: 30s|options: {basin: NP}|:10: feeds[0].options.basin: there is no such"
                        + " key",
                "people:|wall: {scene: typhon}#people:|:18: wall.scene: there is no scene"
                        + " \"typhon\"; did you mean \"typhoon\"?",
                "people:|plan: shangai#people:|:18: plan: there is no file plans/shangai.json; did"
                        + " you mean \"shanghai\"?",
                "people:|hub: {listen: 0.0.0.0}#people:|:18: hub.listen: 0.0.0.0 is open to the"
                    + " network, and names and tokens must not go there without TLS; add hub.tls",
                "people:|hub: {listen: 0.0.0.0, tls: {password: env:X}}#people:|:18: hub.tls: needs"
                        + " a certificate",
                "people:|hub: {tls: {certificate: no.pem}}#people:|:18: hub.tls.certificate: there"
                        + " is no file",
                "people:|hub: {listen: no.such.host.invalid}#people:|:18: hub.listen: there is no"
                        + " address called no.such.host.invalid",
                "people:|hub: {clock: noon}#people:|:18: hub.clock: \"noon\" is not \"system\" or",
                "people:|map: {centre: [9000, 3]}#people:|:18: map.centre[0]: expected at most 85,"
                        + " found 9000",
                "people:|map: {centre: [31, 121, 4]}#people:|:18: map.centre: expected 2 items,"
                        + " found 3",
                "people:|map: {centre: [31]}#people:|:18: map.centre: expected 2 items, found 1",
                "name: 王敏|name: \"\"|:19: people[0].name: expected a text, found nothing",
                "role: commander|role: comander|:19: people[0].role: \"comander\" is not one of"
                        + " them; did you mean \"commander\"?",
            })
    void namesTheLineTheValueAndWhatWasExpected(String good, String bad, String words) {
        assertThat(GOOD).contains(good);
        String text = GOOD.replace(good, bad.replace("#", "\n"));
        assertThat(faults(text).lines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("yilan.yaml" + words);
    }

    /// A city's own scene and plan, and all that it leaves as it is.
    @Test
    void aFolderBesideTheFileReplacesWhatIsShipped(@TempDir Path dir) throws Exception {
        put(dir, "ours/scenes/night.json", "{}");
        put(dir, "ours/plans/suzhou.json", "{}");
        put(dir, "ours/translations/wall_en.properties", "wall.title=Suzhou");
        Path file =
                put(dir, "yilan.yaml", GOOD + "wall: {assets: ours, scene: night}\nplan: suzhou\n");
        Settings s = reader.read(file);
        assertThat(s.wall().assets()).contains(dir.toAbsolutePath().resolve("ours"));

        Assets over = s.wall().over(Assets.shipped());
        assertThat(over.text("scenes/night.json")).isEqualTo("{}");
        assertThat(over.text("translations/wall_en.properties")).isEqualTo("wall.title=Suzhou");
        assertThat(over.text("scenes/typhoon.json"))
                .isEqualTo(Assets.shipped().text("scenes/typhoon.json"));

        // Names are looked for there too.
        Files.writeString(file, GOOD + "wall: {assets: ours, scene: nigt}\nplan: suzou\n");
        assertThat(fault(file))
                .contains(":20: wall.scene: there is no scene \"nigt\"; did you mean \"night\"?")
                .contains(":21: plan: there is no file plans/suzou.json; did you mean \"suzhou\"?");

        // What the command line replaces stays so.
        put(dir, "theirs/scenes/night.json", "[]");
        Assets given = Assets.overriddenBy(dir.resolve("theirs"));
        assertThat(s.wall().over(given).text("scenes/night.json")).isEqualTo("[]");
        assertThat(s.wall().over(given).text("plans/suzhou.json")).isEqualTo("{}");
    }

    @Test
    void withoutAFolderEverythingIsAsShipped() throws Exception {
        Settings s = reader.parse(Path.of("yilan.yaml"), GOOD);
        assertThat(s.wall()).isEqualTo(new Settings.Wall("daily", false, Optional.empty()));
        Assets shipped = Assets.shipped();
        assertThat(s.wall().over(shipped)).isSameAs(shipped);
    }

    @Test
    void saysWhatIsWrongWithTheFolder(@TempDir Path dir) throws Exception {
        String wanted =
                "expected a folder whose files replace shipped ones of the same path, like"
                        + " scenes/typhoon.json";
        put(dir, "a-file", "");
        Files.createDirectories(dir.resolve("ours/secnes"));
        Path file = dir.resolve("yilan.yaml");
        String at = file + ":20: wall.assets: ";
        assertThat(faultOf(file, "our"))
                .isEqualTo(
                        at
                                + "there is no folder "
                                + dir.resolve("our")
                                + "; "
                                + wanted
                                + "; did you mean \"ours\"?");
        assertThat(faultOf(file, "elsewhere/x"))
                .isEqualTo(at + "there is no folder " + dir.resolve("elsewhere/x") + "; " + wanted);
        assertThat(faultOf(file, "a-file"))
                .isEqualTo(at + dir.resolve("a-file") + " is a file; " + wanted);
        assertThat(faultOf(file, "ours"))
                .isEqualTo(
                        at
                                + "nothing in the folder "
                                + dir.resolve("ours")
                                + " replaces anything; expected at least one of the folders scenes,"
                                + " plans, limits, watch, scenarios, theme, translations, basemap");
        assertThat(faultOf(file, "\"\"")).isEqualTo(at + "expected a text, found nothing");
        assertThat(faultOf(file, "7")).isEqualTo(at + "expected a text, found 7");
    }

    private String faultOf(Path file, String assets) throws Exception {
        Files.writeString(file, GOOD + "wall: {assets: " + assets + "}\n");
        return fault(file);
    }

    private static Path put(Path dir, String path, String text) throws Exception {
        Path file = dir.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void refusesWhatIsNoTextFile(@TempDir Path dir) throws Exception {
        Path file = dir.resolve("yilan.yaml");
        Files.write(file, "city: {name: 上海}".getBytes(Charset.forName("GBK")));
        assertThat(fault(file)).isEqualTo(file + ": is not UTF-8 text");
        Files.write(file, new byte[] {0, 1, 2, 3});
        assertThat(fault(file)).startsWith(file + ":1: not readable as YAML");
        assertThat(fault(dir)).startsWith(dir + ": cannot be read");
    }

    @Test
    void readsWhatEditorsOnWindowsWrite(@TempDir Path dir) throws Exception {
        Path file = dir.resolve("yilan.yaml");
        Files.writeString(file, "\uFEFF" + GOOD.replace("\n", "\r\n"));
        assertThat(reader.read(file).feeds()).hasSize(2);
    }

    @Test
    void aliasesThatMultiplyDoNotFillTheMemory() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            laughs.append("a%d: &a%d [".formatted(i, i));
            laughs.append(String.join(", ", Collections.nCopies(9, "*a" + (i - 1)))).append("]\n");
        }
        assertThat(faults(laughs.toString())).startsWith("yilan.yaml:").contains("alias");
    }

    private String fault(Path file) {
        SettingsException e =
                catchThrowableOfType(SettingsException.class, () -> reader.read(file));
        return e == null ? "" : e.getMessage();
    }

    @Test
    void refusesWaysToAnUpstreamThatDoNotFit() {
        String cap = "    url: http://127.0.0.1:8080/cap/index.atom\n";
        assertThat(faults(GOOD.replace(cap, "    url: ftp://a.example/x\n")))
                .isEqualTo(
                        "yilan.yaml:9: feeds[0].url: \"ftp://a.example/x\" is not an address that"
                                + " starts with http, https, ws, wss, mqtt, mqtts or file:");
        assertThat(faults(GOOD.replace(cap, cap + "    transport: mqtt\n    mqtt: {topic: a}\n")))
                .isEqualTo(
                        "yilan.yaml:10: feeds[0].transport: mqtt needs a url that starts with mqtt"
                                + " or mqtts, found http");
        assertThat(faults(GOOD.replace(cap, "    url: mqtt://a.example\n")))
                .isEqualTo("yilan.yaml:9: feeds[0].url: a broker needs mqtt: {topic: …}");
        assertThat(faults(GOOD.replace(cap, cap + "    sse: {events: a}\n")))
                .isEqualTo(
                        "yilan.yaml:10: feeds[0].sse: this feed's transport is poll, so this says"
                                + " nothing; remove it, or set transport: sse");
        assertThat(faults(GOOD.replace(cap, cap + "    tls: {ca: no.pem}\n")).lines())
                .hasSize(2)
                .anySatisfy(
                        l ->
                                assertThat(l)
                                        .endsWith(
                                                "is for https, wss and mqtts; the url starts with"
                                                        + " http"))
                .anySatisfy(
                        l ->
                                assertThat(l)
                                        .contains("tls.ca: there is no file ")
                                        .contains("no.pem"));
        assertThat(faults(GOOD.replace(cap, cap + "    proxy: http://me:pw@proxy.example:3128\n")))
                .contains("(credentials go to proxyCredentials)");
        assertThat(faults(GOOD.replace(cap, cap + "    proxyCredentials: env:A\n")))
                .endsWith("there is no proxy to show them to");
        assertThat(faults(GOOD.replace(cap, cap + "    datum: GCJ02\n")))
                .isEqualTo(
                        "yilan.yaml:10: feeds[0].datum: \"GCJ02\" is not one of them; did you mean"
                                + " \"GCJ-02\"?");
    }

    private static final String OIDC =
            GOOD
                    + """
                    hub:
                      oidc:
                        issuer: https://id.city.example/realms/city
                        client: yilan
                        secret: env:YILAN_OIDC_SECRET
                        roles:
                          - {group: lead, role: commander, tiers: [city]}
                          - {group: pudong, role: dispatcher, districts: ["310115"]}
                    """;

    @Test
    void readsAnOpenIdProviderWithItsDefaults() throws Exception {
        Settings.OpenId oidc = reader.parse(Path.of("y.yaml"), OIDC).hub().oidc().orElseThrow();
        assertThat(oidc.provider())
                .isEqualTo(
                        new Settings.Provider(
                                "https://id.city.example/realms/city",
                                "yilan",
                                "env:YILAN_OIDC_SECRET",
                                "",
                                java.util.List.of("profile", "offline_access"),
                                "groups",
                                ""));
        assertThat(oidc.session()).isEqualTo(Duration.ofMinutes(30));
        assertThat(oidc.outage()).isEqualTo(Duration.ofHours(12));
        assertThat(oidc.roles()).hasSize(2);
        assertThat(oidc.roles().getLast().scope().districts()).containsExactly("310115");
    }

    @Test
    void aProviderInClearASecretInTheFileAndAGroupTwiceAreFaults() {
        assertThat(faults(OIDC.replace("https://id", "http://192.0.2.7/id")))
                .contains("hub.oidc.issuer", "begins with https");
        assertThat(faults(OIDC.replace("https://id.city.example", "http://127.0.0.1:9000")))
                .isEmpty();
        assertThat(faults(OIDC.replace("env:YILAN_OIDC_SECRET", "hunter2")))
                .contains("hub.oidc.secret");
        assertThat(faults(OIDC.replace("group: pudong", "group: lead")))
                .contains("hub.oidc.roles[1].group", "already");
        assertThat(faults(OIDC.replace("role: dispatcher", "role: dispacher")))
                .contains("did you mean \"dispatcher\"?");
        assertThat(faults(OIDC.replace("client: yilan", "client: yilan\n    session: 13h")))
                .contains("hub.oidc.session", "from 1min to 12h");
    }
}
