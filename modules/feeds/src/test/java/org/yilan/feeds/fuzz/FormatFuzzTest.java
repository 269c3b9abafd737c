package org.yilan.feeds.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;
import org.yilan.feeds.FeedFormats;
import org.yilan.feeds.Specimens.Specimen;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A family of parsers each against whatever Jazzer comes up with, led by what the parsers do. In a normal run the seeds and
/// earlier findings are read; the profile `fuzz` searches, one family at a time. Findings are kept as files in
/// `src/test/resources`, in a folder of the family's name, and are read ever after.
class FormatFuzzTest {
    private static final List<Specimen> FAMILIES = new ArrayList<>();

    private static List<Specimen> family(String... formats) {
        List<Specimen> family =
                Reading.specimens().stream()
                        .filter(s -> Set.of(formats).contains(s.format()))
                        .toList();
        FAMILIES.addAll(family);
        return family;
    }

    private static void read(List<Specimen> family, byte[] document) {
        family.forEach(s -> Reading.of(s, document));
    }

    @Test
    void noFormatIsLeftOut() {
        assertThat(FAMILIES)
                .extracting(Specimen::format)
                .containsAll(FeedFormats.installed().names());
    }

    private static final List<Specimen> WARNINGS =
            family("cap", "nws-geojson", "meteoalarm", "gdacs-rss", "qweather-warning");

    static Stream<byte[]> warnings() {
        return WARNINGS.stream().map(Specimen::body);
    }

    @MethodSource
    @FuzzTest(maxDuration = "30m")
    void warnings(byte[] document) {
        read(WARNINGS, document);
    }

    private static final List<Specimen> TYPHOONS =
            family("typhoon-zj", "typhoon-qweather", "ibtracs", "jma-best-track");

    static Stream<byte[]> typhoons() {
        return TYPHOONS.stream().map(Specimen::body);
    }

    @MethodSource
    @FuzzTest(maxDuration = "30m")
    void typhoons(byte[] document) {
        read(TYPHOONS, document);
    }

    private static final List<Specimen> EARTHQUAKES =
            family("usgs-geojson", "jma-xml", "p2pquake", "wolfx-cenc");

    static Stream<byte[]> earthquakes() {
        return EARTHQUAKES.stream().map(Specimen::body);
    }

    @MethodSource
    @FuzzTest(maxDuration = "30m")
    void earthquakes(byte[] document) {
        read(EARTHQUAKES, document);
    }

    private static final List<Specimen> REQUESTS = family("open311");

    static Stream<byte[]> requests() {
        return REQUESTS.stream().map(Specimen::body);
    }

    @MethodSource
    @FuzzTest(maxDuration = "30m")
    void requests(byte[] document) {
        read(REQUESTS, document);
    }

    private static final List<Specimen> SENSORS =
            family("sensorthings", "ngsi", "cnemc-aqi", "qweather-air", "qweather-forecast");

    static Stream<byte[]> sensors() {
        return SENSORS.stream().map(Specimen::body);
    }

    @MethodSource
    @FuzzTest(maxDuration = "30m")
    void sensors(byte[] document) {
        read(SENSORS, document);
    }

    private static final List<Specimen> PLACES = family("geojson-places", "gsi-shelters");

    static Stream<byte[]> places() {
        return PLACES.stream().map(Specimen::body);
    }

    @MethodSource
    @FuzzTest(maxDuration = "30m")
    void places(byte[] document) {
        read(PLACES, document);
    }

    private static final List<Specimen> PARKING = family("gbfs", "parkapi", "liipi", "sfpark");

    static Stream<byte[]> parking() {
        return PARKING.stream().map(Specimen::body);
    }

    @MethodSource
    @FuzzTest(maxDuration = "30m")
    void parking(byte[] document) {
        read(PARKING, document);
    }

    private static final List<Specimen> ROADS =
            family("datex2-speeds", "datex2-parking", "datex2-situations");

    static Stream<byte[]> roads() {
        return ROADS.stream().map(Specimen::body);
    }

    @MethodSource
    @FuzzTest(maxDuration = "30m")
    void roads(byte[] document) {
        read(ROADS, document);
    }

    private static final List<Specimen> TRANSIT = family("gtfs-realtime");

    static Stream<byte[]> transit() {
        return TRANSIT.stream().map(Specimen::body);
    }

    @MethodSource
    @FuzzTest(maxDuration = "30m")
    void transit(byte[] document) {
        read(TRANSIT, document);
    }

    private static final List<Specimen> MAPPED = family("mapped-json", "mapped-csv");

    static Stream<byte[]> mapped() {
        return MAPPED.stream().map(Specimen::body);
    }

    @MethodSource
    @FuzzTest(maxDuration = "30m")
    void mapped(byte[] document) {
        read(MAPPED, document);
    }
}
