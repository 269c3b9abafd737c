package org.yilan.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.yilan.assets.Assets;
import org.yilan.situation.Changes;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Tier;
import org.yilan.situation.plan.Plan;
import org.yilan.situation.plan.PlanEngine;
import org.yilan.situation.plan.Rule;
import org.yilan.testing.AlertBuilder;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/// The shipped plan and the board against 15 September 2024.
class BebincaTest {

    private final Situation situation = new Situation();
    private final PlanEngine engine = new PlanEngine(shanghai());
    private long seq;

    @Test
    void theShippedPlanIsReadWhole() {
        Plan plan = engine.plan();

        assertThat(plan.city()).isEqualTo("310000");
        assertThat(plan.districts()).hasSize(16).doesNotHaveDuplicates();
        assertThat(plan.hazards()).hasSizeGreaterThan(5);
        Rule.OnValue gust = (Rule.OnValue) plan.rule("typhoon.gust.14.city").orElseThrow();
        assertThat(gust.atLeast()).isEqualTo(41.5);
        assertThat(gust.stations()).isEqualTo(2);
        assertThat(gust.whileSignal()).isEqualTo("typhoon");
        for (Plan.ForHazard hazard : plan.hazards()) {
            assertThat(hazard.issuers()).as(hazard.hazard()).containsKeys(Tier.CITY, Tier.DISTRICT);
            assertThat(hazard.review()).as(hazard.hazard()).hasSize(4);
            assertThat(hazard.rules())
                    .as(hazard.hazard())
                    .allSatisfy(r -> assertThat(r.source().mark()).isIn("V", "W", "M", "O"));
        }
    }

    @Test
    void theCitysSignalsCallForTheLevelsThatItDeclared() {
        city("y", Grade.III, "2024-09-15T08:00");
        assertThat(engine.suggest(situation, at("2024-09-15T08:00")).getFirst().level())
                .isEqualTo(Grade.III);

        city("o", Grade.II, "2024-09-15T17:00", "y");
        assertThat(engine.suggest(situation, at("2024-09-15T17:00")).getFirst().level())
                .isEqualTo(Grade.II);
    }

    @Test
    void divergenceOfTheTiersIsSeen() {
        city("y", Grade.III, "2024-09-15T08:00");
        level(Tier.CITY, "310000", Grade.III, "2024-09-15T08:00");
        for (String code : List.of("310115", "310120", "310151", "310116")) {
            level(Tier.DISTRICT, code, Grade.II, "2024-09-15T14:00");
        }
        level(Tier.NATIONAL, "000000", Grade.IV, "2024-09-15T09:00");

        Board.Row row = board("2024-09-15T14:11").rows().getFirst();

        assertThat(row.hazard()).isEqualTo("typhoon");
        assertThat(row.above()).isEqualTo(4);
        assertThat(row.below()).isZero();
        assertThat(row.cityAgainstNation()).isPositive();
    }

    @Test
    void districtsThatDifferStandApartWhileThereIsRoom() {
        level(Tier.CITY, "310000", Grade.III, "2024-09-15T08:00");
        for (String code : List.of("310115", "310120", "310151", "310116")) {
            level(Tier.DISTRICT, code, Grade.II, "2024-09-15T14:00");
        }
        level(Tier.DISTRICT, "310113", Grade.III, "2024-09-15T10:00");
        level(Tier.DISTRICT, "310114", Grade.III, "2024-09-15T11:00");
        Board.Row row = board("2024-09-15T14:11").rows().getFirst();

        assertThat(Tiles.of(row, "310000", engine.plan().districts(), 8))
                .extracting(t -> t.divisions().size(), Tiles.Tile::level)
                .containsExactly(
                        tuple(1, null),
                        tuple(1, Grade.III),
                        tuple(1, Grade.II),
                        tuple(1, Grade.II),
                        tuple(1, Grade.II),
                        tuple(1, Grade.II),
                        tuple(2, Grade.III),
                        tuple(10, null));
        assertThat(Tiles.of(row, "310000", engine.plan().districts(), 6))
                .extracting(t -> t.divisions().size(), Tiles.Tile::level)
                .containsExactly(
                        tuple(1, null),
                        tuple(1, Grade.III),
                        tuple(4, Grade.II),
                        tuple(2, Grade.III),
                        tuple(10, null));
    }

    @Test
    void aFaultyPlanSaysWhere() {
        String head =
                "{\"id\":\"x\",\"zh\":\"x\",\"en\":\"x\",\"city\":\"310000\",\"districts\":[\"310101\"],";
        assertThatThrownBy(() -> PlanFile.parse("plans/x.json", head + "\"hazards\":[]}"))
                .isInstanceOf(IOException.class)
                .hasMessage("plans/x.json: hazards: expected a list with something in it");
        String rule =
                "{\"id\":\"r\",\"level\":\"V\",\"tiers\":[\"CITY\"],\"zh\":\"x\",\"en\":\"x\"}";
        assertThatThrownBy(
                        () ->
                                PlanFile.parse(
                                        "plans/x.json",
                                        head
                                                + "\"readingsCountFor\":\"PT1H\",\"hazards\":[{\"hazard\":\"gas\",\"rules\":["
                                                + rule
                                                + "]}]}"))
                .hasMessage(
                        "plans/x.json: hazards[0].rules[0] (r).level: 'V' is none of I, II, III,"
                                + " IV");
        assertThatThrownBy(() -> PlanFile.parse("plans/x.json", "{\"id\":"))
                .hasMessageStartingWith("plans/x.json: ");
    }

    private Board board(String local) {
        return Board.of(situation, engine, at(local));
    }

    private void city(String id, Grade grade, String local, String... replaces) {
        AlertBuilder alert = AlertBuilder.alert(id).grade(grade).sent(at(local));
        apply((replaces.length == 0 ? alert : alert.updates(replaces)).published());
    }

    private void level(Tier tier, String division, Grade grade, String local) {
        apply(
                new Event.LevelDeclared(
                        new ResponseLevel(
                                "指挥部", tier, division, "typhoon", grade, at(local), null, "cap", "",
                                "")));
    }

    private void apply(Event event) {
        seq++;
        situation.apply(
                new Recorded(seq, at("2024-09-15T00:00").plusSeconds(seq), "e" + seq, "", event),
                new Changes());
    }

    private static Plan shanghai() {
        try {
            return PlanFile.read(Assets.shipped(), "shanghai");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Instant at(String local) {
        return Instant.parse(local + ":00+08:00");
    }
}
