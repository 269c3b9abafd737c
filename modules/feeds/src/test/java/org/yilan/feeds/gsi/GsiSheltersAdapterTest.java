package org.yilan.feeds.gsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yilan.feeds.Remark;
import org.yilan.feeds.Samples;
import org.yilan.feeds.ScriptedPoll;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation.FacilitySeen;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Place;

import java.util.List;

class GsiSheltersAdapterTest {
    static final String SITE =
            """
            {"type":"Feature","geometry":{"type":"Point","coordinates":[139.7,35.7]},"properties":{"NO":7,"共通ID":"E1",
             "施設・場所名":"第一小学校","住所":"東京都一ツ橋1","洪水":"1","崖崩れ、土石流及び地滑り":"1","高潮":"","地震":"1",
             "津波":"","大規模な火事":"","内水氾濫":"","火山現象":"","備考":""}}\
            """;
    static final String SHELTER =
            """
            {"type":"Feature","geometry":{"type":"Point","coordinates":[139.7,35.7]},"properties":{"共通ID":"E2",
             "施設・場所名":"第一小学校","住所":"東京都一ツ橋1"}}\
            """;

    static ScriptedPoll poll(String... features) throws FeedException {
        return new ScriptedPoll("gsi-shelters", "s")
                .with(
                        "s",
                        "{\"type\":\"FeatureCollection\",\"features\":["
                                + String.join(",", features)
                                + "]}")
                .by(new GsiSheltersAdapter());
    }

