package org.yilan.feeds.spi;

import org.yilan.situation.model.Quantity;

import java.util.Locale;

/// From a publisher's unit to the one that Yilan counts in.
///
/// @param unit after conversion
/// @param factor multiplied first
/// @param offset then added
public record Conversion(String unit, double factor, double offset) {
    /// A value in the unit of this.
    public double apply(double value) {
        double converted = value * factor + offset;
        // 36 km/h are 10 m/s, not 10.000000000000002.
        return factor == 1 && offset == 0 ? value : Math.round(converted * 1e6) / 1e6;
    }

    /// The conversion for a unit by its symbol or UCUM definition. A unit that is not known is kept, value and all.
    public static Conversion of(String symbol, String definition, String quantity) {
        String unit = canonical(symbol.isEmpty() ? definition : symbol);
        return switch (unit) {
            case "m/s" -> new Conversion("m/s", 1, 0);
            case "km/h" -> new Conversion("m/s", 1 / 3.6, 0);
            case "kn" -> new Conversion("m/s", 1852 / 3600.0, 0);
            case "mph" -> new Conversion("m/s", 0.44704, 0);
            case "°C" -> new Conversion("°C", 1, 0);
            case "K" -> new Conversion("°C", 1, -273.15);
            case "°F" -> new Conversion("°C", 5 / 9.0, -160 / 9.0);
            case "hPa" -> new Conversion("hPa", 1, 0);
            case "Pa" -> new Conversion("hPa", 0.01, 0);
            case "kPa" -> new Conversion("hPa", 10, 0);
            case "m", "cm", "mm", "ft", "in" -> length(unit, quantity);
            default -> new Conversion(unit, 1, 0);
        };
    }

    /// Rain is counted in mm, water on a road in cm, levels in m.
    private static Conversion length(String unit, String quantity) {
        double metres =
                switch (unit) {
                    case "cm" -> 0.01;
                    case "mm" -> 0.001;
                    case "ft" -> 0.3048;
                    case "in" -> 0.0254;
                    default -> 1;
                };
        String target =
                switch (quantity) {
                    case Quantity.RAIN -> "mm";
                    case Quantity.WATER_DEPTH -> "cm";
                    case Quantity.TIDE -> "m";
                    default -> unit.equals("ft") || unit.equals("in") ? "m" : unit;
                };
        if (target.equals(unit)) {
            return new Conversion(unit, 1, 0);
        }
        double per = target.equals("mm") ? 1000 : target.equals("cm") ? 100 : 1;
        return new Conversion(target, metres * per, 0);
    }

    private static String canonical(String symbol) {
        String bare = symbol.strip();
        String key = bare.toLowerCase(Locale.ROOT).replace("ucum:", "");
        return switch (key) {
            case "m/s", "ms-1", "m s-1", "m.s-1", "m·s⁻¹", "mps" -> "m/s";
            case "km/h", "kmh", "kph", "km h-1", "km.h-1" -> "km/h";
            case "kn", "kt", "kts", "knot", "knots", "[kn_i]" -> "kn";
            case "mph", "mi/h", "[mi_i]/h" -> "mph";
            case "°c", "c", "cel", "degc", "degree celsius", "℃" -> "°C";
            case "k", "kelvin" -> "K";
            case "°f", "f", "degf", "[degf]", "℉" -> "°F";
            case "hpa", "mbar", "mb" -> "hPa";
            case "pa" -> "Pa";
            case "kpa" -> "kPa";
            case "m", "metre", "meter" -> "m";
            case "cm" -> "cm";
            case "mm", "mm/h" -> "mm";
            case "ft", "[ft_i]" -> "ft";
            case "in", "[in_i]" -> "in";
            // What has no unit has the definition ucum:1.
            default -> bare.startsWith("ucum:") ? bare.substring(5) : bare;
        };
    }
}
