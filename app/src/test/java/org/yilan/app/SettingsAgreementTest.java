package org.yilan.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yilan.assets.Assets;
import org.yilan.feeds.FeedFormats;
import org.yilan.situation.command.Role;
import org.yilan.situation.kpi.KpiBoard;
import org.yilan.situation.model.Tier;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The words that the configuration's schema allows are those that the rest of the program knows.
class SettingsAgreementTest {
    private final JsonNode schema;

    SettingsAgreementTest() throws Exception {
        schema = JsonMapper.shared().readTree(Assets.shipped().text("settings/schema.json"));
    }

    @Test
    void formatsAreThoseThatAreInstalled() {
        assertThat(words("/properties/feeds/items/properties/format/enum"))
                .containsExactlyInAnyOrderElementsOf(FeedFormats.installed().names());
        assertThat(schema.at("/properties/feeds/items/allOf"))
                .extracting(r -> r.at("/if/properties/format/const").asString())
                .containsExactlyInAnyOrderElementsOf(FeedFormats.installed().names());
    }

    @Test
    void targetsAreThoseOfTheKeyFigures() {
        assertThat(schema.at("/properties/kpi/properties/targets/properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(KpiBoard.ALL);
    }

    @Test
    void rolesAndTiersAreThoseOfTheDomain() {
        assertThat(words("/$defs/role/enum"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Role.values())
                                .map(r -> r.name().toLowerCase(Locale.ROOT))
                                .toList());
        assertThat(words("/$defs/capOptions/properties/tier/enum"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Tier.values()).map(Enum::name).toList());
    }

    private List<String> words(String pointer) {
        return schema.at(pointer).valueStream().map(JsonNode::asString).toList();
    }
}
