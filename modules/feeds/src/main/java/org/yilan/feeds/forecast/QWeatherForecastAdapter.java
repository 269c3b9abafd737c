package org.yilan.feeds.forecast;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.JsonItem;
import org.yilan.feeds.spi.Observation;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Remembered;
import org.yilan.feeds.spi.Values;
import org.yilan.situation.model.Forecast;
import org.yilan.situation.model.Quantity;
import org.yilan.situation.model.Sensor;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// `qweather-forecast`: QWeather's tide tables (`ocean/tide`) and hourly weather (`weather/72h`), version 7: what the water level
/// and the rain are expected to be at the places that the options name.
///
/// The url is the folder of version 7 (`…/v7`). Option `tide`: stations as `P2951|name|latitude|longitude|warning level|add`, parted
/// by `;`. The service's heights are over its own datum: `add` brings them over that of the warning level, both in m and both
/// may be left out. Option `rain`: places as `name|latitude|longitude`. Of the tide the high waters of three days are taken, the
/// hourly heights where there is no table; of the weather the rain. One answer per station and day is asked for, so the period
/// should be half an hour or more.
public final class QWeatherForecastAdapter implements FeedAdapter {
    private static final int DAYS = 3;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

    /// The service foretells ten days.
    private static final Duration AHEAD = Duration.ofDays(11);

    /// No tide on earth is as high; a height in centimetres would be.
    private static final double MOST_M = 20;

    /// The most that has ever been measured in an hour is 401 mm (Shangdi, 1975).
    private static final double MOST_MM = 500;

    private final Remembered<JsonItem> documents = new Remembered<>();

    @Override
    public String format() {
        return "qweather-forecast";
    }

    @Override
    public String about() {
        return "tide tables and hourly rain of QWeather's forecasts";
    }

    @Override
    public void poll(Poll poll) throws FeedException {
        List<Spot> tides = Spot.of(poll, "tide", true);
        List<Spot> rains = Spot.of(poll, "rain", false);
        if (tides.isEmpty() && rains.isEmpty()) {
            throw new FeedException(
                    "no-places",
                    "The options tide and rain name no place that can be asked about.");
        }
        for (Spot spot : tides) {
            tide(spot, poll);
        }
        for (Spot spot : rains) {
            rain(spot, poll);
        }
    }

    private void tide(Spot spot, Poll poll) throws FeedException {
        LocalDate today = poll.now().atZone(poll.config().zone()).toLocalDate();
        Map<Instant, Double> highs = new TreeMap<>();
        Map<Instant, Double> hours = new TreeMap<>();
        Instant issued = null;
        for (int day = 0; day < DAYS; day++) {
            String path =
                    "ocean/tide?location=" + spot.id() + "&date=" + DAY.format(today.plusDays(day));
            Optional<JsonItem> answer = document("tide " + spot.id() + " " + day, path, poll);
            if (answer.isEmpty()) {
                continue;
            }
            JsonItem root = answer.get();
            issued = later(issued, updated(root, poll));
            for (JsonItem item : root.get("tideTable").items()) {
                if (item.line("type").equals("H")) {
                    poll.item(() -> height(item, spot, highs, poll));
                }
            }
            for (JsonItem item : root.get("tideHourly").items()) {
                poll.item(() -> height(item, spot, hours, poll));
            }
        }
        boolean table = !highs.isEmpty();
        saw(
                spot,
                ":tide:",
                Quantity.TIDE_FORECAST,
                "m",
                table ? Forecast.Kind.HIGH_WATERS : Forecast.Kind.SERIES,
                issued,
                table ? highs : hours,
                poll);
    }

    private static void height(JsonItem item, Spot spot, Map<Instant, Double> into, Poll poll)
            throws Refusal {
        JsonItem height = item.get("height");
        Double value = Values.number(height.text(), height.path(), -MOST_M, MOST_M);
        if (value == null) {
            throw new Refusal(item.path(), "no height");
        }
        into.put(at(item, poll), Math.rint((value + spot.add()) * 1000) / 1000);
    }

