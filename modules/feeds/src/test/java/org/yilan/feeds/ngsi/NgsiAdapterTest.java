package org.yilan.feeds.ngsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yilan.feeds.Remark;
import org.yilan.feeds.ScriptedPoll;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation.FacilitySeen;
import org.yilan.feeds.spi.Observation.ReadingSeen;
import org.yilan.feeds.spi.Observation.SensorSeen;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Quantity;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.Sensor;

import java.time.Instant;

class NgsiAdapterTest {
    static final String URL = "v2/entities";

    /// NGSI-v2, normalized.
    static final String WEATHER =
            """
            {"id":"cn-weather-58362","type":"WeatherObserved",
             "dateObserved":{"type":"DateTime","value":"2024-09-15T09:00:00Z"},
             "stationName":{"type":"Text","value":"宝山"},
             "address":{"type":"PostalAddress","value":{"addressLocality":"上海市","streetAddress":"友谊路"}},
             "location":{"type":"geo:json","value":{"type":"Point","coordinates":[121.45,31.39]}},
             "windSpeed":{"type":"Number","value":90,"metadata":{"unitCode":{"type":"Text","value":"KMH"}}}}\
            """;

    static ScriptedPoll poll(String... entities) throws FeedException {
        return new ScriptedPoll("ngsi", URL)
                .at("2024-09-15T09:01:00Z")
                .with(URL, "[" + String.join(",", entities) + "]")
                .by(new NgsiAdapter());
    }

    static ScriptedPoll measured(String attributes) throws FeedException {
        return poll(WEATHER.replaceFirst("\"windSpeed\":.*}}}", attributes + "}"));
    }

    static Sensor sensor(ScriptedPoll poll) {
        return poll.only(SensorSeen.class).sensor();
    }

    static double value(ScriptedPoll poll) {
        return poll.only(ReadingSeen.class).reading().value();
    }

    @Test
    void readsAMeasuredAttributeInTheUnitThatYilanCountsIn() throws FeedException {
        ScriptedPoll poll = poll(WEATHER);
        assertThat(sensor(poll))
                .isEqualTo(
                        new Sensor(
                                "test:cn-weather-58362:windSpeed",
                                "test",
                                "宝山",
                                Quantity.WIND,
                                "m/s",
                                new Place(new GeoPoint(31.39, 121.45), "上海市 友谊路", "310115"),
                                Double.NaN));
        assertThat(poll.only(ReadingSeen.class).reading())
                .isEqualTo(
                        new Reading(
                                "test:cn-weather-58362:windSpeed",
                                25,
                                Instant.parse("2024-09-15T09:00:00Z"),
                                Instant.parse("2024-09-15T09:01:00Z"),
                                Reading.Quality.GOOD));
        assertThat(poll.refused).isEmpty();
        assertThat(poll.ignored).isEmpty();
    }

    @Test
    void readsTheSameFromEveryRepresentation() throws FeedException {
        String keyValues =
                """
                {"id":"cn-weather-58362","type":"WeatherObserved","dateObserved":"2024-09-15T09:00:00Z","stationName":"宝山",
                 "address":{"addressLocality":"上海市","streetAddress":"友谊路"},
                 "location":{"type":"Point","coordinates":[121.45,31.39]},"windSpeed":25}\
                """;
        String linked =
                """
                {"@context":["https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context.jsonld"],"id":"cn-weather-58362",
                 "type":"https://smartdatamodels.org/dataModel.Weather/WeatherObserved",
                 "dateObserved":{"type":"Property","value":{"@type":"DateTime","@value":"2024-09-15T08:00:00Z"}},
                 "stationName":{"type":"LanguageProperty","languageMap":{"en":"Baoshan","zh":"宝山"}},
                 "address":{"type":"Property","value":{"addressLocality":"上海市","streetAddress":"友谊路"}},
                 "location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[121.45,31.39]}},
                 "https://smartdatamodels.org/dataModel.Weather/windSpeed":
                   {"type":"Property","value":90,"unitCode":"KMH","observedAt":"2024-09-15T09:00:00Z"}}\
                """;
        ScriptedPoll normalized = poll(WEATHER);
        assertThat(poll(keyValues).observations).isEqualTo(normalized.observations);
        assertThat(poll(linked).observations).isEqualTo(normalized.observations);
        assertThat(
                        poll(linked.replace(
                                        "\"https://smartdatamodels.org/dataModel.Weather/WeatherObserved\"",
                                        "[\"Thing\",\"WeatherObserved\"]"))
                                .observations)
                .isEqualTo(normalized.observations);
        // The concise representation leaves the types out.
        assertThat(poll(linked.replace("\"type\":\"Property\",", "")).observations)
                .isEqualTo(normalized.observations);
        assertThat(
                        new ScriptedPoll("ngsi", URL)
                                .at("2024-09-15T09:01:00Z")
                                .with(URL, WEATHER)
                                .by(new NgsiAdapter())
                                .observations)
                .as("one entity instead of a list")
                .isEqualTo(normalized.observations);
    }

