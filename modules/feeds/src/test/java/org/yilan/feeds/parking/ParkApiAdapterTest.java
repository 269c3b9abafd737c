package org.yilan.feeds.parking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

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

import java.time.Instant;
import java.util.List;

class ParkApiAdapterTest {
    private static ScriptedPoll poll(String lots) throws FeedException {
        return new ScriptedPoll("parkapi", "city")
                .at("2026-01-01T00:10:00Z")
                .with("city", "{\"last_updated\":\"2026-01-01T08:05:00\",\"lots\":[" + lots + "]}")
                .by(new ParkApiAdapter());
    }

    private static List<Facility> facilities(ScriptedPoll poll) {
        return poll.all(FacilitySeen.class).stream().map(FacilitySeen::facility).toList();
    }

    private static String lot(String id, String more) {
        return "{\"id\":\"" + id + "\",\"name\":\"n\"," + more + "}";
    }

    @Test
    void aDocumentThatSaysSoIsSimulated() throws FeedException {
        String lots = "\"lots\":[" + lot("a", "\"total\":10,\"free\":3") + "]}";
        for (boolean simulated : new boolean[] {true, false}) {
            ScriptedPoll poll =
                    new ScriptedPoll("parkapi", "city")
                            .at("2026-01-01T00:10:00Z")
                            .with(
                                    "city",
                                    "{\"last_updated\":\"2026-01-01T08:05:00\","
                                            + (simulated ? "\"simulated\":true," : "")
                                            + lots)
                            .by(new ParkApiAdapter());
            assertThat(facilities(poll)).extracting(Facility::simulated).containsExactly(simulated);
        }
    }

    @Test
    void readsACarPark() throws FeedException {
        ScriptedPoll poll =
                poll(
                        """
                        {"id":"dresdenaltmarkt","name":"Altmarkt","lot_type":"Tiefgarage","address":"Wilsdruffer Straße","state":"open",
                         "coords":{"lat":51.05031,"lng":13.73754},"total":400,"free":330,"forecast":false,"region":"Innere Altstadt"}\
                        """);
        assertThat(poll.refused).isEmpty();
        // The feed's zone is China's.
        assertThat(facilities(poll))
                .containsExactly(
                        new Facility(
                                "test:dresdenaltmarkt",
                                "test",
                                "parking",
                                "Altmarkt",
                                new Place(
                                        new GeoPoint(51.05031, 13.73754),
                                        "Wilsdruffer Straße",
                                        "310115"),
                                "open",
                                70,
                                400,
                                Instant.parse("2026-01-01T00:05:00Z")));
    }

    @Test
    void believesNoCountWithoutDataOrSize() throws FeedException {
        ScriptedPoll poll =
                poll(
                        lot("a", "\"state\":\"nodata\",\"free\":0,\"total\":50")
                                + ","
                                + lot("b", "\"state\":\"closed\",\"free\":4"));
        assertThat(facilities(poll))
                .extracting(Facility::status, Facility::occupied, Facility::capacity)
                .containsExactly(tuple("nodata", -1, 50), tuple("closed", -1, -1));
        assertThat(poll.ignored)
                .containsExactly(
                        new Remark("/lots/1", "free spaces of a car park whose size is not known"));
    }

    @Test
    void refusesWhatIsWrongAndReadsTheRest() throws FeedException {
        ScriptedPoll poll =
                poll(
                        lot("a", "\"free\":9,\"total\":8")
                                + ","
                                + lot("b", "\"free\":\"few\",\"total\":8")
                                + ","
                                + lot("c", "\"total\":[8],\"coords\":{\"lat\":9000,\"lng\":1}")
                                + ","
                                + lot("c", "\"total\":1")
                                + ",{\"id\":\"d\"}");
        assertThat(facilities(poll))
                .extracting(Facility::id, Facility::occupied, Facility::capacity)
                .containsExactly(
                        tuple("test:a", -1, 8), tuple("test:b", -1, 8), tuple("test:c", -1, -1));
        assertThat(poll.refused)
                .extracting(Remark::toString)
                .containsExactly(
                        "/lots/0: 9 spaces are free of only 8",
                        "/lots/1/free: not a number: \"few\"",
                        "/lots/2/coords: latitude outside -90 to 90: \"9000\"",
                        "/lots/2/total: not a number",
                        "/lots/3: a second car park \"c\"",
                        "/lots/4: no name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"cities\":{\"Dresden\":\"Dresden\"}}|The answer is ParkAPI's list of cities; the"
                        + " url must be one city's.",
                "{}|The answer has no list of car parks named \"lots\".",
                "{\"lots\":[{|The JSON ends in the middle.",
                "<html></html>|The answer is an HTML page instead of JSON."
            })
    void refusesWhatIsNoCity(String document, String message) {
        assertThatThrownBy(
                        () ->
                                new ScriptedPoll("parkapi", "city")
                                        .with("city", document)
                                        .by(new ParkApiAdapter()))
                .hasMessage(message);
    }

    @Test
    void readsRealLotsThatHaveNoIdAndNoCount() throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("parkapi", "city")
                        .with("city", Samples.bytes("transit-parking/parkapi_reutlingen.json"))
                        .by(new ParkApiAdapter());
        assertThat(poll.refused).isEmpty();
        assertThat(facilities(poll))
                .hasSize(30)
                .allMatch(f -> f.status().equals("nodata") && f.occupied() == -1);
        assertThat(facilities(poll).getFirst())
                .isEqualTo(
                        new Facility(
                                "test:Parkplatz Alenberghalle",
                                "test",
                                "parking",
                                "Parkplatz Alenberghalle",
                                new Place(
                                        new GeoPoint(48.408099, 9.500104),
                                        "72525 Münsingen, Beutenlaystraße",
                                        "310115"),
                                "nodata",
                                -1,
                                -1,
                                Instant.parse("2021-09-09T00:40:03.944966Z")));
        // Eleven are for the disabled only.
        assertThat(poll.ignored)
                .hasSize(11)
                .extracting(Remark::reason)
                .containsOnly("spaces for the disabled are not told apart");
    }
}
