package org.yilan.fx;

import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.ZoneId;

/// The time zone of the city: every time on screen is in it, wherever the computer thinks it is.
public final class Zones {
    private Zones() {}

    /// `city.timezone` of the settings, else Shanghai's.
    public static ZoneId of(JsonNode settings) {
        try {
            return ZoneId.of(settings.path("city").path("timezone").asString("Asia/Shanghai"));
        } catch (DateTimeException e) {
            return ZoneId.of("Asia/Shanghai");
        }
    }
}
