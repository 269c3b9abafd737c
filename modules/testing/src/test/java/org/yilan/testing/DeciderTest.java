package org.yilan.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yilan.testing.IncidentBuilder.incident;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yilan.situation.command.Actor;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Decider;
import org.yilan.situation.command.Decision;
import org.yilan.situation.command.Refusal;
import org.yilan.situation.command.Role;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Proposal;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Tier;

import java.time.Duration;
import java.time.Instant;

class DeciderTest {
    private static final Instant NOW = Samples.START.plus(Duration.ofMinutes(10));
    private static final Actor WALL = new Actor("大屏", Role.WALL);
    private static final Actor LI = new Actor("李明", Role.DISPATCHER);
    private static final Actor CHEN = new Actor("陈静", Role.COMMANDER);
    private static final Actor ZHAO = new Actor("赵强", Role.COMMANDER);
    private static final ResponseLevel.Key CITY_TYPHOON =
            new ResponseLevel.Key(Tier.CITY, "310000", "typhoon");

    private final JournalScript journal =
            JournalScript.from(Samples.START)
                    .then(incident("a").title("积水").grade(Grade.III).reported());

    private Decision decide(Actor actor, Command command, String reason) {
        return decide(actor, null, command, reason, -1);
    }

    private Decision decide(
            Actor actor, @Nullable Actor second, Command command, String reason, long version) {
        CommandEnvelope envelope =
                new CommandEnvelope("c1", actor.name(), NOW, reason, version, command);
        return new Decider().decide(journal.fold(), envelope, actor, second, NOW);
    }

    private static Decision accepted(Event... events) {
        return new Decision.Accept(java.util.List.of(events));
    }

    private static Command declare(Grade level) {
        return new Command.DeclareLevel("上海市防汛指挥部", Tier.CITY, "310000", "typhoon", level, null);
    }

    private static ResponseLevel level(Grade grade, String by, String second) {
        return new ResponseLevel(
                "上海市防汛指挥部", Tier.CITY, "310000", "typhoon", grade, NOW, null, by, second, "风暴潮");
    }

    @Test
    void anIncidentIsTakenAssignedAndResolved() {
        assertThat(decide(LI, new Command.AcknowledgeIncident("a"), ""))
                .isEqualTo(accepted(new Event.IncidentAcknowledged("a", "李明", "")));
        journal.then(new Event.IncidentAcknowledged("a", "李明", ""));
        assertThat(decide(LI, new Command.AssignIncident("a", " 水务局 "), ""))
                .isEqualTo(accepted(new Event.IncidentAssigned("a", "水务局", "李明", "")));
        journal.then(new Event.IncidentAssigned("a", "水务局", "李明", ""));
        assertThat(decide(LI, new Command.ResolveIncident("a"), "已排干"))
                .isEqualTo(accepted(new Event.IncidentResolved("a", "李明", "已排干")));
    }

    @Test
    void refusesASecondAcknowledgementAndSaysWhoseItIs() {
        journal.then(new Event.IncidentAcknowledged("a", "王芳", ""));

        assertThat(decide(LI, new Command.AcknowledgeIncident("a"), ""))
                .isEqualTo(Refusal.ALREADY_ACKNOWLEDGED.because("积水", "王芳"));
    }

    @Test
    void refusesTheSameAssignmentTwiceAndAnotherOneWithoutReason() {
        journal.then(new Event.IncidentAssigned("a", "水务局", "李明", ""));

        assertThat(decide(LI, new Command.AssignIncident("a", "水务局"), ""))
                .isEqualTo(Refusal.ALREADY_ASSIGNED.because("积水", "水务局"));
        assertThat(decide(LI, new Command.AssignIncident("a", "消防"), " "))
                .isEqualTo(Refusal.REASON_REQUIRED.because());
        assertThat(decide(LI, new Command.AssignIncident("a", "消防"), "有人被困"))
                .isInstanceOf(Decision.Accept.class);
        assertThat(decide(LI, new Command.AssignIncident("a", ""), "x"))
                .isEqualTo(Refusal.NO_UNIT.because());
    }

    @Test
    void refusesWhatWasOrderedOnAnOldPicture() {
        journal.then(new Event.IncidentAcknowledged("a", "王芳", ""));

        assertThat(decide(LI, null, new Command.AssignIncident("a", "水务局"), "", 1))
                .isEqualTo(Refusal.CHANGED_MEANWHILE.because("积水", "王芳"));
        assertThat(decide(LI, null, new Command.AssignIncident("a", "水务局"), "", 2))
                .isInstanceOf(Decision.Accept.class);
    }

