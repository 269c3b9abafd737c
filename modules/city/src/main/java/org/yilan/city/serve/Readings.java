package org.yilan.city.serve;

import org.yilan.city.model.CityModel;
import org.yilan.city.model.Climate;
import org.yilan.city.scenario.Scenario.Station;
import org.yilan.city.scenario.Words;
import org.yilan.situation.model.Quantity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What stations measure.
final class Readings {
    /// @param every seconds between observations
    /// @param step to which a result is rounded
    record Kind(
            String code,
            Words name,
            String unit,
            String symbol,
            String ucum,
            int every,
            double step) {}

    static final Map<String, List<Kind>> KINDS =
            Map.of(
                    "weather",
                    List.of(
                            new Kind(
                                    Quantity.WIND,
                                    new Words("平均风速", "Mean wind"),
                                    "metre per second",
                                    "m/s",
                                    "m/s",
                                    600,
                                    0.1),
                            new Kind(
                                    Quantity.GUST,
                                    new Words("1小时极大风速", "Strongest gust of the hour"),
                                    "metre per second",
                                    "m/s",
                                    "m/s",
                                    600,
                                    0.1),
                            new Kind(
                                    Quantity.RAIN,
                                    new Words("1小时雨量", "Rain of the hour"),
                                    "millimetre",
                                    "mm",
                                    "mm",
                                    600,
                                    0.1),
                            new Kind(
                                    Quantity.TEMPERATURE,
                                    new Words("气温", "Air temperature"),
                                    "degree Celsius",
                                    "°C",
                                    "Cel",
                                    600,
                                    0.1)),
                    "tide",
                    List.of(
                            new Kind(
                                    Quantity.TIDE,
                                    new Words("潮位", "Tide level"),
                                    "metre",
                                    "m",
                                    "m",
                                    300,
                                    0.01)),
                    "water",
                    List.of(
                            new Kind(
                                    Quantity.WATER_DEPTH,
                                    new Words("积水深度", "Depth of water"),
                                    "centimetre",
                                    "cm",
                                    "cm",
                                    300,
                                    1)),
                    "traffic",
                    List.of(
                            new Kind(
                                    Quantity.TRAFFIC,
                                    new Words("交通指数", "Traffic index"),
                                    "index",
                                    "",
                                    "1",
                                    300,
                                    1)),
                    "air",
                    List.of(
                            new Kind(
                                    Quantity.AQI,
                                    new Words("空气质量指数", "Air quality index"),
                                    "index",
                                    "",
                                    "1",
                                    3600,
                                    1)),
                    "gas",
                    List.of(
                            new Kind(
                                    Quantity.GAS,
                                    new Words("可燃气体浓度", "Combustible gas"),
                                    "percent of the lower explosive limit",
                                    "%LEL",
                                    "%",
                                    30,
                                    0.1)),
                    "hotline",
                    List.of(
                            new Kind(
                                    Quantity.CALLS,
                                    new Words("1小时来电量", "Calls of the hour"),
                                    "calls",
                                    "",
                                    "1",
                                    300,
                                    1)));

    private Readings() {}

    static double of(CityModel model, Station station, Kind kind, Instant at) {
        Climate.Site site = Objects.requireNonNull(model.sites().get(station));
        Climate climate = model.climate();
        return switch (kind.code()) {
            case Quantity.WIND -> site.wind(at);
            case Quantity.GUST -> site.gust(at);
            case Quantity.RAIN -> site.rainHour(at);
            case Quantity.TEMPERATURE -> site.temperature(at);
            case Quantity.TIDE -> climate.tide(station, at);
            case Quantity.WATER_DEPTH -> site.depth(at);
            case Quantity.TRAFFIC -> climate.traffic(station, site, at);
            case Quantity.AQI -> climate.air(station, site, at);
            case Quantity.GAS -> climate.gas(station, at);
            case Quantity.CALLS -> Math.round(model.hotline().lastHour(at) * 2.4);
            default -> throw new IllegalStateException(kind.code());
        };
    }
}