    @Test
    void readsTheOlderNotationOfAPlace() throws FeedException {
        ScriptedPoll poll =
                poll(
                        WEATHER.replace(
                                "{\"type\":\"geo:json\",\"value\":{\"type\":\"Point\",\"coordinates\":[121.45,31.39]}}",
                                "{\"type\":\"geo:point\",\"value\":\"31.39, 121.45\"}"));
        assertThat(sensor(poll).place().point()).isEqualTo(new GeoPoint(31.39, 121.45));
    }

    @Test
    void takesALineByItsMiddleAndAnAreaByItsCorners() throws FeedException {
        String point = "{\"type\":\"Point\",\"coordinates\":[121.45,31.39]}";
        ScriptedPoll line =
                poll(
                        WEATHER.replace(
                                point,
                                "{\"type\":\"LineString\",\"coordinates\":[[121,31],[121.2,31.4],[122,32]]}"));
        assertThat(sensor(line).place().point()).isEqualTo(new GeoPoint(31.4, 121.2));
        ScriptedPoll area =
                poll(
                        WEATHER.replace(
                                point,
                                "{\"type\":\"Polygon\",\"coordinates\":[[[121,31],[122,31],[122,33],[121,33],[121,31]]]}"));
        assertThat(sensor(area).place().point()).isEqualTo(new GeoPoint(32, 121.5));
        ScriptedPoll many = poll(WEATHER.replace("\"Point\"", "\"MultiPoint\""));
        assertThat(sensor(many).place().point()).isNull();
        assertThat(many.refused)
                .containsExactly(
                        new Remark(
                                "/0/location/value",
                                "not a point, line or area but \"MultiPoint\""));
    }

