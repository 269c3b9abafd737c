package org.yilan.situation.model;

/// Codes of the quantities that Yilan gives a meaning; any other code is shown as it is.
public final class Quantity {
    /// Mean wind, m/s.
    public static final String WIND = "wind-speed";

    /// Strongest gust of the last hour, m/s.
    public static final String GUST = "wind-gust";

    /// Rain of the last hour, mm.
    public static final String RAIN = "rain-hour";

    /// Water level over the gauge's datum, m.
    public static final String TIDE = "tide-level";

    /// Depth of water on a road or in an underpass, cm.
    public static final String WATER_DEPTH = "water-depth";

    /// Congestion index, 0 free to 100 jammed.
    public static final String TRAFFIC = "traffic-index";

    /// Air quality index (HJ 633).
    public static final String AQI = "aqi";

    /// Air temperature, °C.
    public static final String TEMPERATURE = "temperature";

    /// Combustible gas, % of the lower explosive limit.
    public static final String GAS = "gas-lel";

    /// Calls offered to the hotline in the last hour, 1.
    public static final String CALLS = "hotline-calls";

    /// Where the wind comes from, degrees clockwise from north.
    public static final String WIND_DIRECTION = "wind-direction";

    /// Mean speed of road traffic at a measuring site, m/s.
    public static final String ROAD_SPEED = "traffic-speed";

    /// Mean speed of the vehicles observed, m/s.
    public static final String VEHICLE_SPEED = "vehicle-speed";

    /// Vehicles per hour at a measuring site, `veh/h`.
    public static final String ROAD_FLOW = "traffic-flow";

    /// Whether a road is congested, 1 or 0.
    public static final String CONGESTED = "congested";

    /// How late the vehicles of a line of public transport are on average, s.
    public static final String TRANSIT_DELAY = "transit-delay";

    /// What the water level over a gauge's datum is expected to be, m. It carries a [Forecast] and has no readings.
    public static final String TIDE_FORECAST = "tide-forecast";

    /// Rain that is expected per hour, mm. It carries a [Forecast] and has no readings.
    public static final String RAIN_FORECAST = "rain-forecast";

    private Quantity() {}
}
