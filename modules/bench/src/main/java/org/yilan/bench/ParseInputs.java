package org.yilan.bench;

import org.jspecify.annotations.Nullable;
import org.yilan.assets.Assets;
import org.yilan.bench.ParseInput.Prepared;
import org.yilan.city.City;
import org.yilan.city.CityClock;
import org.yilan.city.CityOptions;
import org.yilan.feeds.FeedFormats;
import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation;
import org.yilan.feeds.spi.Poll;
import org.yilan.situation.model.GeoPoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Where the documents come from that are read.
final class ParseInputs {
    private static final Instant LANDFALL = Instant.parse("2024-09-15T23:30:00Z");
    private static final Instant WRITTEN = Instant.parse("2024-09-15T12:00:00Z");

    /// Things in a document that was written by hand.
    private static final int ITEMS = 100;

    /// A larger file is none that a feed would take.
    private static final long LARGEST = FeedConfig.DEFAULT_MAX_BYTES;

    private static final String JSON_MAPPING =
            """
            {"makes":"reading","items":"/data/list","times":{"epoch":"seconds"},"fields":{"id":"/station/code",
             "name":"/station/name","quantity":{"value":"wind-speed"},"unit":{"value":"km/h"},"value":"speed","observed":"at",
             "lat":"/station/pos/1","lon":"/station/pos/0"}}\
            """;

    private static final String CSV_MAPPING =
            """
            {"makes":"facility","csv":{"separator":";"},"times":{"pattern":"d.M.yyyy H:mm","zone":"Europe/Berlin"},
             "fields":{"id":"Nr","name":"Name","kind":{"value":"shelter"},
             "status":{"from":"Offen","values":{"ja":"open","nein":"closed"}},"capacity":"Plätze","free":"Frei",
             "observed":"Stand"}}\
            """;

    private ParseInputs() {}

    /// What the demonstration city serves at its worst hour, and documents written by hand for the formats that it does not
    /// serve; by format.
    static Map<String, ParseInput> own(Assets assets) {
        Map<String, ParseInput> inputs = new TreeMap<>();
        try (City city =
                        City.open(
                                assets,
                                "bebinca-2024",
                                CityOptions.DEFAULT,
                                CityClock.manual(LANDFALL));
                HttpClient http = HttpClient.newHttpClient()) {
            for (FeedConfig config : CityFeeds.each(URI.create(city.baseUrl()))) {
                inputs.putIfAbsent(config.format(), fetched(config, http));
            }
        }
        for (String format : FeedFormats.installed().names()) {
            if (!inputs.containsKey(format)) {
                inputs.put(format, written(format));
            }
        }
        return inputs;
    }

    private static ParseInput fetched(FeedConfig config, HttpClient http) {
        Fetching poll = new Fetching(config, http);
        Prepared whole = Prepared.of(config, LANDFALL, poll.fetched);
        try {
            whole.adapter().poll(poll);
        } catch (FeedException e) {
            throw new IllegalStateException(
                    "the city's " + config.format() + " cannot be read: " + e.sentence(), e);
        }
        return new ParseInput(
                config.format(), List.of(Prepared.of(config, LANDFALL, Map.copyOf(poll.fetched))));
    }

    /// A document has a head, an item and an end, divided by lines of dashes; the item is repeated with running numbers.
    private static ParseInput written(String format) {
        FeedConfig config = config(format);
        Map<URI, byte[]> answers = new HashMap<>();
        if (format.equals("liipi")) {
            answers.put(config.under("facilities.json?limit=-1"), document("liipi.facilities"));
            answers.put(config.under("utilizations.json?limit=-1"), document("liipi.utilizations"));
        } else if (format.equals("qweather-forecast")) {
            answers.put(config.under("weather/72h?location=121.78,31.05"), document(format));
        } else {
            answers.put(config.url(), document(format));
        }
        return new ParseInput(format, List.of(Prepared.of(config, WRITTEN, answers)));
    }