    @ParameterizedTest
    @CsvSource({
        "windSpeed, 100, KNT, wind-speed, 51.4444444444, m/s",
        "temperature, 300, KEL, temperature, 26.85, °C",
        "temperature, 212, FAH, temperature, 100, °C",
        "temperature, 21.5, '', temperature, 21.5, °C",
        "temperature, 21.5, °C, temperature, 21.5, °C",
        "atmosphericPressure, 99850, PAL, pressure, 998.5, hPa",
        "atmosphericPressure, 998.5, '', pressure, 998.5, hPa",
        "relativeHumidity, 0.54, '', relative-humidity, 54, %",
        "relativeHumidity, 54, P1, relative-humidity, 54, %",
        "streamGauge, 50, '', stream-level, 0.5, m",
        "snowHeight, 0.2, MTR, snow-depth, 20, cm",
        "precipitation, 1, INH, precipitation, 25.4, mm",
        "windDirection, -45, '', wind-direction, 315, °",
        "windDirection, 186, '', wind-direction, 186, °",
        "windSpeed, 7, XYZ, wind-speed, 7, XYZ",
        "radon, 48, BQL, radon, 48, BQL",
        "roadTemperature, 300, KEL, roadTemperature, 26.85, °C",
        "roadTemperature, 12, '', roadTemperature, 12, ''",
    })
    void convertsUnits(
            String attribute,
            String value,
            String code,
            String quantity,
            double expected,
            String unit)
            throws FeedException {
        String metadata = code.isEmpty() ? "" : ",\"metadata\":{\"unitCode\":{\"value\":\"%s\"}}";
        ScriptedPoll poll =
                measured(
                        "\"%s\":{\"value\":%s%s}"
                                .formatted(attribute, value, metadata.formatted(code)));
        assertThat(sensor(poll).quantity()).isEqualTo(quantity);
        assertThat(sensor(poll).unit()).isEqualTo(unit);
        assertThat(value(poll)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "NO2, 69, '', no2, 69, µg/m³",
        "no2, 0.069, GP, no2, 69, µg/m³",
        "PM2.5, 38, GQ, pm2.5, 38, µg/m³",
        "NO2, 12, 61, no2, 12, ppb",
        "CO, 700, GQ, co, 0.7, mg/m³",
        "CO, 500, '', co, 500, ''",
        "airQualityIndex, 65, '', airQualityIndex, 65, index",
    })
    void readsPollutants(
            String attribute,
            String value,
            String code,
            String quantity,
            double expected,
            String unit)
            throws FeedException {
        ScriptedPoll poll =
                poll(
                        "{\"id\":\"a\",\"type\":\"AirQualityObserved\",\"dateObserved\":{\"value\":\"2024-09-15T09:00:00Z\"},\"%s\":{\"value\":%s,\"unitCode\":\"%s\"}}"
                                .formatted(attribute, value, code));
        assertThat(sensor(poll).quantity()).isEqualTo(quantity);
        assertThat(sensor(poll).unit()).isEqualTo(unit);
        assertThat(value(poll)).isEqualTo(expected);
    }