    private void rain(Spot spot, Poll poll) throws FeedException {
        Optional<JsonItem> answer =
                document("rain " + spot.id(), "weather/72h?location=" + spot.id(), poll);
        if (answer.isEmpty()) {
            return;
        }
        Map<Instant, Double> hours = new TreeMap<>();
        for (JsonItem item : answer.get().get("hourly").items()) {
            poll.item(
                    () -> {
                        JsonItem precip = item.get("precip");
                        Double mm = Values.number(precip.text(), precip.path(), 0, MOST_MM);
                        if (mm == null) {
                            throw new Refusal(item.path(), "no precip");
                        }
                        hours.put(at(item, poll), mm);
                    });
        }
        saw(
                spot,
                ":rain:",
                Quantity.RAIN_FORECAST,
                "mm",
                Forecast.Kind.SERIES,
                updated(answer.get(), poll),
                hours,
                poll);
        poll.ignored("/hourly", "all of the weather but the rain");
    }

    private static Instant at(JsonItem item, Poll poll) throws Refusal {
        JsonItem time = item.get("fxTime");
        Instant at = Values.of(poll).requiredInstant(time.text(), time.path());
        if (Duration.between(poll.now(), at).abs().compareTo(AHEAD) > 0) {
            throw new Refusal(time.path(), "no time of a forecast: " + Values.quoted(time.text()));
        }
        return at;
    }

    /// When it was made; an answer that does not say so counts as made when it was asked for.
    private static Instant updated(JsonItem root, Poll poll) {
        JsonItem time = root.get("updateTime");
        Instant at = poll.part(() -> Values.of(poll).instant(time.text(), time.path()));
        return at == null || at.isAfter(poll.now()) ? poll.now() : at;
    }

    private static Instant later(@Nullable Instant a, Instant b) {
        return a == null || b.isAfter(a) ? b : a;
    }

    private static void saw(
            Spot spot,
            String what,
            String quantity,
            String unit,
            Forecast.Kind kind,
            @Nullable Instant issued,
            Map<Instant, Double> values,
            Poll poll) {
        if (issued == null || values.isEmpty()) {
            return; // nothing is known of it, so what was known stays, with its age
        }
        poll.saw(
                new Observation.SensorSeen(
                        new Sensor(
                                poll.config().id() + what + spot.id(),
                                poll.config().id(),
                                spot.name(),
                                quantity,
                                unit,
                                spot.place(),
                                spot.warnAt(),
                                new Forecast(
                                        kind,
                                        issued,
                                        values.entrySet().stream()
                                                .map(
                                                        e ->
                                                                new Forecast.Value(
                                                                        e.getKey(), e.getValue()))
                                                .toList()))));
    }

    /// Empty where the service has nothing for the place, which is said and costs no other.
    private Optional<JsonItem> document(String role, String path, Poll poll) throws FeedException {
        Optional<JsonItem> document =
                documents.get(role, poll.config().under(path), poll, d -> checked(d.json()));
        if (document.isPresent() && !document.get().line("code").equals("200")) {
            if (document.get().line("code").equals("204")) {
                poll.ignored(path, "QWeather foretells nothing for that day");
            } else {
                poll.refused(path, "QWeather does not know this place");
            }
            return Optional.empty();
        }
        return document;
    }

    private static JsonItem checked(JsonItem root) throws FeedException {
        String code = root.line("code");
        switch (code) {
            case "200", "204", "404" -> {
                return root;
            }
            default ->
                    throw new FeedException(
                            code.matches("\\d{3}") ? "http-" + code : "not-qweather-forecast",
                            code.isEmpty()
                                    ? "The answer is not QWeather's."
                                    : "QWeather answered with the code "
                                            + Values.quoted(code)
                                            + ".");
        }
    }
}