    private static FeedConfig config(String format) {
        FeedConfig plain =
                FeedConfig.of(
                        "bench",
                        format,
                        format,
                        URI.create("http://127.0.0.1/" + format),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5));
        return switch (format) {
            case "mapped-json" -> plain.withOptions(Map.of("mapping", JSON_MAPPING));
            case "mapped-csv" -> plain.withOptions(Map.of("mapping", CSV_MAPPING));
            case "qweather-forecast" -> plain.withOptions(Map.of("rain", "南汇|31.05|121.78"));
            default -> plain;
        };
    }

    private static byte[] document(String name) {
        String file = "documents/" + name + ".txt";
        try (InputStream in = ParseInputs.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(
                        "there is no document for the format " + name + ": write " + file);
            }
            String[] parts =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^----\n");
            StringBuilder text = new StringBuilder(parts[0]);
            boolean list =
                    parts[1].startsWith("{") && parts[1].startsWith("{\"")
                            || parts[1].startsWith("\"");
            for (int i = 0; i < ITEMS; i++) {
                text.append(list && i > 0 ? "," : "")
                        .append(parts[1].replace("{n}", String.valueOf(100 + i)));
            }
            return text.append(parts.length > 2 ? parts[2] : "")
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Real files below a folder, by the format that understands most of them; files that no format understands alone are
    /// left out.
    ///
    /// @throws IOException when the folder cannot be read
    static Map<String, ParseInput> real(Path folder) throws IOException {
        Map<String, ParseInput> inputs = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            if (Files.size(file) <= LARGEST) {
                byte[] body = Files.readAllBytes(file);
                best(body)
                        .ifPresent(
                                p ->
                                        inputs.merge(
                                                p.config().format(),
                                                new ParseInput(p.config().format(), List.of(p)),
                                                (a, b) -> a.with(p)));
            }
        }
        return inputs;
    }

    private static Optional<Prepared> best(byte[] body) {
        Prepared best = null;
        int most = 0;
        for (String format : FeedFormats.installed().names()) {
            if (format.startsWith("mapped-")) {
                continue;
            }
            FeedConfig config = config(format);
            Prepared candidate = Prepared.of(config, Instant.now(), Map.of(config.url(), body));
            try {
                int found = candidate.read().observations();
                if (found > most) {
                    most = found;
                    best = candidate;
                }
            } catch (FeedException e) {
                // This format says that the file is none of its own, which is what was asked.
            }
        }
        return Optional.ofNullable(best);
    }

    /// Fetches what an adapter asks for, and keeps it.
    private static final class Fetching implements Poll {
        private final Map<URI, byte[]> fetched = new HashMap<>();
        private final FeedConfig config;
        private final HttpClient http;

        Fetching(FeedConfig config, HttpClient http) {
            this.config = config;
            this.http = http;
        }

        @Override
        public FeedConfig config() {
            return config;
        }

        @Override
        public Instant now() {
            return LANDFALL;
        }

        @Override
        public Optional<Document> get(URI uri) throws FeedException {
            try {
                HttpResponse<byte[]> answer =
                        http.send(
                                HttpRequest.newBuilder(uri).build(),
                                HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() != 200) {
                    throw new FeedException(
                            "http-" + answer.statusCode(), uri + " is not served by the city.");
                }
                fetched.put(uri, answer.body());
                return Optional.of(new Document(uri, answer.body(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new FeedException("not-fetched", "The city does not answer: " + e, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new FeedException("cancelled", "Fetching was interrupted.", e);
            }
        }

        @Override
        public boolean mayFollow(URI uri) {
            return config.url().getAuthority().equals(uri.getAuthority());
        }

        @Override
        public void saw(Observation observation) {}

        @Override
        public void ignored(String path, String reason) {}

        @Override
        public void refused(String path, String reason) {}

        @Override
        public void incomplete() {}

        @Override
        public void onRecorded(Runnable action) {}

        @Override
        public String division(@Nullable GeoPoint point) {
            return "";
        }
    }
}
