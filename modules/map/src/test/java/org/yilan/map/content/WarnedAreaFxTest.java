package org.yilan.map.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yilan.testing.AlertBuilder.alert;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yilan.assets.Assets;
import org.yilan.fx.FxThread;
import org.yilan.fx.TypeScale;
import org.yilan.geography.Bounds;
import org.yilan.geography.Districts;
import org.yilan.map.MapTestPanel;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Tier;

import java.util.Locale;
import java.util.Optional;

/// Where the map of an emergency looks.
class WarnedAreaFxTest {
    private static final Districts DISTRICTS = Districts.of(Assets.shipped());
    private MapTestPanel map;

    @BeforeEach
    void open() {
        FxThread.start();
        map = MapTestPanel.of(Locale.CHINESE, new TypeScale(13), "{\"fit\":\"warned\"}");
    }

    @AfterEach
    void close() {
        FxThread.run(map.panel()::close);
    }

    private Optional<Bounds> warned() {
        return FxThread.call(map.content()::warned);
    }

    private static Bounds of(String code) {
        return DISTRICTS.byCode(code).orElseThrow().outline().bounds();
    }

    @Test
    void whereTheGravestLocalWarningsHold() {
        assertThat(warned()).isEmpty();
        map.console()
                .apply(
                        alert("blue")
                                .grade(Grade.IV)
                                .tier(Tier.DISTRICT)
                                .divisions("310151")
                                .expires(null)
                                .published(),
                        alert("gas-a")
                                .grade(Grade.III)
                                .tier(Tier.DISTRICT)
                                .divisions("310107")
                                .expires(null)
                                .published(),
                        alert("gas-b")
                                .grade(Grade.III)
                                .tier(Tier.CITY)
                                .divisions("310106")
                                .expires(null)
                                .published(),
                        alert("nation")
                                .grade(Grade.I)
                                .tier(Tier.NATIONAL)
                                .divisions("310115")
                                .expires(null)
                                .published());
        assertThat(warned()).contains(of("310107").union(of("310106")));
    }

    @Test
    void theCityWhereTheyHoldNearlyEverywhereOrHaveEnded() {
        map.console()
                .apply(
                        alert("storm")
                                .grade(Grade.II)
                                .tier(Tier.CITY)
                                .divisions("310000")
                                .expires(null)
                                .published());
        assertThat(warned()).isEmpty();
        map.console()
                .apply(
                        alert("gas")
                                .grade(Grade.I)
                                .tier(Tier.DISTRICT)
                                .divisions("310107")
                                .expires(null)
                                .published());
        assertThat(warned()).contains(of("310107"));
        map.console()
                .apply(
                        alert("over")
                                .cancels("gas")
                                .tier(Tier.DISTRICT)
                                .divisions("310107")
                                .expires(null)
                                .published());
        assertThat(warned()).isEmpty();
    }
}
