package org.yilan.feeds.geojson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.yilan.feeds.Remark;
import org.yilan.feeds.Samples;
import org.yilan.feeds.ScriptedPoll;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation.FacilitySeen;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Place;

import java.time.Instant;

class GeoJsonPlacesAdapterTest {
    static final String SHELTER =
            """
            {"type":"Feature","geometry":{"type":"Point","coordinates":[121.5,31.2]},"properties":{"id":"S1","name":"市民中心",
             "kind":"shelter","status":"open","occupied":120,"capacity":"400","division":"310104","address":"天钥桥路",
             "updated":"2024-09-15T17:00:00+08:00"}}\
            """;

    static ScriptedPoll poll(String features) throws FeedException {
        return new ScriptedPoll("geojson-places", "s.geojson")
                .at("2024-09-15T09:01:00Z")
                .with(
                        "s.geojson",
                        "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}")
                .by(new GeoJsonPlacesAdapter());
    }

    @Test
    void readsAShelter() throws FeedException {
        assertThat(poll(SHELTER).only(FacilitySeen.class).facility())
                .isEqualTo(
                        new Facility(
                                "test:S1",
                                "test",
                                "shelter",
                                "市民中心",
                                new Place(new GeoPoint(31.2, 121.5), "天钥桥路", "310104"),
                                "open",
                                120,
                                400,
                                Instant.parse("2024-09-15T09:00:00Z")));
    }

    @Test
    void refusesOnePlaceAndReadsTheOthers() throws FeedException {
        ScriptedPoll poll =
                poll(
                        SHELTER.replace("\"Point\"", "\"Polygon\"")
                                + ","
                                + SHELTER.replace("31.2", "9000")
                                + ","
                                + SHELTER.replace("市民中心", " ")
                                + ","
                                + SHELTER.replace("\"id\":\"S1\",", "")
                                + ","
                                + SHELTER.replace("120", "-5").replace("S1", "S2")
                                + ","
                                + SHELTER.replace(
                                                "{\"type\":\"Point\",\"coordinates\":[121.5,31.2]}",
                                                "null")
                                        .replace("S1", "S3"));
        assertThat(poll.all(FacilitySeen.class))
                .extracting(f -> f.facility().id())
                .containsExactly("test:S2", "test:S3");
        assertThat(poll.all(FacilitySeen.class).getFirst().facility().occupied()).isEqualTo(-1);
        assertThat(poll.refused)
                .extracting(Remark::reason)
                .containsExactly(
                        "not a point but \"Polygon\"",
                        "latitude outside -90 to 90: \"9000\"",
                        "no name",
                        "no id",
                        "\"-5\" is outside 0.0 to 1.0E7");
    }

    @Test
    void readsRealSheltersWithJapaneseProperties() throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("geojson-places", "s")
                        .option("kind", "shelter")
                        .option("property.id", "共通ID")
                        .option("property.name", "施設・場所名")
                        .option("property.address", "住所")
                        .with("s", Samples.bytes("facilities/gsi_evacuation_131016.json"))
                        .by(new GeoJsonPlacesAdapter());
        assertThat(poll.refused).isEmpty();
        assertThat(poll.all(FacilitySeen.class)).hasSize(15);
        assertThat(poll.all(FacilitySeen.class).getFirst().facility())
                .isEqualTo(
                        new Facility(
                                "test:E1310100005112",
                                "test",
                                "shelter",
                                "神田一橋中学校",
                                new Place(
                                        new GeoPoint(35.694133, 139.756774),
                                        "東京都千代田区一ツ橋2-6-14",
                                        "310115"),
                                "",
                                -1,
                                -1,
                                poll.now()));
    }

    @Test
    void refusesWhatIsNoCollection() {
        byte[] none = Samples.bytes("facilities/gsi_emergency_131229.json");
        assertThatThrownBy(
                        () ->
                                new ScriptedPoll("geojson-places", "s")
                                        .with("s", none)
                                        .by(new GeoJsonPlacesAdapter()))
                .hasMessage("The answer is not a GeoJSON FeatureCollection.");
    }
}