    @Test
    void countsAnIndexAsChinasOnlyWhereThatIsSaid() throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("ngsi", URL)
                        .option("index", "hj633")
                        .with(
                                URL,
                                "[{\"id\":\"a\",\"type\":\"AirQualityObserved\",\"dateObserved\":\"2024-09-15T09:00:00Z\",\"airQualityIndex\":65}]")
                        .by(new NgsiAdapter());
        assertThat(sensor(poll).quantity()).isEqualTo(Quantity.AQI);
    }

    @Test
    void takesRainForTheRainOfAnHourOnlyWhereTheObservationIsOfOne() throws FeedException {
        String rain = "\"precipitation\":{\"value\":7.5}";
        ScriptedPoll hour =
                poll(
                        WEATHER.replaceFirst("\"windSpeed\":.*}}}", rain + "}")
                                .replace(
                                        "\"2024-09-15T09:00:00Z\"",
                                        "\"2024-09-15T08:00:00Z/2024-09-15T09:00:00Z\""));
        assertThat(sensor(hour).quantity()).isEqualTo(Quantity.RAIN);
        assertThat(hour.only(ReadingSeen.class).reading().observedAt())
                .isEqualTo("2024-09-15T09:00:00Z");
        ScriptedPoll day =
                poll(
                        WEATHER.replaceFirst("\"windSpeed\":.*}}}", rain + "}")
                                .replace(
                                        "\"2024-09-15T09:00:00Z\"",
                                        "\"2024-09-14T09:00:00Z/2024-09-15T09:00:00Z\""));
        assertThat(sensor(day).quantity()).isEqualTo("precipitation");
    }

    @Test
    void readsStationsWhoseIdsEndWithTheHourAsTheSameStation() throws FeedException {
        for (String stamp :
                new String[] {
                    "-2024-09-15T09:00:00", ":2024-09-15T09:00:00.00Z", "_2024-09-15T17:00+08:00"
                }) {
            assertThat(sensor(poll(WEATHER.replace("58362\"", "58362" + stamp + "\""))).id())
                    .isEqualTo("test:cn-weather-58362:windSpeed");
        }
        assertThat(sensor(poll(WEATHER.replace("cn-weather-58362", "2024-09-15T09:00:00Z"))).id())
                .isEqualTo("test:2024-09-15T09:00:00Z:windSpeed");
    }

    @Test
    void describesASensorThatHasNoValueNow() throws FeedException {
        for (String nothing : new String[] {"null", "999999", "\"\""}) {
            ScriptedPoll poll = measured("\"temperature\":{\"value\":" + nothing + "}");
            assertThat(sensor(poll).unit()).isEqualTo("°C");
            assertThat(poll.all(ReadingSeen.class)).isEmpty();
            assertThat(poll.refused).isEmpty();
        }
    }

    @Test
    void saysWhatItIgnores() throws FeedException {
        ScriptedPoll poll =
                measured(
                        "\"source\":{\"value\":\"a\"},\"laneId\":{\"value\":1},\"stationCode\":{\"value\":\"2422\"},"
                            + "\"pressureTendency\":{\"value\":\"raising\"}");
        assertThat(poll.observations).isEmpty();
        assertThat(poll.ignored)
                .containsExactly(
                        new Remark(
                                "/0",
                                "no measured values: source, laneId, stationCode,"
                                        + " pressureTendency"));
    }

    @Test
    void readsCongestion() throws FeedException {
        ScriptedPoll poll =
                poll(
                        "{\"id\":\"a\",\"type\":\"TrafficFlowObserved\",\"dateObserved\":\"2024-09-15T09:00:00Z\",\"congested\":true}");
        assertThat(value(poll)).isEqualTo(1);
    }

    @Test
    void refusesOneThingAndReadsTheOthers() throws FeedException {
        ScriptedPoll poll =
                poll(
                        WEATHER.replace("WeatherObserved", "RoadSegment"),
                        WEATHER.replace("\"id\":\"cn-weather-58362\",", ""),
                        WEATHER.replace("\"type\":\"WeatherObserved\",", ""),
                        WEATHER.replace("58362", "3")
                                .replace("\"value\":90", "\"value\":\"brisk\""),
                        WEATHER.replace("58362", "4").replace("\"value\":90", "\"value\":[1,2]"),
                        WEATHER.replace("58362", "5").replace("31.39", "9000"),
                        WEATHER.replace("58362", "6").replace("2024-09-15", "2034-09-15"),
                        WEATHER.replace("58362", "7").replace("dateObserved", "dateSeen"),
                        "17",
                        WEATHER);
        assertThat(poll.all(ReadingSeen.class))
                .extracting(r -> r.reading().sensor())
                .containsExactly("test:cn-weather-5:windSpeed", "test:cn-weather-58362:windSpeed");
        assertThat(poll.refused)
                .containsExactly(
                        new Remark("/0", "unknown entity type \"RoadSegment\""),
                        new Remark("/1", "no id"),
                        new Remark("/2", "no type"),
                        new Remark("/3/windSpeed/value", "not a number: \"brisk\""),
                        new Remark("/4/windSpeed/value", "not a single value"),
                        new Remark(
                                "/5/location/value/coordinates",
                                "latitude outside -90 to 90: \"9000\""),
                        new Remark(
                                "/6/dateObserved/value",
                                "\"2034-09-15T09:00:00Z\" is in the future: it is"
                                        + " 2024-09-15T09:01:00Z on the hub's clock"),
                        new Remark("/7/windSpeed/value", "no time at which it was observed"),
                        new Remark("/8", "no type"));
    }

    @Test
    void readsTimesWithoutZoneInTheFeedsZone() throws FeedException {
        ScriptedPoll poll = poll(WEATHER.replace("09:00:00Z", "16:30:00"));
        assertThat(poll.only(ReadingSeen.class).reading().observedAt())
                .isEqualTo("2024-09-15T08:30:00Z");
    }

    @Test
    void readsACarPark() throws FeedException {
        String park =
                """
                {"id":"urn:ngsi-ld:OffStreetParking:7","type":"OffStreetParking","name":{"type":"Property","value":"人民广场停车场"},
                 "status":{"type":"Property","value":["open","spacesAvailable"]},
                 "location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[121.47,31.23]}},
                 "totalSpotNumber":{"type":"Property","value":600},
                 "availableSpotNumber":{"type":"Property","value":45,"observedAt":"2024-09-15T08:58:00Z"}}\
                """;
        assertThat(poll(park).only(FacilitySeen.class).facility())
                .isEqualTo(
                        new Facility(
                                "test:urn:ngsi-ld:OffStreetParking:7",
                                "test",
                                "parking",
                                "人民广场停车场",
                                new Place(new GeoPoint(31.23, 121.47), "", "310115"),
                                "open, spacesAvailable",
                                555,
                                600,
                                Instant.parse("2024-09-15T08:58:00Z")));
        ScriptedPoll more = poll(park.replace(":45", ":645"));
        assertThat(more.only(FacilitySeen.class).facility().occupied()).isEqualTo(-1);
        assertThat(more.refused)
                .containsExactly(
                        new Remark(
                                "/0/availableSpotNumber/value",
                                "645 places are free of 600 in all"));
        ScriptedPoll stated =
                poll(
                        park.replace(
                                "\"totalSpotNumber\"",
                                "\"occupiedSpotNumber\":{\"value\":\"550\"},\"totalSpotNumber\""));
        assertThat(stated.only(FacilitySeen.class).facility().occupied()).isEqualTo(550);
    }

    @ParameterizedTest
    @CsvSource({"free,0", "occupied,1", "closed,-1", "unknown,-1"})
    void readsAParkingSpot(String status, int occupied) throws FeedException {
        Facility spot =
                poll("{\"id\":\"p:3\",\"type\":\"ParkingSpot\",\"name\":\"A-13\",\"status\":\"%s\",\"dateModified\":\"2024-09-15T08:00:00Z\"}"
                                .formatted(status))
                        .only(FacilitySeen.class)
                        .facility();
        assertThat(spot)
                .isEqualTo(
                        new Facility(
                                "test:p:3",
                                "test",
                                "parking-spot",
                                "A-13",
                                Place.UNKNOWN,
                                status,
                                occupied,
                                1,
                                Instant.parse("2024-09-15T08:00:00Z")));
    }

    // ---- paging and answers that are none

    @Test
    void readsPageByPageWhereTheUrlHasALimit() throws FeedException {
        String second = WEATHER.replace("58362", "58363");
        String third = WEATHER.replace("58362", "58364");
        ScriptedPoll poll =
                new ScriptedPoll("ngsi", URL + "?limit=2&type=WeatherObserved")
                        .at("2024-09-15T09:01:00Z")
                        .with(
                                URL + "?limit=2&type=WeatherObserved",
                                "[" + WEATHER + "," + second + "]")
                        .with(URL + "?limit=2&type=WeatherObserved&offset=2", "[" + third + "]")
                        .by(new NgsiAdapter());
        assertThat(poll.all(SensorSeen.class)).hasSize(3);
        assertThat(poll.asked).hasSize(2);
    }

    @Test
    void doesNotAskABrokerForEverThatGivesTheSamePageAgain() {
        String page = "[" + WEATHER + "]";
        assertThatThrownBy(
                        () ->
                                new ScriptedPoll("ngsi", URL + "?limit=1")
                                        .at("2024-09-15T09:01:00Z")
                                        .with(URL + "?limit=1", page)
                                        .with(URL + "?limit=1&offset=1", page)
                                        .by(new NgsiAdapter()))
                .hasMessageContaining("does not heed \"offset\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":\"NotFound\",\"description\":\"no such entity\"} | The broker answered"
                        + " \"no such entity\".",
                "{\"type\":\"https://uri.etsi.org/ngsi-ld/errors/BadRequestData\",\"title\":\"Bad"
                        + " type\"} | The broker answered \"Bad type\".",
                "{\"a\":1} | The answer is neither an NGSI entity nor a list of them.",
                "<html><body>登录</body></html> | The answer is an HTML page instead of JSON.",
                "[{\"id\":\"a\",\"type\": | The JSON ends in the middle.",
            })
    void refusesWhatIsNoAnswer(String body, String message) {
        assertThatThrownBy(
                        () -> new ScriptedPoll("ngsi", URL).with(URL, body).by(new NgsiAdapter()))
                .hasMessage(message);
    }
}
