package org.yilan.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// No real payload of a format that we read lies about without a test that reads it, or refuses it with a reason.
class SampleCoverageTest {
    @ParameterizedTest
    @CsvSource({
        "cap,''",
        "typhoon,''",
        "open311,''",
        "transit-parking,gbfs_",
        "transit-parking,parkapi_",
        "transit-parking,liipi_",
        "transit-parking,sfpark_",
        "transit-parking,datex2_",
        "transit-parking,gtfs",
        "sensors,''",
        "facilities,''",
        "cn-weather-warning,''",
        "hazard-feeds,gdacs",
        "hazard-feeds,usgs",
        "eew,''",
        "city-events,''"
    })
    void everySampleIsInATest(String folder, String prefix) throws IOException {
        Path samples = Path.of(System.getProperty("yilan.samples", ""), folder);
        Assumptions.assumeTrue(Files.isDirectory(samples), () -> "no samples in " + samples);
        StringBuilder tests = new StringBuilder();
        try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
            for (Path source : sources.filter(f -> f.toString().endsWith("Test.java")).toList()) {
                tests.append(Files.readString(source));
            }
        }
        List<String> names;
        try (Stream<Path> files = Files.list(samples)) {
            names =
                    files.map(f -> f.getFileName().toString())
                            .filter(n -> n.startsWith(prefix))
                            .toList();
        }
        assertThat(names).isNotEmpty().allMatch(n -> tests.indexOf(n) >= 0);
    }
}
