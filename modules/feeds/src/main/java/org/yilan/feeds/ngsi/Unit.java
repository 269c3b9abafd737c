package org.yilan.feeds.ngsi;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// A unit of measure by its UN/CEFACT common code (Recommendation 20), which is how NGSI names units.
///
/// @param symbol as it is shown
/// @param dimension units of one dimension convert into each other; a unit that is not known has none of its own kind
/// @param factor to the dimension's base, multiplied first
/// @param offset to the dimension's base, then added
record Unit(String symbol, String dimension, double factor, double offset) {
    private static final Map<String, Unit> BY_CODE = new HashMap<>();
    private static final Map<String, Unit> BY_SYMBOL = new HashMap<>();

    /// What is measured in a dimension is counted in this, unless the quantity has a unit of its own.
    private static final Map<String, String> USUAL =
            Map.of("temperature", "°C", "speed", "m/s", "pressure", "hPa");

    static {
        add("CEL", "°C", "temperature", 1, 0);
        add("KEL", "K", "temperature", 1, -273.15);
        add("FAH", "°F", "temperature", 5 / 9.0, -160 / 9.0);
        add("MTS", "m/s", "speed", 1, 0);
        add("KMH", "km/h", "speed", 1 / 3.6, 0);
        add("KNT", "kn", "speed", 1852 / 3600.0, 0);
        add("HM", "mph", "speed", 0.44704, 0);
        add("PAL", "Pa", "pressure", 1, 0);
        add("A97", "hPa", "pressure", 100, 0);
        add("MBR", "hPa", "pressure", 100, 0);
        add("KPA", "kPa", "pressure", 1000, 0);
        add("MTR", "m", "length", 1, 0);
        add("CMT", "cm", "length", 0.01, 0);
        add("MMT", "mm", "length", 0.001, 0);
        add("KMT", "km", "length", 1000, 0);
        add("INH", "in", "length", 0.0254, 0);
        add("FOT", "ft", "length", 0.3048, 0);
        add("GQ", "µg/m³", "concentration", 1, 0);
        add("GP", "mg/m³", "concentration", 1000, 0);
        add("59", "ppm", "share", 1000, 0);
        add("61", "ppb", "share", 1, 0);
        add("C62", "1", "ratio", 1, 0);
        add("P1", "%", "ratio", 0.01, 0);
        add("M1", "mg/L", "in-water", 1000, 0);
        add("H29", "µg/L", "in-water", 1, 0);
        add("D10", "S/m", "conductivity", 1, 0);
        add("H61", "mS/cm", "conductivity", 0.1, 0);
        add("G42", "µS/cm", "conductivity", 0.0001, 0);
        add("SEC", "s", "time", 1, 0);
        add("MIN", "min", "time", 60, 0);
        add("DD", "°", "angle", 1, 0);
        add("2N", "dB", "level", 1, 0);
        add("LUX", "lx", "illuminance", 1, 0);
        add("D54", "W/m²", "irradiance", 1, 0);
        add("2Z", "mV", "voltage", 1, 0);
    }

    private static void add(
            String code, String symbol, String dimension, double factor, double offset) {
        Unit unit = new Unit(symbol, dimension, factor, offset);
        BY_CODE.put(code, unit);
        BY_SYMBOL.putIfAbsent(symbol, unit);
    }

    /// The unit of a code, or of a symbol where a publisher writes that; one that is not known has the code for its symbol.
    static Unit of(String code) {
        Unit known = BY_CODE.get(code.strip().toUpperCase(Locale.ROOT));
        if (known == null) {
            known = find(code.strip());
        }
        return known == null ? new Unit(code, "unknown " + code, 1, 0) : known;
    }

    /// What a value in this unit is converted to.
    ///
    /// @param wanted symbol that the quantity is counted in, empty when it has none of its own. What cannot be converted to
    ///     it, like parts per million to µg/m³ without the temperature, stays as it is
    Unit target(String wanted) {
        Unit target = find(wanted.isEmpty() ? USUAL.getOrDefault(dimension, symbol) : wanted);
        return target == null || !target.dimension.equals(dimension) ? this : target;
    }

    /// A value in this unit as one in `target`, which is of the same dimension.
    double convert(double value, Unit target) {
        if (target.equals(this)) {
            return value;
        }
        double converted = (value * factor + offset - target.offset) / target.factor;
        // 36 km/h are 10 m/s, not 10.000000000000002.
        return new BigDecimal(converted).round(new MathContext(12)).doubleValue();
    }

    private static @Nullable Unit find(String symbol) {
        return BY_SYMBOL.get(symbol);
    }
}
