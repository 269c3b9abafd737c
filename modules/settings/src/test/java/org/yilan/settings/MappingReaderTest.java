package org.yilan.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yilan.assets.Assets;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Files;
import java.nio.file.Path;

/// A wrong mapping file is refused with its line, what was expected, and what was probably meant.
class MappingReaderTest {
    private static final String GOOD =
            """
            makes: ticket
            items: /data/rows
            times:
              pattern: yyyy/MM/dd HH:mm:ss
              zone: Asia/Shanghai
            fields:
              id: 编号
              category: {from: 类别}
              reported: 时间
              stage:
                from: 状态
                values: {待办: NEW, 办结: RESOLVED}
              lat: y
              lon: x
            """;

    private MappingReader reader;
    @TempDir Path folder;

    @BeforeEach
    void open() throws Exception {
        reader = new MappingReader(Assets.shipped());
    }

    private String faults(String text) {
        SettingsException e =
                catchThrowableOfType(
                        SettingsException.class, () -> reader.parse(Path.of("m.yaml"), text));
        return e == null ? "" : e.getMessage();
    }

    @Test
    void givesAGoodFileAsJson() throws Exception {
        JsonNode json = JsonMapper.shared().readTree(reader.parse(Path.of("m.yaml"), GOOD));
        assertThat(json.at("/fields/stage/values/办结").asString()).isEqualTo("RESOLVED");
        assertThat(json.at("/fields/id").asString()).isEqualTo("编号");
    }

    @Test
    void namesTheLineAndWhatWasMeant() {
        assertThat(faults(GOOD.replace("  reported:", "  reportd:")).lines())
                .containsExactlyInAnyOrder(
                        "m.yaml:6: fields: the key \"reported\" is missing",
                        "m.yaml:9: fields.reportd: there is no such key; did you mean"
                                + " \"reported\"?");
        assertThat(faults(GOOD.replace("makes: ticket", "makes: tickets")))
                .isEqualTo(
                        "m.yaml:1: makes: \"tickets\" is not one of them; did you mean"
                                + " \"ticket\"?");
        assertThat(faults(GOOD.replace("办结: RESOLVED", "办结: RESOLVD")))
                .isEqualTo(
                        "m.yaml:12: fields.stage.values.办结: \"RESOLVD\" is not one of them; did"
                                + " you mean \"RESOLVED\"?");
        assertThat(faults(GOOD.replace("{from: 类别}", "{form: 类别}")))
                .isEqualTo(
                        "m.yaml:8: fields.category.form: there is no such key; did you mean"
                                + " \"from\"?");
        assertThat(faults(GOOD.replace("Asia/Shanghai", "Asia/Shanghia")))
                .isEqualTo(
                        "m.yaml:5: times.zone: there is no time zone \"Asia/Shanghia\"; did you"
                                + " mean \"Asia/Shanghai\"?");
        assertThat(faults(GOOD.replace("items: /data/rows", "items: data.rows")))
                .isEqualTo("m.yaml:2: items: \"data.rows\" is not a JSON Pointer like /data/rows");
        assertThat(faults(GOOD.replace("yyyy/MM/dd HH", "yyyy/MM/dd bb")))
                .startsWith(
                        "m.yaml:4: times.pattern: \"yyyy/MM/dd bb:mm:ss\" is not a pattern like");
        assertThat(faults(GOOD.replace("{from: 类别}", "{from: 类别, value: x}")))
                .isEqualTo("m.yaml:8: fields.category: give from or value, not both");
        assertThat(faults(GOOD.replace("{from: 类别}", "{join: x}")))
                .contains("expected from, where it comes from, or value, a constant");
        assertThat(faults(GOOD.replace("{from: 类别}", "[a, b]")))
                .isEqualTo(
                        "m.yaml:8: fields.category: expected a text or a group of keys, found a"
                                + " list");
        assertThat(faults(GOOD.replace("  lon: x\n", "")))
                .isEqualTo("m.yaml:6: fields: lat and lon go together");
        assertThat(faults(GOOD.replace("  category: {from: 类别}\n", "")))
                .isEqualTo("m.yaml:6: fields: a ticket needs a title or a category");
        assertThat(faults(GOOD + "csv: {charset: GBKK}\n"))
                .isEqualTo(
                        "m.yaml:15: csv.charset: there is no encoding \"GBKK\"; did you mean"
                                + " \"GBK\"?");
        assertThat(faults("makes: ticket\nfields: {id: [\n")).contains("not readable as YAML");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nyc311", "chicago-crimes"})
    void acceptsTheExamplesThatWeShip(String name) throws Exception {
        String text = Assets.shipped().text("settings/mappings/" + name + ".yaml");
        assertThat(reader.parse(Path.of(name + ".yaml"), text)).contains("\"makes\":\"ticket\"");
    }

    @Test
    void aConfigurationTellsTheFaultsOfItsMappingsInTheirOwnFile() throws Exception {
        Path mapping =
                Files.writeString(folder.resolve("rows.yaml"), GOOD.replace("lat: y", "lta: y"));
        String config =
                """
                city: {name: 上海市, division: "310000", timezone: Asia/Shanghai}
                feeds:
                  - id: rows
                    name: 自建系统
                    format: mapped-csv
                    url: file:rows
                    options: {mapping: rows.yaml}
                """;
        SettingsReader settings = new SettingsReader(Assets.shipped());
        Path file = folder.resolve("yilan.yaml");
        SettingsException e =
                catchThrowableOfType(SettingsException.class, () -> settings.parse(file, config));
        assertThat(e.faults())
                .containsExactly(
                        mapping + ":13: fields.lta: there is no such key; did you mean \"lat\"?");
        SettingsException missing =
                catchThrowableOfType(
                        SettingsException.class,
                        () -> settings.parse(file, config.replace("rows.yaml", "row.yaml")));
        assertThat(missing.getMessage())
                .startsWith(file + ":7: feeds[0].options.mapping: there is no file ");
        SettingsException none =
                catchThrowableOfType(
                        SettingsException.class,
                        () ->
                                settings.parse(
                                        file,
                                        config.replace("    options: {mapping: rows.yaml}\n", "")));
        assertThat(none.getMessage())
                .isEqualTo(file + ":3: feeds[0]: the key \"options\" is missing");
    }
}
