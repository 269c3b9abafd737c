package org.yilan.feeds.ngsi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yilan.feeds.Remark;
import org.yilan.feeds.Samples;
import org.yilan.feeds.ScriptedPoll;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation.FacilitySeen;
import org.yilan.feeds.spi.Observation.ReadingSeen;
import org.yilan.feeds.spi.Observation.SensorSeen;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Sensor;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The examples of the FIWARE data models.
class NgsiSamplesTest {
    static ScriptedPoll poll(String file) throws FeedException {
        return new ScriptedPoll("ngsi", "e")
                .with("e", Samples.bytes("sensors/" + file))
                .by(new NgsiAdapter());
    }

    /// What each attribute reads, as `quantity value unit`.
    static List<String> read(ScriptedPoll poll) {
        Map<String, Sensor> sensors =
                poll.all(SensorSeen.class).stream()
                        .map(SensorSeen::sensor)
                        .collect(Collectors.toMap(Sensor::id, Function.identity()));
        return poll.all(ReadingSeen.class).stream()
                .map(
                        r -> {
                            Sensor sensor = sensors.get(r.reading().sensor());
                            return (sensor.quantity()
                                            + " "
                                            + r.reading().value()
                                            + " "
                                            + sensor.unit())
                                    .strip();
                        })
                .toList();
    }

