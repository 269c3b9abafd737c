package org.yilan.map.layer.sensor;

import org.yilan.fx.Texts;
import org.yilan.situation.model.Beaufort;
import org.yilan.situation.model.Quantity;
import org.yilan.situation.model.Sensor;

import java.util.Locale;

/// Puts a sensor's value into words as its field reads it: road speeds in km/h, though the journal has m/s, winds with their
/// force, counts without decimals, an index without a unit. Any thread.
public final class SensorWords {
    private static final double KMH = 3.6;

    private final Texts texts;

    public SensorWords(Texts texts) {
        this.texts = texts;
    }

    /// The name of a quantity, its code when it has none.
    public String name(String quantity) {
        String key = "quantity." + quantity;
        return texts.has(key) ? texts.get(key) : quantity;
    }

    /// A value with its unit, as short as it can be said.
    public String value(Sensor sensor, double value) {
        String quantity = sensor.quantity();
        String unit = sensor.unit();
        if (quantity.equals(Quantity.CONGESTED)) {
            return texts.get(value == 0 ? "layers.sensor.no" : "layers.sensor.yes");
        }
        if (roadSpeed(quantity) && unit.equals("m/s")) {
            return whole(value * KMH) + " km/h";
        }
        if (quantity.equals(Quantity.TRANSIT_DELAY) && unit.equals("s")) {
            return texts.get("layers.sensor.minutes", Math.round(value / 60));
        }
        String number =
                counted(quantity) && value == Math.rint(value) ? whole(value) : number(value);
        return switch (unit) {
            case "", "1", "index" -> number;
            case "°" -> whole(value) + "°";
            default -> number + " " + unit(unit);
        };
    }

    /// The same with what helps to judge it: the force of a wind, the point of the compass.
    public String full(Sensor sensor, double value) {
        String said = value(sensor, value);
        String quantity = sensor.quantity();
        if ((quantity.equals(Quantity.WIND) || quantity.equals(Quantity.GUST))
                && sensor.unit().equals("m/s")) {
            return said + " · " + texts.get("layers.storm.force", Beaufort.force(value));
        }
        if (quantity.equals(Quantity.WIND_DIRECTION) && value >= 0 && value <= 360) {
            String[] winds = texts.get("layers.direction").split(" ");
            return said + " · " + winds[(int) Math.round(value / 45) % winds.length];
        }
        return said;
    }

    /// What a tag on the map says: the value, and of what it is where the glyph stands for several things.
    String tag(Sensor sensor, double value) {
        String said = value(sensor, value);
        return switch (SensorGlyph.of(sensor.quantity())) {
            case POLLUTANT, WATER, OTHER -> name(sensor.quantity()) + " " + said;
            case WIND,
                    RAIN,
                    TIDE,
                    RIVER,
                    DEPTH,
                    TEMPERATURE,
                    GAS,
                    AIR,
                    TRAFFIC,
                    SPEED,
                    FLOW,
                    NOISE,
                    DELAY ->
                    said;
        };
    }

    private String unit(String unit) {
        String key = "layers.unit-of." + unit;
        return texts.has(key) ? texts.get(key) : unit;
    }

    private static boolean roadSpeed(String quantity) {
        return quantity.equals(Quantity.ROAD_SPEED) || quantity.equals(Quantity.VEHICLE_SPEED);
    }

    private static boolean counted(String quantity) {
        return switch (quantity) {
            case Quantity.AQI,
                    Quantity.TRAFFIC,
                    Quantity.CALLS,
                    Quantity.ROAD_FLOW,
                    "vehicle-count",
                    "airQualityIndex" ->
                    true;
            default -> quantity.startsWith("aqi-");
        };
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }

    /// As many digits as a person reads at a glance.
    static String number(double value) {
        double size = Math.abs(value);
        return String.format(
                Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", value);
    }
}