    @Test
    void refusesToResolveWhatNobodyTookOrWithoutReason() {
        assertThat(decide(LI, new Command.ResolveIncident("a"), "x"))
                .isEqualTo(Refusal.NOT_ACKNOWLEDGED.because("积水"));
        journal.then(new Event.IncidentAcknowledged("a", "李明", ""));
        assertThat(decide(LI, new Command.ResolveIncident("a"), ""))
                .isEqualTo(Refusal.REASON_REQUIRED.because());
    }

    @Test
    void refusesEverythingOnAResolvedIncident() {
        journal.then(new Event.IncidentResolved("a", "李明", "x"));

        for (Command command :
                new Command[] {
                    new Command.AcknowledgeIncident("a"),
                    new Command.AssignIncident("a", "水务局"),
                    new Command.EscalateIncident("a", Grade.I),
                    new Command.ResolveIncident("a")
                }) {
            assertThat(decide(LI, command, "x")).isEqualTo(Refusal.ALREADY_RESOLVED.because("积水"));
        }
        assertThat(decide(LI, new Command.ResolveIncident("b"), "x"))
                .isEqualTo(Refusal.UNKNOWN_INCIDENT.because("b"));
    }

    @Test
    void escalatesUpwardsOrSupervisesButNeverDownwards() {
        assertThat(decide(LI, new Command.EscalateIncident("a", Grade.II), "超时"))
                .isEqualTo(accepted(new Event.IncidentEscalated("a", Grade.II, "李明", "超时")));
        assertThat(decide(LI, new Command.EscalateIncident("a", Grade.III), "督办"))
                .isInstanceOf(Decision.Accept.class);
        assertThat(decide(LI, new Command.EscalateIncident("a", Grade.IV), "x"))
                .isEqualTo(Refusal.NOT_GRAVER.because("积水", "III", "IV"));
        assertThat(decide(LI, new Command.EscalateIncident("a", new Grade("紫")), "x"))
                .isEqualTo(Refusal.UNKNOWN_GRADE.because("紫"));
        assertThat(decide(LI, new Command.EscalateIncident("a", Grade.II), ""))
                .isEqualTo(Refusal.REASON_REQUIRED.because());
    }

    @Test
    void theWallOnlyWatchesAndDispatchersLeaveLevelsAlone() {
        for (Command command : Samples.commands()) {
            assertThat(decide(WALL, command, "x")).isEqualTo(Refusal.WALL.because("大屏"));
            if (command instanceof Command.OnLevel) {
                assertThat(decide(LI, command, "x"))
                        .isEqualTo(Refusal.COMMANDER_ONLY.because("李明"));
            }
        }
    }

    @Test
    void oneCommanderDeclaresRaisesLowersAndEndsTheLowerLevels() {
        assertThat(decide(CHEN, declare(Grade.IV), "风暴潮"))
                .isEqualTo(accepted(new Event.LevelDeclared(level(Grade.IV, "陈静", ""))));
        journal.then(new Event.LevelDeclared(level(Grade.II, "陈静", "赵强")));
        assertThat(decide(CHEN, declare(Grade.III), "风暴潮"))
                .isEqualTo(accepted(new Event.LevelDeclared(level(Grade.III, "陈静", ""))));
        assertThat(decide(CHEN, new Command.EndLevel(CITY_TYPHOON), "影响结束"))
                .isEqualTo(accepted(new Event.LevelEnded(CITY_TYPHOON, NOW, "陈静", "影响结束")));
        assertThat(decide(CHEN, new Command.EndLevel(CITY_TYPHOON), ""))
                .isEqualTo(Refusal.REASON_REQUIRED.because());
    }

