package org.yilan.city.scenario;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.model.GeoPoint;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// A scenario as its files say it, checked. Described in `assets/scenarios/README.md`. Immutable.
///
/// @param begins when its record begins; nothing happened before
/// @param from where a run starts unless told otherwise
/// @param speed seconds of the scenario per second, unless told otherwise
/// @param weather the region's weather without the storm
/// @param traffic factor on ordinary traffic
/// @param ticketScale factor on all rates of tickets
public record Scenario(
        String id,
        Words name,
        Words note,
        ZoneId zone,
        Instant begins,
        Instant from,
        Instant ends,
        double speed,
        String hazard,
        @Nullable Storm storm,
        WeatherCurves weather,
        Tide tide,
        Curve traffic,
        double ticketScale,
        Opening shelters,
        List<Effect> effects,
        List<Quake> quakes,
        List<Message> messages,
        List<Category> categories,
        CityData city) {

    /// A tropical cyclone.
    ///
    /// @param tfid number in the Zhejiang service; `qweather` in QWeather's
    /// @param hourlyFrom from when the services give a position each hour, every three hours before
    /// @param issuedFrom the first forecasts
    /// @param landfall null when it made none
    public record Storm(
            String tfid,
            String qweather,
            Words name,
            Instant hourlyFrom,
            Instant issuedFrom,
            @Nullable Instant landfall,
            List<Fix> track) {}

    /// The storm at one moment: m/s, hPa, radii in km NE SE SW NW or empty.
    public record Fix(
            Instant at, GeoPoint centre, double windMs, double pressureHpa, Radii radii) {}

    /// Where the wind reaches force 7, 10 and 12: km in the order NE, SE, SW, NW; empty when nowhere.
    public record Radii(List<Double> r7, List<Double> r10, List<Double> r12) {}

    /// °C, m/s, mm/h.
    public record WeatherCurves(Curve temperature, Curve wind, Curve rain) {}

    /// @param highWater a high water at the first gauge
    /// @param surgeM metres that the storm adds at its worst
    public record Tide(Instant highWater, double surgeM) {}

    /// How shelters fill: part of their capacity over time, near a place or everywhere.
    public record Opening(Curve fill, @Nullable GeoPoint near, double km) {}

    /// Something local: gas round a leak, traffic round a closure.
    ///
    /// @param reachM distance in metres at which it has fallen to a third
    public record Effect(
            String quantity, String division, GeoPoint centre, double reachM, Curve curve) {}

    /// An earthquake.
    public record Quake(
            Instant at, GeoPoint epicentre, double depthKm, double magnitude, Words place) {}

    /// A signal or a response level.
    ///
    /// @param chain messages of one chain follow each other: the first alerts, later ones update, the last cancels
    /// @param response whether it declares a response level, else it is a warning signal
    /// @param grade `I` to `IV`; of a message that ends the chain, the grade that ends
    /// @param areas division codes that it is about
    /// @param circle `lat,lon km` or empty
    /// @param source where the fact comes from; `assumed` when it was filled in
    public record Message(
            Instant at,
            String chain,
            boolean response,
            boolean ends,
            Issuer issuer,
            HazardWords hazard,
            String grade,
            String tier,
            String division,
            List<String> areas,
            String circle,
            Duration valid,
            Words text,
            String source) {}

    public record Issuer(String sender, Words name, String contact) {}

    /// @param guidance by grade
    public record HazardWords(
            String code,
            Words name,
            String eventType,
            String category,
            Map<String, Words> guidance) {}

    /// A kind of ticket.
    ///
    /// @param unit kind of unit that goes there, empty when it is dealt with without going
    /// @param base tickets per million residents and hour on any day
    /// @param severity weights of red, orange, yellow, blue
    /// @param near whether it happens only round the local effects
    public record Category(
            String code,
            Words name,
            String hazard,
            String unit,
            Words agency,
            double base,
            List<Rate> rates,
            List<Double> severity,
            Duration work,
            @Nullable Duration due,
            boolean near,
            double satisfied,
            double repeats,
            List<Wording> texts) {}

    /// Adds `rate` × (distance from the limit)^`power` tickets per million residents and hour.
    public record Rate(String of, boolean above, double limit, double rate, double power) {}

    public record Wording(Words title, String detail) {}

    /// What a city consists of, shared by its scenarios.
    public record CityData(
            List<Quarter> quarters,
            List<Locality> places,
            List<Station> stations,
            List<Crew> crews,
            List<ShelterKind> shelters,
            Mobility mobility) {}

    /// A district with its people.
    public record Quarter(String division, Words name, double millions, double exposure) {}

    public record Locality(
            String division, Words name, GeoPoint point, double radiusM, List<Words> roads) {}

    /// @param kind weather, tide, water, traffic, air, hotline, gas
    /// @param exposure 0 sheltered, 1 open to the sea
    /// @param warnAt value from which it warns, or null
    public record Station(
            String id,
            String kind,
            Words name,
            String division,
            GeoPoint point,
            double exposure,
            double mean,
            double amplitude,
            double lagMin,
            @Nullable Double warnAt) {}

    public record Crew(
            String kind, Words name, double perMillion, int least, int crew, double speedKmh) {}

    public record ShelterKind(Words name, int least, int most) {}

    /// The name of a division, its code where it has none.
    public Words divisionName(String code) {
        return city.quarters().stream()
                .filter(q -> q.division().equals(code))
                .map(Quarter::name)
                .findFirst()
                .orElse(new Words(code, code));
    }
}
