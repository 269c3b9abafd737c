package org.yilan.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yilan.assets.Assets;
import org.yilan.fx.PropertiesTexts;
import org.yilan.situation.model.Place;

import java.util.Locale;

/// An address beside its district's name says the district once, and loses nothing else.
class AddressesTest {
    @ParameterizedTest
    @CsvSource({
        "310116, 金山区沪杭公路163号, 沪杭公路163号",
        "310115, 浦东新区浦东南路278号, 浦东南路278号",
        "310115, 浦东南路278号, 浦东南路278号",
        "310106, 静安区, ''",
        "310116, 浦东新区张杨北路522号, 浦东新区张杨北路522号",
        "440305, 南山区科苑路1号, 南山区科苑路1号"
    })
    void onlyTheFullNameOfItsDistrictIsTakenAway(String division, String whole, String within) {
        for (Locale language : new Locale[] {Locale.CHINESE, Locale.ENGLISH}) {
            PropertiesTexts texts = new PropertiesTexts(Assets.shipped(), language);
            assertThat(Addresses.within(texts, new Place(null, whole, division)))
                    .as(language.getLanguage())
                    .isEqualTo(within);
        }
    }
}
