package org.yilan.feeds.earthquake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yilan.feeds.earthquake.Seismic.document;
import static org.yilan.feeds.earthquake.Seismic.only;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yilan.feeds.ScriptedPoll;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation.EarthquakeSeen;
import org.yilan.situation.model.Earthquake;
import org.yilan.situation.model.Earthquake.Hypocentre;
import org.yilan.situation.model.Earthquake.Shaking;
import org.yilan.situation.model.Earthquake.Stage;
import org.yilan.situation.model.GeoPoint;

import java.time.Instant;
import java.util.List;

class WolfxCencAdapterTest {
    static final String LIST =
            """
            {"type":"cenc_eqlist","No1":{"type":"automatic","time":"2024-09-15 16:00:05","ReportTime":"2024-09-15 16:04:00",
             "location":"东海海域","magnitude":"4.1","depth":"12","latitude":"30.10","longitude":"123.40","intensity":"5"},
             "md5":"x"}\
            """;

    @Test
    void readsAnEarthquakeInChinasTime() throws FeedException {
        assertThat(only(document(new WolfxCencAdapter(), LIST)))
                .isEqualTo(
                        new Earthquake(
                                "test:20240915160005",
                                "test",
                                "",
                                0,
                                Instant.parse("2024-09-15T08:04:00Z"),
                                Stage.HYPOCENTRE,
                                new Hypocentre(
                                        Instant.parse("2024-09-15T08:00:05Z"),
                                        new GeoPoint(30.1, 123.4),
                                        "东海海域",
                                        12,
                                        4.1,
                                        ""),
                                new Shaking("CSIS", "5", List.of()),
                                "",
                                "",
                                "中国地震台网",
                                false));
        assertThat(
                        only(document(
                                        new WolfxCencAdapter(),
                                        LIST.replace(
                                                "\"automatic\"",
                                                "\"reviewed\",\"EventID\":\"CC1\"")))
                                .id())
                .isEqualTo("test:CC1");
    }

    @Test
    void aReviewAtTheSameMinuteStands() throws FeedException {
        Seismic feed = new Seismic(new WolfxCencAdapter(), "2024-09-15T08:10:00Z");
        String reviewed = LIST.replace("automatic", "reviewed").replace("4.1", "4.3");
        feed.take(document(new WolfxCencAdapter(), LIST));
        feed.take(document(new WolfxCencAdapter(), reviewed));
        assertThat(feed.take(document(new WolfxCencAdapter(), LIST))).isEmpty();
        assertThat(
                        feed.situation()
                                .earthquake("test:20240915160005")
                                .orElseThrow()
                                .hypocentre()
                                .magnitude())
                .isEqualTo(4.3);
    }

    @Test
    void refusesOneThingAndReadsTheOthers() throws FeedException {
        String quake = LIST.substring(LIST.indexOf("{\"type\":\"auto"), LIST.indexOf("},") + 1);
        ScriptedPoll poll =
                document(
                        new WolfxCencAdapter(),
                        "{\"No1\":"
                                + quake.replace("\"time\":\"2024-09-15 16:00:05\",", "")
                                + ",\"No2\":"
                                + quake.replace("2024-09-15 16:00", "99999-09-15 16:00")
                                + ",\"No3\":7,\"No4\":"
                                + quake.replace("30.10", "9000")
                                + "}");
        assertThat(only(poll).hypocentre().epicentre()).isNull();
        assertThat(poll.refused)
                .extracting(Object::toString)
                .satisfiesExactly(
                        r -> assertThat(r).isEqualTo("/No1/time: no date and time"),
                        r -> assertThat(r).contains("/No2/time: date outside"),
                        r -> assertThat(r).isEqualTo("/No3: not an earthquake"),
                        r -> assertThat(r).contains("/No4: latitude outside"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"cenc_eqlist\"} | not-wolfx-cenc",
                "[] | not-wolfx-cenc",
                "<html></html> | not-json",
                "{\"No1\":{ | cut-short"
            })
    void refusesAnotherDocument(String text, String errorClass) {
        assertThatThrownBy(() -> document(new WolfxCencAdapter(), text))
                .isInstanceOfSatisfying(
                        FeedException.class, e -> assertThat(e.errorClass()).isEqualTo(errorClass));
    }

    @Test
    void readsTheListOfMay2024() throws FeedException {
        ScriptedPoll poll =
                Seismic.sample(
                        new WolfxCencAdapter(),
                        "eew/wolfx_cenc_eqlist.json",
                        "2024-05-15T00:00:00Z");
        assertThat(poll.refused).isEmpty();
        List<Earthquake> all =
                poll.all(EarthquakeSeen.class).stream().map(EarthquakeSeen::report).toList();
        assertThat(all).hasSize(50).allMatch(e -> e.stage() == Stage.REVIEWED);
        assertThat(all.getFirst())
                .isEqualTo(
                        new Earthquake(
                                "test:20240515011548",
                                "test",
                                "",
                                0,
                                Instant.parse("2024-05-14T17:38:52Z"),
                                Stage.REVIEWED,
                                new Hypocentre(
                                        Instant.parse("2024-05-14T17:15:48Z"),
                                        new GeoPoint(-5.65, 150.2),
                                        "巴布亚新几内亚",
                                        110,
                                        5.6,
                                        ""),
                                new Shaking("CSIS", "6", List.of()),
                                "",
                                "",
                                "中国地震台网",
                                false));
        assertThat(all.get(2).hypocentre().epicentre()).isEqualTo(new GeoPoint(14.55, -92.3));
        assertThat(all.getLast().hypocentre().name()).isEqualTo("山西临汾市襄汾县");
        assertThat(all.getLast().hypocentre().origin()).isEqualTo("2024-04-25T13:00:54Z");
        assertThat(all.getLast().hypocentre().magnitude()).isEqualTo(3.2);
    }
}
