package org.yilan.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yilan.assets.Assets;
import org.yilan.city.scenario.Scenario;
import org.yilan.city.scenario.ScenarioException;
import org.yilan.city.scenario.Scenarios;
import org.yilan.geography.Districts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class ScenarioFilesTest {
    @TempDir Path directory;

    @Test
    void localitiesAndStationsLieInTheirDistricts() {
        Districts districts = Districts.of(Assets.shipped());
        Scenario scenario = Scenarios.read(Assets.shipped(), "gas-leak");
        for (Scenario.Locality place : scenario.city().places()) {
            assertThat(districts.byCode(place.division()).orElseThrow().contains(place.point()))
                    .as("%s in %s", place.name().zh(), place.division())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scenario.json|\"speed\": 10|\"speed\": 0|scenario.json: speed: expected a number"
                        + " from 0.1",
                "scenario.json|\"speed\": 10|\"sped\": 10|scenario.json: sped: no such field; did"
                        + " you mean \"speed\"?",
                "scenario.json|2025-04-16T12:30+08:00\",|16 April\",|expected a time with offset",
                "scenario.json|\"id\": \"gas-leak\"|\"id\": \"gas\"|id: expected \"gas-leak\"",
                "messages.json|\"grade\": \"III\"|\"grade\": \"V\"|messages[0].grade: expected one"
                        + " of I, II, III, IV, found \"V\"",
                "messages.json|\"hazard\": \"gas\"|\"hazard\": \"gaz\"|did you mean \"gas\"?",
                "messages.json|\"messages\": [|\"messages\": [[|line",
                "hotline.json|\"work\": \"PT50M\"|\"work\": \"50\"|categories[0].work: expected a"
                        + " duration",
                "hotline.json|\"of\": \"gas-lel\"|\"of\": \"gas\"|categories[0].rates[0].of:"
                        + " expected one of",
                "hotline.json|\"unit\": \"fire\"|\"unit\": \"fier\"|categories[0].unit: expected"
                        + " one of",
                "hotline.json|{road}{number}号闻到|{raod}{number}号闻到|categories[0].texts[0].zh:"
                        + " \"{raod}\" is none of",
                "messages.json|\"division\": \"310107\"|\"division\": \"310199\"|"
                        + "messages[0].division: expected a code of districts.csv",
                "messages.json|31.2400,121.4040 0.2|31.24 121.40|messages[1].circle: expected",
                "weather.csv|13,2.5,0|13,fast,0|line 3, column wind: expected a number",
                "stations.csv|310107|999999|column division: expected a code of districts.csv"
            })
    void namesTheFileAndTheField(String file, String good, String bad, String words)
            throws IOException {
        String path = "scenarios/gas-leak/" + file;
        String text = Assets.shipped().text(path);
        assertThat(text).contains(good);
        Path copy = directory.resolve(path);
        Files.createDirectories(copy.getParent());
        int at = text.indexOf(good);
        Files.writeString(copy, text.substring(0, at) + bad + text.substring(at + good.length()));
        assertThatThrownBy(() -> Scenarios.read(Assets.overriddenBy(directory), "gas-leak"))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("assets/" + path)
                .hasMessageContaining(words)
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",12,2.3,|,12,23,|line 3, column magnitude: expected a number",
                "2024-09-14T15:08:12|2024-09-12T15:08:12|line 4, column time: expected a time"
                        + " after"
            })
    void namesTheLineOfAnEarthquake(String good, String bad, String words) throws IOException {
        String path = "scenarios/bebinca-2024/quakes.csv";
        String text = Assets.shipped().text(path);
        assertThat(text).contains(good);
        Path copy = directory.resolve(path);
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, text.replace(good, bad));
        assertThatThrownBy(() -> Scenarios.read(Assets.overriddenBy(directory), "bebinca-2024"))
                .hasMessageContaining("assets/" + path)
                .hasMessageContaining(words);
    }

    @Test
    void aScenarioThatTheIndexForgetsIsNamed() throws IOException {
        Path index = directory.resolve("scenarios/index.txt");
        Files.createDirectories(index.getParent());
        Files.writeString(index, "gas-leak\n");
        assertThatThrownBy(() -> Scenarios.read(Assets.overriddenBy(directory), "cold-wave-2016"))
                .hasMessage(
                        "assets/scenarios/index.txt does not list \"cold-wave-2016\"; add it"
                                + " there");
    }

    @Test
    void theOthersServeTheSameFormats() {
        for (Scenarios.Summary summary : City.scenarios(Assets.shipped())) {
            try (City city =
                    City.open(
                            Assets.shipped(),
                            summary.id(),
                            CityOptions.DEFAULT,
                            CityClock.manual(summary.from().plusSeconds(5400)))) {
                Calls calls = new Calls(city);
                assertThat(calls.text("/cap/index.atom")).contains("<entry>");
                assertThat(calls.json("/open311/v2/requests.json?status=open")).isNotEmpty();
                assertThat(calls.json("/open311/v2/services.json")).isNotEmpty();
                assertThat(calls.json("/sta/v1.1/Datastreams").path("value")).isNotEmpty();
                assertThat(calls.json("/typhoon/zj/TyphoonList/2024").isArray()).isTrue();
                assertThat(calls.json("/quake/usgs").path("features").isArray()).isTrue();
            }
        }
    }

    /// What a trainer copies out of the README is a scenario that runs.
    @Test
    void theExampleOfTheReadmeRuns() throws IOException {
        Matcher block =
                Pattern.compile(
                                "`(scenarios/rain-day/[^`]+)`:\\s+```\\w+\\n(.*?)```",
                                Pattern.DOTALL)
                        .matcher(Assets.shipped().text("scenarios/README.md"));
        int files = 0;
        while (block.find()) {
            Path file = directory.resolve(block.group(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, block.group(2));
            files++;
        }
        assertThat(files).isEqualTo(4);
        Files.writeString(directory.resolve("scenarios/index.txt"), "rain-day\n");
        Assets assets = Assets.overriddenBy(directory);
        assertThat(City.scenarios(assets))
                .extracting(Scenarios.Summary::id)
                .containsOnly("rain-day");
        // An hour after the worst of the rain: 55 mm/h are 40 above the limit, so some 100 calls an
        // hour.
        CityClock clock = CityClock.manual(Instant.parse("2026-07-01T08:00:00Z"));
        try (City city = City.open(assets, "rain-day", CityOptions.DEFAULT, clock)) {
            Calls calls = new Calls(city);
            assertThat(
                            calls.json(
                                            "/open311/v2/requests.json?page_size=1000&service_code=waterlogging-road")
                                    .size())
                    .isBetween(50, 300);
            assertThat(calls.text("/cap/index.atom")).contains("暴雨黄色预警");
        }
    }
}
