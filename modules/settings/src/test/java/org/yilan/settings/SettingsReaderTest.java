package org.yilan.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.assets.Assets;

import java.nio.file.Path;
import java.time.Duration;

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
}
