package org.yilan.feeds.ngsi;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.model.Quantity;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// What an attribute of an observation measures.
///
/// @param quantity a code of [Quantity], or one of its own
/// @param code UN/CEFACT code of the model's default unit, empty where the model has none
/// @param unit symbol of the unit that it is converted to, empty where it is kept as it comes
record Measure(String quantity, String code, String unit) {
    /// Rain without the time in which it fell: only rain of an hour is [Quantity#RAIN].
    static final String PRECIPITATION = "precipitation";

    private static final Map<String, Measure> WEATHER = new HashMap<>();
    private static final Map<String, Measure> AIR = new HashMap<>();
    private static final Map<String, Measure> TRAFFIC = new HashMap<>();
    private static final Map<String, Measure> NOISE = new HashMap<>();
    private static final Map<String, Measure> WATER = new HashMap<>();

    /// By the entity types that are observations.
    private static final Map<String, Map<String, Measure>> MODELS =
            Map.of(
                    "AirQualityObserved", AIR,
                    "WeatherObserved", WEATHER,
                    "TrafficFlowObserved", TRAFFIC,
                    "NoiseLevelObserved", NOISE,
                    "WaterQualityObserved", WATER);

    static {
        weather(WEATHER);
        weather(AIR);
        weather(NOISE);
        // The model says of pollutants that their unit must be given. Where it is not, µg/m³ is
        // what publishers mean, but
        // for CO, of which as many mean mg/m³.
        for (String gas : new String[] {"NO", "NO2", "NOx", "SO2", "O3", "PM10", "PM1", "NH3"}) {
            pollutant(gas, gas.toLowerCase(Locale.ROOT));
        }
        pollutant("PM2.5", "pm2.5");
        pollutant("PM25", "pm2.5");
        AIR.put("CO", new Measure("co", "", "mg/m³"));
        AIR.put("co", new Measure("co", "", "mg/m³"));

        TRAFFIC.put("intensity", new Measure("vehicle-count", "C62", "1"));
        TRAFFIC.put("occupancy", new Measure("road-occupancy", "C62", "%"));
        TRAFFIC.put("averageVehicleSpeed", new Measure("vehicle-speed", "KMH", "m/s"));
        TRAFFIC.put("averageVehicleLength", new Measure("vehicle-length", "MTR", "m"));
        TRAFFIC.put("averageHeadwayTime", new Measure("headway-time", "SEC", "s"));
        TRAFFIC.put("averageGapDistance", new Measure("headway-gap", "MTR", "m"));
        TRAFFIC.put("congested", new Measure("congested", "C62", "1"));

        for (String level : new String[] {"LAeq", "LAmax", "LAS", "LAeq_d"}) {
            NOISE.put(level, new Measure(level, "2N", "dB"));
        }

        WATER.put("temperature", new Measure("water-temperature", "CEL", "°C"));
        WATER.put("conductivity", new Measure("conductivity", "D10", "S/m"));
        WATER.put("conductance", new Measure("conductance", "D10", "S/m"));
        WATER.put("tss", new Measure("tss", "M1", "mg/L"));
        WATER.put("tds", new Measure("tds", "M1", "mg/L"));
        WATER.put("turbidity", new Measure("turbidity", "FTU", ""));
        WATER.put("salinity", new Measure("salinity", "ppt", ""));
        WATER.put("pH", new Measure("pH", "C62", "1"));
        WATER.put("orp", new Measure("orp", "2Z", "mV"));
        for (String solved : new String[] {"O2", "NH4", "NH3", "NO3", "Cl-", "PC", "PE", "bod"}) {
            WATER.put(solved, new Measure(solved, "M1", "mg/L"));
        }
        WATER.put("Chla", new Measure("Chla", "H29", "µg/L"));
    }

    private static void weather(Map<String, Measure> model) {
        model.put("temperature", new Measure(Quantity.TEMPERATURE, "CEL", "°C"));
        model.put("feelsLikeTemperature", new Measure("feels-like", "CEL", "°C"));
        model.put("dewPoint", new Measure("dew-point", "CEL", "°C"));
        model.put("relativeHumidity", new Measure("relative-humidity", "C62", "%"));
        model.put(PRECIPITATION, new Measure(PRECIPITATION, "MMT", "mm"));
        model.put("windDirection", new Measure("wind-direction", "DD", "°"));
        model.put("windSpeed", new Measure(Quantity.WIND, "MTS", "m/s"));
        model.put("gustSpeed", new Measure(Quantity.GUST, "MTS", "m/s"));
        model.put("atmosphericPressure", new Measure("pressure", "A97", "hPa"));
        model.put("pressureTendency", new Measure("pressure-tendency", "A97", "hPa"));
        model.put("solarRadiation", new Measure("solar-radiation", "D54", "W/m²"));
        model.put("illuminance", new Measure("illuminance", "LUX", "lx"));
        model.put("streamGauge", new Measure("stream-level", "CMT", "m"));
        model.put("snowHeight", new Measure("snow-depth", "CMT", "cm"));
    }

    private static void pollutant(String attribute, String quantity) {
        Measure measure = new Measure(quantity, "GQ", "µg/m³");
        AIR.put(attribute, measure);
        AIR.put(attribute.toLowerCase(Locale.ROOT), measure);
    }

    /// Whether entities of a type are observations.
    static boolean observed(String type) {
        return MODELS.containsKey(type);
    }

    /// What an attribute of an observation of a type measures, null when the model does not say.
    static @Nullable Measure of(String type, String attribute) {
        return MODELS.getOrDefault(type, Map.of()).get(attribute);
    }
}