    static List<Facility> sample(String file) throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("gsi-shelters", "s")
                        .with("s", Samples.bytes("facilities/" + file))
                        .by(new GsiSheltersAdapter());
        assertThat(poll.refused).isEmpty();
        return poll.all(FacilitySeen.class).stream().map(FacilitySeen::facility).toList();
    }

    @Test
    void readsASiteWithTheHazardsItIsFor() throws FeedException {
        ScriptedPoll poll = poll(SITE);
        assertThat(poll.only(FacilitySeen.class).facility())
                .isEqualTo(
                        new Facility(
                                "test:E1",
                                "test",
                                "evacuation-site",
                                "第一小学校",
                                new Place(new GeoPoint(35.7, 139.7), "東京都一ツ橋1", "310115"),
                                "洪水 / 崖崩れ、土石流及び地滑り / 地震",
                                -1,
                                -1,
                                poll.now()));
        assertThat(poll.ignored)
                .containsExactly(new Remark("/features", "properties not used: NO, 備考"));
    }

    @Test
    void readsAShelter() throws FeedException {
        Facility shelter = poll(SHELTER).only(FacilitySeen.class).facility();
        assertThat(shelter.kind()).isEqualTo("shelter");
        assertThat(shelter.status()).isEmpty();
        assertThat(
                        new ScriptedPoll("gsi-shelters", "s")
                                .option("kind", "school")
                                .with(
                                        "s",
                                        "{\"type\":\"FeatureCollection\",\"features\":["
                                                + SHELTER
                                                + "]}")
                                .by(new GsiSheltersAdapter())
                                .only(FacilitySeen.class)
                                .facility()
                                .kind())
                .isEqualTo("school");
    }

    @Test
    void refusesOneThingAndReadsTheOthers() throws FeedException {
        ScriptedPoll poll =
                poll(
                        SITE.replace("\"共通ID\":\"E1\",", ""),
                        SITE.replace("第一小学校", " "),
                        SITE.replace("35.7", "9000"),
                        SITE.replace("\"Point\"", "\"Polygon\"").replace("E1", "E3"),
                        "5",
                        SHELTER);
        assertThat(poll.all(FacilitySeen.class))
                .extracting(f -> f.facility().id())
                .containsExactly("test:E1", "test:E3", "test:E2");
        assertThat(poll.all(FacilitySeen.class).getFirst().facility().place().point()).isNull();
        assertThat(poll.refused)
                .containsExactly(
                        new Remark("/features/0/properties", "no 共通ID"),
                        new Remark("/features/1/properties", "no 施設・場所名"),
                        new Remark(
                                "/features/2/geometry/coordinates",
                                "latitude outside -90 to 90: \"9000\""),
                        new Remark("/features/3/geometry", "not a point but \"Polygon\""),
                        new Remark("/features/4/properties", "no 共通ID"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"unavailable\",\"message\":\"公開されていません。\"} | The municipality's places"
                        + " are not published: \"公開されていません。\"",
                "{\"type\":\"FeatureCollection\"} | The answer is not a GeoJSON FeatureCollection.",
                "<html></html> | The answer is an HTML page instead of JSON.",
                "{\"type\":\"Feat | The JSON ends in the middle.",
            })
    void refusesWhatIsNoAnswer(String body, String message) {
        assertThatThrownBy(
                        () ->
                                new ScriptedPoll("gsi-shelters", "s")
                                        .with("s", body)
                                        .by(new GsiSheltersAdapter()))
                .hasMessage(message);
    }

    // ---- wards of Tokyo

    @Test
    void readsTheSitesOfChiyoda() throws FeedException {
        List<Facility> sites = sample("gsi_emergency_131016.json");
        assertThat(sites).hasSize(28).allMatch(f -> f.kind().equals("evacuation-site"));
        assertThat(sites.getFirst().id()).isEqualTo("test:E1310100005201");
        assertThat(sites.getFirst().name()).isEqualTo("神田一橋中学校");
        assertThat(sites.getFirst().place())
                .isEqualTo(
                        new Place(
                                new GeoPoint(35.694133, 139.756774), "東京都千代田区一ツ橋2-6-14", "131016"));
        assertThat(sites.getFirst().status()).isEqualTo("洪水 / 崖崩れ、土石流及び地滑り / 地震 / 内水氾濫");
        assertThat(sites).filteredOn(f -> f.status().contains("高潮")).hasSize(21);
    }

    @Test
    void readsTheSitesOfNerima() throws FeedException {
        List<Facility> sites = sample("gsi_emergency_131202.json");
        assertThat(sites).hasSize(163);
        assertThat(sites.getLast().name()).isEqualTo("厚生文化会館");
        assertThat(sites.getLast().status()).isEqualTo("洪水 / 内水氾濫");
        assertThat(sites).filteredOn(f -> f.status().contains("大規模な火事")).hasSize(98);
    }

    @ParameterizedTest
    @CsvSource({
        "gsi_evacuation_131016.json, 15, E1310100005112, 神田一橋中学校, 35.694133, 139.756774, 131016",
        "gsi_evacuation_131083.json, 202, E1310800001111, 深川スポーツセンター, 35.670464, 139.791735,"
                + " 131083",
        "gsi_evacuation_131105.json, 37, E1311000001111, 大鳥中学校, 35.631057, 139.707517, 131105",
    })
    void readsShelters(
            String file, int count, String id, String name, double lat, double lon, String ward)
            throws FeedException {
        List<Facility> shelters = sample(file);
        assertThat(shelters)
                .hasSize(count)
                .allMatch(f -> f.kind().equals("shelter") && f.status().isEmpty());
        Facility first = shelters.getFirst();
        assertThat(first.id()).isEqualTo("test:" + id);
        assertThat(first.name()).isEqualTo(name);
        assertThat(first.place().point()).isEqualTo(new GeoPoint(lat, lon));
        assertThat(first.place().division()).isEqualTo(ward);
    }

    @Test
    void saysWhatAWardDoesNotPublish() {
        // Without it the test is skipped, and what says so must not be taken for the refusal.
        Samples.bytes("facilities/gsi_emergency_131229.json");
        assertThatThrownBy(() -> sample("gsi_emergency_131229.json"))
                .hasMessage(
                        "The municipality's places are not published:"
                                + " \"この自治体の緊急避難所データは公開されていません。\"");
    }
}
