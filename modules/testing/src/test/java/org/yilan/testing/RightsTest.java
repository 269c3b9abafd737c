package org.yilan.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yilan.testing.IncidentBuilder.incident;

import org.junit.jupiter.api.Test;
import org.yilan.situation.command.Actor;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Decider;
import org.yilan.situation.command.Decision;
import org.yilan.situation.command.Refusal;
import org.yilan.situation.command.Role;
import org.yilan.situation.command.Scope;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Exercise;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.HoldCause;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Tier;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Who may do what. The table is the users' rules, written down here once more.
class RightsTest {
    private static final Instant NOW = Samples.START.plusSeconds(600);

    private final JournalScript journal =
            JournalScript.from(Samples.START)
                    .then(new Event.LimitsSet(Samples.limits()))
                    .then(
                            incident("pudong")
                                    .place(new Place(null, "", "310115"))
                                    .hazard("rainstorm")
                                    .reported())
                    .then(incident("nowhere").place(Place.UNKNOWN).hazard("").reported());

    private static Actor actor(Role role, Scope scope) {
        return new Actor("甲", role, scope);
    }

    private static Scope districts(String... codes) {
        return new Scope(Set.of(), Set.of(codes), Set.of());
    }

    private Decision decide(Actor actor, Command command) {
        return new Decider()
                .decide(
                        journal.fold(),
                        new CommandEnvelope("c", actor.name(), NOW, "有理由", -1, command),
                        actor,
                        null,
                        NOW);
    }

    private static String code(Decision decision) {
        return decision instanceof Decision.Refuse refuse ? refuse.code() : "";
    }

    private boolean forbidden(Role role, Command command) {
        String code = code(decide(actor(role, Scope.ALL), command));
        return EnumSet.allOf(Refusal.class).stream()
                .anyMatch(r -> r.forWantOfRights() && r.code().equals(code));
    }

    private static Command declare(Tier tier, String division, String hazard) {
        return new Command.DeclareLevel("指挥部", tier, division, hazard, Grade.III, null);
    }

    @Test
    void everyRoleMayDoWhatItIsForAndNothingElse() {
        Map<String, Command> orders =
                new TreeMap<>(
                        Map.of(
                                "take", new Command.AcknowledgeIncident("pudong"),
                                "evaluate", new Command.EvaluateIncident("pudong", true),
                                "hold", new Command.HoldClock("pudong", HoldCause.CALLER),
                                "go on", new Command.ReleaseClock("pudong"),
                                "supervise", new Command.SuperviseIncident("pudong", Tier.DISTRICT),
                                "answer", new Command.AnswerSupervision("pudong"),
                                "declare", declare(Tier.CITY, "310000", "typhoon")));
        Map<Role, Set<String>> may =
                Map.of(
                        Role.WALL, Set.of(),
                        Role.OBSERVER, Set.of(),
                        Role.DISPATCHER, Set.of("take", "evaluate", "go on"),
                        Role.SUPERVISOR,
                                Set.of("take", "evaluate", "go on", "hold", "supervise", "answer"),
                        Role.COMMANDER, orders.keySet(),
                        Role.TRAINER, Set.of());
        assertThat(may).hasSameSizeAs(Role.values());
        may.forEach(
                (role, allowed) ->
                        orders.forEach(
                                (name, order) ->
                                        assertThat(forbidden(role, order))
                                                .as(role + " " + name)
                                                .isEqualTo(!allowed.contains(name))));
    }

    @Test
    void aTrainerPlaysEveryPostButInAnExerciseOnly() {
        Command take = new Command.AcknowledgeIncident("pudong");
        Actor trainer = actor(Role.TRAINER, Scope.ALL);

        assertThat(decide(trainer, take)).isEqualTo(Refusal.TRAINER_IN_EARNEST.because("甲"));
        journal.then(new Event.ExerciseMarked(new Exercise("x", "演练", "", "drill", "")));
        assertThat(decide(trainer, take)).isInstanceOf(Decision.Accept.class);
        assertThat(decide(trainer, declare(Tier.CITY, "310000", "typhoon")))
                .isInstanceOf(Decision.Accept.class);
    }

    @Test
    void aDistrictIsKeptToWithAllThatLiesInIt() {
        Command take = new Command.AcknowledgeIncident("pudong");

        for (String covering : List.of("310115", "310000", "000000")) {
            assertThat(code(decide(actor(Role.DISPATCHER, districts(covering)), take)))
                    .as(covering)
                    .isEmpty();
        }
        assertThat(decide(actor(Role.DISPATCHER, districts("310104", "310101")), take))
                .isEqualTo(Refusal.OUTSIDE_DISTRICT.because("甲", "310115", "310101, 310104"));
        // A street of it does not answer for the whole district.
        assertThat(code(decide(actor(Role.DISPATCHER, districts("310115007")), take)))
                .isEqualTo("refused.outside-district");
    }

    @Test
    void whereNobodyKnowsWhereItIsNobodyIsKeptFromIt() {
        assertThat(
                        decide(
                                actor(Role.DISPATCHER, districts("310104")),
                                new Command.AcknowledgeIncident("nowhere")))
                .isInstanceOf(Decision.Accept.class);
    }

    @Test
    void aHazardIsKeptTo() {
        Scope typhoon = new Scope(Set.of(), Set.of(), Set.of("typhoon"));

        assertThat(
                        decide(
                                actor(Role.DISPATCHER, typhoon),
                                new Command.AcknowledgeIncident("pudong")))
                .isEqualTo(Refusal.OUTSIDE_HAZARD.because("甲", "rainstorm", "typhoon"));
        assertThat(
                        code(
                                decide(
                                        actor(Role.DISPATCHER, typhoon),
                                        new Command.AcknowledgeIncident("nowhere"))))
                .isEqualTo("refused.outside-hazard");
        assertThat(decide(actor(Role.COMMANDER, typhoon), declare(Tier.CITY, "310000", "typhoon")))
                .isInstanceOf(Decision.Accept.class);
    }

    @Test
    void aTierIsKeptToByWhoSupervisesAndByWhoDeclares() {
        Scope district = new Scope(Set.of(Tier.DISTRICT), Set.of("310115"), Set.of());
        Actor commander = actor(Role.COMMANDER, district);

        assertThat(decide(commander, declare(Tier.DISTRICT, "310115", "typhoon")))
                .isInstanceOf(Decision.Accept.class);
        assertThat(decide(commander, declare(Tier.CITY, "310115", "typhoon")))
                .isEqualTo(Refusal.OUTSIDE_TIER.because("甲", "CITY", "DISTRICT"));
        assertThat(code(decide(commander, declare(Tier.DISTRICT, "310000", "typhoon"))))
                .isEqualTo("refused.outside-district");
        assertThat(
                        code(
                                decide(
                                        actor(Role.SUPERVISOR, district),
                                        new Command.SuperviseIncident("pudong", Tier.CITY))))
                .isEqualTo("refused.outside-tier");
    }

    @Test
    void theSecondPersonMustAnswerForTheLevelToo() {
        Command declare =
                new Command.DeclareLevel("指挥部", Tier.CITY, "310000", "typhoon", Grade.I, null);
        Actor second = new Actor("乙", Role.COMMANDER, districts("310115"));

        assertThat(
                        new Decider()
                                .decide(
                                        journal.fold(),
                                        new CommandEnvelope("c", "甲", NOW, "风暴潮", -1, declare),
                                        actor(Role.COMMANDER, Scope.ALL),
                                        second,
                                        NOW))
                .isEqualTo(Refusal.OUTSIDE_DISTRICT.because("乙", "310000", "310115"));
    }
}
