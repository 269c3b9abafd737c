package org.yilan.map.layer.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yilan.assets.Assets;
import org.yilan.geography.Districts;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.AlertText;
import org.yilan.situation.model.Area;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Tier;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class AlertAreasTest {
    private static final Instant NOW = Instant.parse("2024-09-15T09:00:00Z");
    private static final Districts DISTRICTS = Districts.of(Assets.shipped());

    private static Alert alert(String id, String hazard, Grade grade, Area... areas) {
        return alert(id, hazard, grade, Alert.Status.ACTUAL, NOW.plus(Duration.ofHours(6)), areas);
    }

    private static Alert alert(
            String id,
            String hazard,
            Grade grade,
            Alert.Status status,
            @Nullable Instant expires,
            Area... areas) {
        return new Alert(
                id,
                "cap",
                Alert.Kind.ALERT,
                status,
                "sh",
                "上海中心气象台",
                Tier.CITY,
                hazard,
                grade,
                "",
                "",
                NOW.minusSeconds(60),
                null,
                expires,
                List.of(new AlertText("zh-CN", hazard, "", "", "")),
                List.of(areas),
                List.of(),
                List.of());
    }

    private static AlertAreas areas(Alert... alerts) {
        return AlertAreas.of(List.of(alerts), DISTRICTS, NOW);
    }

    @Test
    void putsADistrictsCodeOnTheDistrict() {
        AlertAreas areas =
                areas(alert("a", "typhoon", Grade.II, Area.ofDivisions("浦东", List.of("310115"))));
        assertThat(areas.districts()).containsOnlyKeys("310115");
        assertThat(areas.districts().get("310115").gravest()).isEqualTo(Grade.II);
        assertThat(areas.unplaced()).isEmpty();
    }

    @Test
    void putsTheCitysCodeOnEveryDistrictHoweverItIsPadded() {
        for (String code : List.of("310000", "310000000000")) {
            AlertAreas areas =
                    areas(alert("a", "typhoon", Grade.III, Area.ofDivisions("", List.of(code))));
            assertThat(areas.districts()).hasSize(DISTRICTS.list().size());
        }
    }

    @Test
    void putsAStreetsCodeOnItsDistrict() {
        AlertAreas areas =
                areas(alert("a", "rain", Grade.III, Area.ofDivisions("", List.of("310115001"))));
        assertThat(areas.districts()).containsOnlyKeys("310115");
    }

    @Test
    void listsWhatItCannotPlaceWithTheReasonAndDropsNothing() {
        AlertAreas areas =
                areas(
                        alert(
                                "far",
                                "gale",
                                Grade.IV,
                                Area.ofDivisions("", List.of("440305", "440306"))),
                        alert("odd", "gale", Grade.IV, Area.ofDivisions("", List.of("SH-7"))),
                        alert(
                                "words",
                                "fog",
                                Grade.III,
                                new Area("东海北部", List.of(), List.of(), List.of())),
                        alert("none", "haze", Grade.III));
        assertThat(areas.districts()).isEmpty();
        assertThat(areas.above()).isEmpty();
        assertThat(areas.unplaced())
                .extracting(u -> u.alert().id() + ":" + u.why() + ":" + u.what())
                .containsExactlyInAnyOrder(
                        "far:ELSEWHERE:440305, 440306",
                        "odd:UNKNOWN_CODE:SH-7",
                        "words:ONLY_WORDS:东海北部",
                        "none:NO_AREA:");
    }

    /// It contains all that is seen: that is a place, though no district can be tinted for it.
    @Test
    void putsTheNationAboveTheCityHoweverItIsWritten() {
        for (Area nation :
                List.of(
                        Area.ofDivisions("", List.of("000000")),
                        Area.ofDivisions("", List.of("000000000000")),
                        new Area("全国", List.of(), List.of(), List.of()))) {
            AlertAreas areas = areas(national("nation", "typhoon", Grade.I, nation));
            assertThat(areas.above()).extracting(a -> a.alert().id()).containsExactly("nation");
            assertThat(areas.districts()).isEmpty();
            assertThat(areas.unplaced()).isEmpty();
        }
    }

    /// A city that is a part of a province: the code of Zhejiang is above Hangzhou, that of Shanghai is not above Shanghai.
    @Test
    void knowsWhichCodesContainTheCity() {
        AlertAreas areas =
                areas(
                        alert("own", "fog", Grade.III, Area.ofDivisions("", List.of("310000"))),
                        alert("other", "fog", Grade.III, Area.ofDivisions("", List.of("330000"))));
        assertThat(areas.above()).isEmpty();
        assertThat(areas.unplaced()).extracting(u -> u.alert().id()).containsExactly("other");
    }

    /// As on 15 September 2024: the national signal for three provinces, Shanghai among them. The city has said orange, so
    /// the national red is above it and neither tints the city nor is without a place for the sake of the other two.
    @Test
    void leavesTheDistrictsToWhatTheCityItselfHasSaid() {
        Alert nation =
                national(
                        "nation",
                        "typhoon",
                        Grade.I,
                        Area.ofDivisions("", List.of("310000", "330000", "320000")));
        Alert city = alert("city", "typhoon", Grade.II, Area.ofDivisions("", List.of("310000")));
        AlertAreas areas = areas(nation, city);
        assertThat(areas.districts().values())
                .allSatisfy(d -> assertThat(d.gravest()).isEqualTo(Grade.II));
        assertThat(areas.above()).extracting(a -> a.alert().id()).containsExactly("nation");
        assertThat(areas.unplaced()).isEmpty();

        // of rain the city has said nothing, so what the nation says is all there is
        AlertAreas alone =
                areas(
                        national(
                                "rain",
                                "rainstorm",
                                Grade.III,
                                Area.ofDivisions("", List.of("310000"))),
                        city);
        assertThat(alone.districts().get("310115").byHazard())
                .extracting(Alert::id)
                .containsExactly("city", "rain");
        assertThat(alone.above()).isEmpty();
    }

    private static Alert national(String id, String hazard, Grade grade, Area area) {
        Alert a = alert(id, hazard, grade, area);
        return new Alert(
                a.id(),
                a.feed(),
                a.kind(),
                a.status(),
                "cma",
                "中央气象台",
                Tier.NATIONAL,
                a.hazard(),
                a.grade(),
                "",
                "",
                a.sent(),
                null,
                a.expires(),
                a.texts(),
                a.areas(),
                List.of(),
                List.of());
    }

    @Test
    void understandsADistrictsNameWhereThereIsNoCode() {
        AlertAreas areas =
                areas(
                        alert(
                                "a",
                                "fog",
                                Grade.III,
                                new Area("崇明区", List.of(), List.of(), List.of())));
        assertThat(areas.districts()).containsOnlyKeys("310151");
    }

    @Test
    void showsTheGravestAndKeepsOneAlertPerHazard() {
        Area pudong = Area.ofDivisions("", List.of("310115"));
        AlertAreas areas =
                areas(
                        alert("blue", "typhoon", Grade.IV, pudong),
                        alert("orange", "typhoon", Grade.II, pudong),
                        alert("rain", "rainstorm", Grade.III, pudong),
                        alert("odd", "gale", new Grade("PURPLE"), pudong));
        AlertAreas.InDistrict in = areas.districts().get("310115");
        assertThat(in.gravest()).isEqualTo(new Grade("PURPLE"));
        assertThat(in.byHazard()).extracting(Alert::id).containsExactly("odd", "orange", "rain");
    }

    @Test
    void forgetsExpiredAlertsByTheTimeShownAndNeverShowsTests() {
        Area pudong = Area.ofDivisions("", List.of("310115"));
        Alert short_ = alert("a", "fog", Grade.III, Alert.Status.ACTUAL, NOW, pudong);
        Alert endless = alert("b", "fog", Grade.III, Alert.Status.ACTUAL, null, pudong);
        Alert test = alert("c", "fog", Grade.I, Alert.Status.TEST, null, pudong);
        Alert drill = alert("d", "fog", Grade.II, Alert.Status.EXERCISE, null, pudong);
        assertThat(areas(short_).districts()).isEmpty();
        assertThat(AlertAreas.of(List.of(short_), DISTRICTS, NOW.minusSeconds(1)).districts())
                .hasSize(1);
        assertThat(areas(endless).districts()).hasSize(1);
        assertThat(areas(test).districts()).isEmpty();
        assertThat(areas(drill).districts()).hasSize(1);
    }

    @Test
    void keepsPolygonsAndCirclesAsTheyWerePublished() {
        GeoPoint centre = new GeoPoint(31, 122);
        List<GeoPoint> ring =
                List.of(new GeoPoint(31, 121), new GeoPoint(31, 122), new GeoPoint(30, 122));
        AlertAreas areas =
                areas(
                        alert(
                                "a",
                                "gale",
                                Grade.III,
                                new Area(
                                        "海面",
                                        List.of(ring),
                                        List.of(new Area.Circle(centre, 50)),
                                        List.of("999999"))));
        // The code is unknown but the shapes place it.
        assertThat(areas.unplaced()).isEmpty();
        assertThat(areas.shapes()).hasSize(2);
        assertThat(areas.shapes())
                .anySatisfy(s -> assertThat(s.polygon()).isEqualTo(ring))
                .anySatisfy(s -> assertThat(s.radiusKm()).isEqualTo(50));
    }

    @Test
    void drawsTheGravestShapeLast() {
        Area circle =
                new Area(
                        "",
                        List.of(),
                        List.of(new Area.Circle(new GeoPoint(31, 122), 5)),
                        List.of());
        AlertAreas areas =
                areas(alert("red", "gas", Grade.I, circle), alert("blue", "gas", Grade.IV, circle));
        assertThat(areas.shapes()).extracting(s -> s.alert().id()).containsExactly("blue", "red");
    }
}
