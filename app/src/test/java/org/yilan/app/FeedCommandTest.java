package org.yilan.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yilan.assets.Assets;
import org.yilan.city.City;
import org.yilan.city.CityClock;
import org.yilan.city.CityOptions;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;

/// `yilan feed`, on the demonstration city at noon of 15 September 2024.
class FeedCommandTest {
    private static final Instant NOON = Instant.parse("2024-09-15T04:00:00Z");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private PrintStream realErr;
    private PrintStream realOut;
    private City city;

    @BeforeEach
    void open() {
        realErr = System.err;
        realOut = System.out;
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        city =
                City.open(
                        Assets.shipped(),
                        "bebinca-2024",
                        CityOptions.DEFAULT,
                        CityClock.running(NOON, 1, InstantSource.system()));
    }

    @AfterEach
    void close() {
        city.close();
        System.setErr(realErr);
        System.setOut(realOut);
    }

    @Test
    void listsEveryFormatWithWhatItReads() {
        assertThat(Main.run("feed", "list")).isZero();
        assertThat(printed().lines())
                .isSorted()
                .anyMatch(l -> l.matches("cap +CAP 1\\.0 to 1\\.2 warnings.*"))
                .allMatch(l -> l.matches("[a-z0-9-]+ {2,}\\S.{20,}"));
    }

    @Test
    void saysWhatItUnderstood() {
        assertThat(
                        Main.run(
                                "feed",
                                "try",
                                city.baseUrl() + "/typhoon/zj",
                                "--format",
                                "typhoon-zj",
                                "--at",
                                "2024-09-15T12:00+08:00"))
                .isZero();
        assertThat(printed())
                .contains("storm     202413 贝碧嘉 Bebinca, ")
                .contains("understood 1 {storm=1}, ignored 0, refused 0; ");
    }

    @Test
    void printsNoMoreLinesThanAskedForAndSaysHowManyThereAre() {
        String url = city.baseUrl() + "/geojson/shelters.geojson";
        assertThat(Main.run("feed", "try", url, "--format", "geojson-places", "--most", "2"))
                .isZero();
        assertThat(printed().lines().filter(l -> l.startsWith("facility "))).hasSize(2);
        assertThat(printed()).containsPattern("… and \\d+ more \\(--most\\)");
    }

    @Test
    void saysWhyNothingCouldBeUsed() {
        assertThat(Main.run("feed", "try", city.baseUrl() + "/nothing", "--format", "cap"))
                .isEqualTo(1);
        assertThat(printed()).contains("understood 0").contains("fault: ").contains("404");
    }

    @Test
    void namesTheNearestFormat() {
        assertThat(Main.run("feed", "try", city.baseUrl(), "--format", "opn311")).isEqualTo(1);
        assertThat(said()).contains("no format \"opn311\"; did you mean open311?");
    }

    @Test
    void takesNoSecretFromTheCommandLine() {
        assertThat(
                        Main.run(
                                "feed",
                                "try",
                                city.baseUrl(),
                                "--format",
                                "cap",
                                "--header",
                                "Authorization=Bearer 123"))
                .isEqualTo(1);
        assertThat(said()).contains("--header Authorization: only").doesNotContain("123");
    }

    @Test
    void refusesWhatIsNoAddressOrZone() {
        assertThat(Main.run("feed", "try", "alerts.atom", "--format", "cap")).isEqualTo(1);
        assertThat(said()).contains("\"alerts.atom\" is not an address like");
        err.reset();
        assertThat(Main.run("feed", "try", city.baseUrl(), "--format", "cap", "--zone", "Mars"))
                .isEqualTo(1);
        assertThat(said()).contains("no time zone \"Mars\"");
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8).strip();
    }
}