    static Instant at(ScriptedPoll poll) {
        List<Instant> times =
                poll.all(ReadingSeen.class).stream()
                        .map(r -> r.reading().observedAt())
                        .distinct()
                        .toList();
        assertThat(times).hasSize(1);
        return times.getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "fiware_airquality.json, test:Madrid-AmbientObserved-28079004, co 500.0",
        "fiware_airquality_normalized.json, test:Madrid-AmbientObserved-28079004, co 500.0 mg/m³",
        "fiware_airquality_ld.jsonld,"
                + " test:urn:ngsi-ld:AirQualityObserved:Madrid-AmbientObserved-28079004, co 500.0"
                + " mg/m³",
    })
    void readsTheAirOfMadrid(String file, String id, String co) throws FeedException {
        ScriptedPoll poll = poll(file);
        assertThat(poll.refused).isEmpty();
        assertThat(read(poll))
                .containsExactlyInAnyOrder(
                        "rain-hour 0.0 mm",
                        "relative-humidity 54.0 %",
                        "temperature 12.2 °C",
                        "wind-direction 186.0 °",
                        "wind-speed 0.64 m/s",
                        "airQualityIndex 65.0 index",
                        co,
                        "no 45.0 µg/m³",
                        "no2 69.0 µg/m³",
                        "nox 139.0 µg/m³",
                        "so2 11.0 µg/m³");
        // The end of 11:00–12:00, in the feed's zone: the file has none.
        assertThat(at(poll)).isEqualTo("2016-03-15T04:00:00Z");
        Sensor sensor = poll.all(SensorSeen.class).getFirst().sensor();
        assertThat(sensor.id()).startsWith(id + ":");
        assertThat(sensor.name()).isEqualTo("Madrid Plaza de España");
        assertThat(sensor.place().point())
                .isEqualTo(new GeoPoint(40.423852777777775, -3.712247222222222));
        assertThat(poll.ignored).hasSize(1);
        assertThat(poll.ignored.getFirst().reason())
                .contains("source", "airQualityLevel", "CO_Level", "reliability");
    }

    @Test
    void readsTheWeatherOfValladolid() throws FeedException {
        ScriptedPoll poll = poll("fiware_weatherobserved_normalized.json");
        assertThat(poll.refused).isEmpty();
        assertThat(read(poll))
                .containsExactly(
                        "illuminance 1000.0 lx",
                        "temperature 3.3 °C",
                        "precipitation 0.0 mm",
                        "pressure 938.9 hPa",
                        "pressure-tendency 0.5 hPa",
                        "wind-speed 2.0 m/s",
                        "wind-direction 315.0 °",
                        "relative-humidity 100.0 %",
                        "stream-level 0.5 m",
                        "snow-depth 20.0 cm");
        assertThat(at(poll)).isEqualTo("2016-11-30T07:00:00Z");
        Sensor sensor = poll.all(SensorSeen.class).getFirst().sensor();
        assertThat(sensor.id()).isEqualTo("test:Spain-WeatherObserved-Valladolid:illuminance");
        assertThat(sensor.name()).isEqualTo("Valladolid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fiware_trafficflow_normalized.json", "fiware_trafficflow_ld.jsonld"})
    void readsTheTrafficOfValladolid(String file) throws FeedException {
        ScriptedPoll poll = poll(file);
        assertThat(poll.refused).isEmpty();
        assertThat(read(poll))
                .containsExactlyInAnyOrder(
                        "vehicle-length 9.87 m",
                        "headway-time 0.5 s",
                        "road-occupancy 76.0 %",
                        "vehicle-count 197.0 1",
                        "vehicle-speed 14.6111111111 m/s");
        // dateObservedTo has a zone, dateObserved has none.
        assertThat(at(poll)).isEqualTo("2016-12-07T11:15:00Z");
        Sensor sensor = poll.all(SensorSeen.class).getFirst().sensor();
        assertThat(sensor.name()).isEqualTo("Valladolid Avenida de Salamanca");
        assertThat(sensor.place().point())
                .isEqualTo(new GeoPoint(41.6600594193478, -4.73414858659993));
        assertThat(poll.ignored.getFirst().reason())
                .contains("laneDirection", "reversedLane", "laneId");
    }

    @Test
    void readsTheNoiseOfVitoria() throws FeedException {
        ScriptedPoll poll = poll("fiware_noise_ld.jsonld");
        assertThat(poll.refused).isEmpty();
        assertThat(read(poll))
                .containsExactly("LAmax 94.5 dB", "LAeq 67.8 dB", "LAeq_d 65.4 dB", "LAS 91.6 dB");
        assertThat(at(poll)).isEqualTo("2016-12-28T12:00:00Z");
        assertThat(poll.all(SensorSeen.class).getFirst().sensor().place().point())
                .isEqualTo(new GeoPoint(42.8491, -2.698));
        assertThat(poll.ignored)
                .containsExactly(new Remark("/", "no measured values: frequencies"));
    }

    @Test
    void readsTheWaterOfSeville() throws FeedException {
        ScriptedPoll poll = poll("fiware_waterquality_normalized.json");
        assertThat(poll.refused).isEmpty();
        assertThat(read(poll))
                .containsExactly(
                        "water-temperature 24.4 °C",
                        "NO3 0.01 mg/L",
                        "pH 7.4 1",
                        "conductivity 0.005 S/m");
        assertThat(at(poll)).isEqualTo("2017-01-31T06:45:00Z");
        assertThat(poll.ignored).containsExactly(new Remark("/", "no measured values: measurand"));
    }

    @Test
    void readsTheCarParkOfPorto() throws FeedException {
        assertThat(
                        poll("fiware_offstreetparking_normalized.json")
                                .only(FacilitySeen.class)
                                .facility())
                .isEqualTo(
                        new Facility(
                                "test:porto-ParkingLot-23889",
                                "test",
                                "parking",
                                "Parque de estacionamento Trindade",
                                new Place(
                                        new GeoPoint(41.150691773, -8.60961198807),
                                        "Porto Rua de Fernandes Tomás",
                                        "310115"),
                                "",
                                282,
                                414,
                                Instant.parse("2018-09-21T04:00:00Z")));
    }

    @Test
    void readsTheParkingSpotOfSantander() throws FeedException {
        ScriptedPoll poll = poll("fiware_parkingspot.json");
        assertThat(poll.only(FacilitySeen.class).facility())
                .isEqualTo(
                        new Facility(
                                "test:santander:daoiz_velarde_1_5:3",
                                "test",
                                "parking-spot",
                                "A-13",
                                new Place(
                                        new GeoPoint(43.46296641666926, -3.80356167695194),
                                        "",
                                        "310115"),
                                "free",
                                0,
                                1,
                                poll.now()));
        assertThat(poll.ignored)
                .containsExactly(
                        new Remark("/", "not about how full it is: category, refParkingSite"));
    }

    @ParameterizedTest
    @CsvSource({
        "fiware_alert_1.json, Alert",
        "fiware_alert_normalized.json, Alert",
        "fiware_alert_ld.jsonld, Alert",
        "fiware_weatheralert_1.json, Alert",
        "fiware_roadsegment_normalized.json, RoadSegment",
    })
    void refusesOtherEntitiesByName(String file, String type) throws FeedException {
        ScriptedPoll poll = poll(file);
        assertThat(poll.observations).isEmpty();
        assertThat(poll.refused)
                .containsExactly(new Remark("/", "unknown entity type \"" + type + "\""));
    }
}