    @Test
    void levelsOneAndTwoWaitForASecondCommander() {
        Event.LevelProposed proposed =
                new Event.LevelProposed(new Proposal("c1", level(Grade.II, "陈静", ""), NOW));
        assertThat(decide(CHEN, declare(Grade.II), "风暴潮")).isEqualTo(accepted(proposed));
        journal.then(proposed);

        Command confirm = new Command.ConfirmProposal("c1");
        assertThat(decide(CHEN, confirm, "")).isEqualTo(Refusal.SAME_PERSON.because("陈静"));
        assertThat(decide(LI, confirm, "")).isEqualTo(Refusal.COMMANDER_ONLY.because("李明"));
        assertThat(decide(CHEN, LI, confirm, "", -1))
                .isEqualTo(Refusal.SECOND_NOT_COMMANDER.because("李明"));
        Decision declared = accepted(new Event.LevelDeclared(level(Grade.II, "陈静", "赵强")));
        assertThat(decide(ZHAO, confirm, "")).isEqualTo(declared);
        assertThat(decide(CHEN, ZHAO, confirm, "", -1)).isEqualTo(declared);
        assertThat(decide(ZHAO, declare(Grade.II), "也要"))
                .isEqualTo(Refusal.ALREADY_PROPOSED.because("II", "陈静"));
        assertThat(decide(ZHAO, new Command.WithdrawProposal("c1"), "误"))
                .isEqualTo(accepted(new Event.ProposalWithdrawn("c1", "赵强", "误")));

        journal.then(((Decision.Accept) declared).events().getFirst());
        assertThat(decide(ZHAO, confirm, "")).isEqualTo(Refusal.UNKNOWN_PROPOSAL.because());
    }

    @Test
    void twoCommandersAtOneConsoleDeclareAtOnce() {
        assertThat(decide(CHEN, ZHAO, declare(Grade.I), "风暴潮", -1))
                .isEqualTo(accepted(new Event.LevelDeclared(level(Grade.I, "陈静", "赵强"))));
        assertThat(decide(CHEN, CHEN, declare(Grade.I), "风暴潮", -1))
                .isEqualTo(Refusal.SAME_PERSON.because("陈静"));
        assertThat(decide(CHEN, LI, declare(Grade.I), "风暴潮", -1))
                .isEqualTo(Refusal.SECOND_NOT_COMMANDER.because("李明"));
    }

    @Test
    void aNewProposalReplacesAnotherForTheSamePlaceAndHazard() {
        journal.then(new Event.LevelProposed(new Proposal("old", level(Grade.II, "陈静", ""), NOW)));

        assertThat(decide(CHEN, declare(Grade.I), "风暴潮"))
                .isEqualTo(
                        accepted(
                                new Event.ProposalWithdrawn("old", "陈静", "风暴潮"),
                                new Event.LevelProposed(
                                        new Proposal("c1", level(Grade.I, "陈静", ""), NOW))));
    }

    @Test
    void refusesLevelsThatMakeNoSense() {
        assertThat(decide(CHEN, declare(Grade.WHITE), "x"))
                .isEqualTo(Refusal.UNKNOWN_GRADE.because("WHITE"));
        assertThat(decide(CHEN, declare(Grade.IV), ""))
                .isEqualTo(Refusal.REASON_REQUIRED.because());
        assertThat(
                        decide(
                                CHEN,
                                new Command.DeclareLevel(
                                        "应急管理部",
                                        Tier.NATIONAL,
                                        "000000",
                                        "typhoon",
                                        Grade.IV,
                                        null),
                                "x"))
                .isEqualTo(Refusal.NOT_YOUR_TIER.because("NATIONAL"));
        assertThat(
                        decide(
                                CHEN,
                                new Command.DeclareLevel(
                                        "", Tier.CITY, "310000", "typhoon", Grade.IV, null),
                                "x"))
                .isEqualTo(Refusal.LEVEL_INCOMPLETE.because());
        assertThat(
                        decide(
                                CHEN,
                                new Command.DeclareLevel(
                                        "区", Tier.DISTRICT, "310115", "typhoon", Grade.IV, NOW),
                                "x"))
                .isEqualTo(Refusal.REVIEW_PAST.because());
        assertThat(decide(CHEN, new Command.EndLevel(CITY_TYPHOON), "x"))
                .isEqualTo(Refusal.NO_LEVEL.because("typhoon", "310000"));
        journal.then(new Event.LevelDeclared(level(Grade.IV, "陈静", "")));
        assertThat(decide(CHEN, declare(Grade.IV), "x"))
                .isEqualTo(Refusal.LEVEL_IN_FORCE.because("IV", "typhoon", "310000"));
    }

    @Test
    void theSentenceNamesWhatItIsAbout() {
        assertThat(Refusal.CHANGED_MEANWHILE.because("O'Hara's '积水' {0}", "王芳").message())
                .isEqualTo(
                        "“O'Hara's '积水' {0}” has just been changed by 王芳: look at it again before"
                                + " you act.");
        assertThat(Refusal.CHANGED_MEANWHILE.code()).isEqualTo("refused.changed-meanwhile");
    }
}
