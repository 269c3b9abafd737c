package org.yilan.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.yilan.assets.Assets;
import org.yilan.city.scenario.ScenarioException;
import org.yilan.city.scenario.Scenarios;

import java.time.Instant;
import java.time.InstantSource;

class CityTest {
    private static final Instant NOON = Instant.parse("2024-09-15T04:00:00Z");

    @Test
    void listsTheScenariosWithTheirDefaults() {
        assertThat(City.scenarios(Assets.shipped()))
                .extracting(Scenarios.Summary::id)
                .containsExactly("bebinca-2024", "cold-wave-2016", "gas-leak");
        Scenarios.Summary bebinca = City.scenario(Assets.shipped(), "bebinca-2024");
        assertThat(bebinca.from()).isEqualTo(NOON);
        assertThat(bebinca.speed()).isEqualTo(60);
        assertThat(bebinca.name().zh()).contains("贝碧嘉");
    }

    @Test
    void namesTheNearestScenarioWhenItDoesNotKnowOne() {
        assertThatThrownBy(
                        () ->
                                City.open(
                                        Assets.shipped(),
                                        "bebinka",
                                        CityOptions.DEFAULT,
                                        CityClock.manual(NOON)))
                .isInstanceOf(ScenarioException.class)
                .hasMessage(
                        "There is no scenario \"bebinka\". Did you mean \"bebinca-2024\"? The"
                                + " scenarios are: bebinca-2024, cold-wave-2016, gas-leak.");
    }

    @Test
    void saysInOneLineThatThePortIsTaken() {
        try (City first =
                City.open(
                        Assets.shipped(),
                        "gas-leak",
                        CityOptions.DEFAULT,
                        CityClock.manual(NOON))) {
            int port = Integer.parseInt(first.baseUrl().replaceAll(".*:", ""));
            assertThatThrownBy(
                            () ->
                                    City.open(
                                            Assets.shipped(),
                                            "gas-leak",
                                            new CityOptions(1, port),
                                            CityClock.manual(NOON)))
                    .isInstanceOf(CityException.class)
                    .hasMessage(
                            "Port "
                                    + port
                                    + " on 127.0.0.1 is taken; choose another, or 0 for any free"
                                    + " one.");
        }
    }

    @Test
    void runsTheScenariosTimeFromTheRealOne() {
        Instant[] real = {Instant.parse("2026-01-01T00:00:00Z")};
        CityClock clock = CityClock.running(NOON, 60, () -> real[0]);
        assertThat(clock.instant()).isEqualTo(NOON);
        real[0] = real[0].plusMillis(500);
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(30));
        assertThatThrownBy(() -> clock.set(NOON)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> CityClock.running(NOON, 0, InstantSource.system()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsItsClock() {
        CityClock clock = CityClock.manual(NOON);
        try (City city = City.open(Assets.shipped(), "bebinca-2024", CityOptions.DEFAULT, clock)) {
            Calls calls = new Calls(city);
            assertThat(calls.json("/clock").path("now").asString())
                    .isEqualTo("2024-09-15T04:00:00Z");
            clock.set(NOON.plusSeconds(60));
            assertThat(calls.json("/clock").path("now").asString())
                    .isEqualTo("2024-09-15T04:01:00Z");
            assertThat(calls.json("/clock").path("scenario").asString()).isEqualTo("bebinca-2024");
            assertThat(calls.json("/clock").path("note").path("zh").asString()).contains("仅供演示");
            assertThat(calls.status("/nothing")).isEqualTo(404);
        }
    }
}
