package org.yilan.feeds.ngsi;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.JsonItem;
import org.yilan.feeds.spi.Observation;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Quantity;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.Sensor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads an observation: every attribute that is a measured value is a sensor with its reading.
final class ObservedReader {
    /// They say where, when and of what.
    private static final Set<String> READ_ELSEWHERE =
            Set.of(
                    "location",
                    "address",
                    "name",
                    "stationName",
                    "dateObserved",
                    "dateObservedFrom",
                    "dateObservedTo",
                    "TimeInstant");

    /// Numbers that are no measured values.
    private static final Set<String> NOT_MEASURED =
            Set.of("laneId", "reliability", "sonometerClass");

    private final Poll poll;
    private final Values values;

    ObservedReader(Poll poll) {
        this.poll = poll;
        this.values = Values.of(poll);
    }

    void read(Entity entity, String type) throws Refusal {
        String id = poll.config().id() + ":" + entity.id();
        String name = entity.name();
        Place place = entity.place(poll);
        List<String> ignored = new ArrayList<>();
        for (Attribute attribute : entity.attributes()) {
            if (READ_ELSEWHERE.contains(attribute.name())) {
                continue;
            }
            Measure measure = measure(type, attribute, entity);
            if (measure == null) {
                ignored.add(attribute.name());
                continue;
            }
            poll.item(() -> measured(id, name, place, attribute, measure, entity));
        }
        if (!ignored.isEmpty()) {
            poll.ignored(entity.path(), "no measured values: " + String.join(", ", ignored));
        }
    }

    /// An attribute that the model does not know is a measured value if it is written as a number.
    private @Nullable Measure measure(String type, Attribute attribute, Entity entity)
            throws Refusal {
        String name = attribute.name();
        if (name.equals("airQualityIndex")) {
            boolean china = poll.config().option("index").map("hj633"::equals).orElse(false);
            return new Measure(china ? Quantity.AQI : name, "index", "");
        }
        Measure known = Measure.of(type, name);
        if (known == null) {
            return attribute.value().isNumber() && !NOT_MEASURED.contains(name)
                    ? new Measure(name, "", "")
                    : null;
        }
        if (name.equals("pressureTendency") && !attribute.value().isNumber()) {
            return null; // the model allows the words raising, falling and steady
        }
        return name.equals(Measure.PRECIPITATION) && hourly(entity)
                ? new Measure(Quantity.RAIN, known.code(), known.unit())
                : known;
    }

    private void measured(
            String entity,
            String name,
            Place place,
            Attribute attribute,
            Measure measure,
            Entity from)
            throws Refusal {
        String code = attribute.unitCode().isEmpty() ? measure.code() : attribute.unitCode();
        Unit given = Unit.of(code);
        Unit unit = given.target(measure.unit());
        String id = entity + ":" + attribute.name();
        poll.saw(
                new Observation.SensorSeen(
                        new Sensor(
                                id,
                                poll.config().id(),
                                name,
                                measure.quantity(),
                                unit.symbol(),
                                place,
                                Double.NaN)));
        Double value = value(attribute.value());
        if (value != null) {
            double converted = given.convert(value, unit);
            poll.saw(
                    new Observation.ReadingSeen(
                            new Reading(
                                    id,
                                    measure.quantity().equals("wind-direction")
                                            ? bearing(converted)
                                            : converted,
                                    taken(attribute, from),
                                    poll.now(),
                                    Reading.Quality.GOOD)));
        }
    }

    private static @Nullable Double value(JsonItem item) throws Refusal {
        if (item.isArray() || item.isObject()) {
            throw new Refusal(item.path(), "not a single value");
        }
        if (item.isBoolean()) {
            return "true".equals(item.text()) ? 1.0 : 0.0;
        }
        return Values.number(item.text(), item.path());
    }

    /// The model has directions from -180 to 180.
    private static double bearing(double degrees) {
        return degrees < 0 && degrees >= -180 ? degrees + 360 : degrees;
    }

    /// The value's own time, else the end of the observation. The end by itself goes before the interval: it is the one
    /// that publishers write with a zone.
    private Instant taken(Attribute attribute, Entity entity) throws Refusal {
        JsonItem own = attribute.time();
        JsonItem time =
                Values.missing(own.text())
                        ? entity.moment("dateObservedTo", "dateObserved", "TimeInstant")
                        : own;
        if (time == null) {
            throw new Refusal(attribute.value().path(), "no time at which it was observed");
        }
        return values.pastInstant(end(time), time.path());
    }

    private static @Nullable String end(JsonItem time) {
        String text = time.text();
        return text == null ? null : text.substring(text.indexOf('/') + 1);
    }

    private boolean hourly(Entity entity) throws Refusal {
        JsonItem interval = entity.get("dateObserved").value();
        JsonItem from = entity.moment("dateObservedFrom");
        JsonItem to = entity.moment("dateObservedTo");
        String text = interval.text();
        Instant start = null;
        Instant end = null;
        if (from != null && to != null) {
            start = values.instant(from.text(), from.path());
            end = values.instant(to.text(), to.path());
        } else if (text != null && text.contains("/")) {
            start = values.instant(text.substring(0, text.indexOf('/')), interval.path());
            end = values.instant(end(interval), interval.path());
        }
        return start != null
                && end != null
                && Duration.between(start, end).equals(Duration.ofHours(1));
    }
}
