package org.yilan.bench;

import org.yilan.feeds.spi.FeedConfig;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The feeds that a demonstration city offers, one of each and many of them.
final class CityFeeds {
    /// Real seconds; each format gets each of them in turn.
    private static final int[] PERIODS = {2, 3, 5, 8, 10, 15, 20, 30, 45, 60};

    /// How many of its periods a feed may be without an answer before it is stale.
    private static final int MISSED = 3;

    private static final List<Publisher> ALL =
            List.of(
                    new Publisher("cap", "cap/index.atom", Map.of()),
                    new Publisher("sensorthings", "sta/v1.1", Map.of()),
                    new Publisher("open311", "open311/v2", Map.of()),
                    new Publisher("typhoon-zj", "typhoon/zj", Map.of()),
                    new Publisher("geojson-places", "geojson/units.geojson", Map.of()),
                    new Publisher(
                            "gtfs-realtime",
                            "gtfs/realtime.pb",
                            Map.of("static", "static.zip", "language", "zh")),
                    new Publisher("datex2-situations", "datex2/situations.xml", Map.of()),
                    new Publisher("gbfs", "gbfs/gbfs.json", Map.of()),
                    new Publisher("parkapi", "parkapi/shanghai", Map.of()),
                    new Publisher("usgs-geojson", "quake/usgs", Map.of()),
                    new Publisher("typhoon-qweather", "typhoon/qweather/v7/tropical", Map.of()),
                    new Publisher("geojson-places", "geojson/shelters.geojson", Map.of()));

    private record Publisher(String format, String path, Map<String, String> options) {}

    private CityFeeds() {}

    /// The formats that the city serves.
    static Set<String> formats() {
        Set<String> formats = new TreeSet<>();
        ALL.forEach(p -> formats.add(p.format));
        return formats;
    }

    /// One feed of each publisher.
    static List<FeedConfig> each(URI city) {
        return of(city, ALL.size(), 1);
    }

    /// As many feeds as wanted, the publishers in turn. A feed is stale after three of its periods.
    ///
    /// @param speed of the hub's clock, on which freshness is told
    static List<FeedConfig> of(URI city, int count, double speed) {
        List<FeedConfig> feeds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Publisher publisher = ALL.get(i % ALL.size());
            int seconds = PERIODS[(i / ALL.size() + i) % PERIODS.length];
            feeds.add(
                    FeedConfig.of(
                                    "f" + i,
                                    publisher.format + " " + i,
                                    publisher.format,
                                    URI.create(city + "/" + publisher.path),
                                    Duration.ofSeconds(seconds),
                                    Duration.ofMillis((long) (1000 * seconds * MISSED * speed)))
                            .withOptions(publisher.options));
        }
        return feeds;
    }
}
