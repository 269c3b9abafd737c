package org.yilan.map.details;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yilan.assets.Assets;
import org.yilan.fx.PropertiesTexts;
import org.yilan.situation.Changes;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Signature;
import org.yilan.situation.model.Signature.State;
import org.yilan.testing.AlertBuilder;
import org.yilan.testing.Samples;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the card of an alert says of its signature.
class AlertFactsTest {
    private static DetailSheet card(@Nullable Signature signature, Locale locale) {
        Alert alert = AlertBuilder.alert("a").build();
        Situation situation = new Situation();
        situation.apply(
                new Recorded(
                        1,
                        Samples.START,
                        "e1",
                        "cap",
                        new Event.AlertPublished(
                                signature == null ? alert : alert.signed(signature))),
                new Changes());
        return new Facts(
                        new PropertiesTexts(Assets.shipped(), locale, l -> true),
                        ZoneId.of("Asia/Shanghai"),
                        new GeoPoint(31.23, 121.47))
                .of(situation, Changes.Kind.ALERT, "a", Samples.START)
                .orElseThrow();
    }

    private static Optional<String> row(DetailSheet card, String name) {
        List<String> values =
                card.rows().stream()
                        .filter(r -> r.name().equals(name))
                        .map(DetailSheet.Row::value)
                        .toList();
        return values.stream().findFirst();
    }

    @Test
    void oneThatIsNotSignedSaysNothingOfIt() {
        assertThat(row(card(null, Locale.CHINESE), "签名")).isEmpty();
    }

    @Test
    void saysWhoSigned() {
        Signature signature =
                new Signature(State.TRUSTED, "CN=Met office,OU=Forecasts,O=City,C=CN", "");
        assertThat(row(card(signature, Locale.CHINESE), "签名")).contains("有效，签署者可信 · Met office");
        assertThat(card(signature, Locale.CHINESE).title()).isEqualTo("上海中心气象台发布台风黄色预警");
        assertThat(row(card(new Signature(State.INTACT, "", ""), Locale.ENGLISH), "Signature"))
                .contains("fits, signer not vouched for");
    }

    @Test
    void aBrokenOneStandsBeforeTheTitle() {
        DetailSheet card =
                card(new Signature(State.BROKEN, "CN=Met office", "changed"), Locale.CHINESE);
        assertThat(card.title()).isEqualTo("签名不符 · 上海中心气象台发布台风黄色预警");
        assertThat(row(card, "签名")).contains("不符：签署后内容被改动 · Met office");
    }
}
