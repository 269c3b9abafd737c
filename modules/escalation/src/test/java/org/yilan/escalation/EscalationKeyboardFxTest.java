package org.yilan.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.Test;
import org.yilan.fx.Fonts;
import org.yilan.fx.FxThread;
import org.yilan.fx.Theme;
import org.yilan.fx.TypeScale;
import org.yilan.situation.Changes;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.command.Role;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Tier;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// The commander's way through the board with keys alone.
class EscalationKeyboardFxTest extends BoardDesk {
    @Test
    void raisingAsTheRulesSuggestBecomesAProposalWhenNobodyConfirms() {
        open(commander().busy());

        // Level, review time, no second person, reason.
        type(KeyCode.EQUALS, KeyCode.ENTER, KeyCode.ENTER, KeyCode.ENTER, KeyCode.ENTER);

        assertThat(sent)
                .extracting(CommandEnvelope::command)
                .containsExactly(
                        new Command.DeclareLevel(
                                "上海市防汛指挥部",
                                Tier.CITY,
                                "310000",
                                "typhoon",
                                Grade.I,
                                BebincaNight.NOW.plus(Duration.ofHours(2))));
        assertThat(sent.getFirst().reason()).isEqualTo("两处以上阵风达 14 级");
        assertThat(isOpen()).isFalse();
    }

    @Test
    void aSecondPersonConfirmsInTheSameForm() {
        open(commander().busy());

        type(KeyCode.EQUALS, KeyCode.ENTER, KeyCode.ENTER);
        write("王建国");
        type(KeyCode.ENTER);
        write("4711");
        type(KeyCode.ENTER, KeyCode.ENTER);

        assertThat(sent).hasSize(2);
        assertThat(sent.getFirst().by()).isEqualTo("李敏");
        assertThat(sent.getLast().by()).isEqualTo("王建国");
        assertThat(sent.getLast().command())
                .isEqualTo(new Command.ConfirmProposal(sent.getFirst().id()));
        assertThat(isOpen()).isFalse();
    }

    @Test
    void aWaitingProposalIsConfirmedWithNameAndPin() {
        open(commander().busy().waiting());

        type(KeyCode.C, KeyCode.ENTER);
        assertThat(sent).isEmpty();
        type(KeyCode.ESCAPE, KeyCode.C);
        write("王建国");
        type(KeyCode.ENTER);
        write("4711");
        type(KeyCode.ENTER, KeyCode.ENTER);

        assertThat(sent)
                .extracting(CommandEnvelope::command)
                .containsExactly(new Command.ConfirmProposal("p1"));
    }

    @Test
    void confirmingWithoutAPinIsAskedForAndNotSent() {
        open(commander().busy().waiting());

        type(KeyCode.C);
        write("王建国");
        type(KeyCode.ENTER, KeyCode.ENTER, KeyCode.ENTER);

        assertThat(sent).isEmpty();
        assertThat(words()).contains("请第二人填写姓名和口令");
    }

    @Test
    void aRefusalIsSaidInWordsAndTheReasonStays() {
        open(commander().busy());
        night.console.onCommand(
                e -> new Outcome.Refused(e.id(), "refused.unheard-of", List.of(), "Too early."));

        type(KeyCode.X);
        write("风力减弱");
        type(KeyCode.ENTER);

        assertThat(isOpen()).isTrue();
        assertThat(words()).contains("未执行：Too early.");
        assertThat(FxThread.call(() -> focused().getText())).isEqualTo("风力减弱");
    }

    @Test
    void arrowsChooseTheTierAndTheHazard() {
        open(commander().busy());

        // The nation, the city, then Pudong at I.
        type(KeyCode.RIGHT, KeyCode.X, KeyCode.ENTER);
        assertThat(sent.getLast().command())
                .isEqualTo(
                        new Command.EndLevel(
                                new ResponseLevel.Key(Tier.DISTRICT, "310115", "typhoon")));

        // Tide has a signal and no level: the rules suggest IV, which needs no second person.
        type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.D, KeyCode.ENTER, KeyCode.ENTER, KeyCode.ENTER);
        assertThat(sent.getLast().command())
                .isInstanceOfSatisfying(
                        Command.DeclareLevel.class,
                        c -> {
                            assertThat(c.hazard()).isEqualTo("tide");
                            assertThat(c.level()).isEqualTo(Grade.IV);
                        });
    }

    @Test
    void aHazardOfWhichNobodySpeaksIsDeclaredForADistrict() {
        open(commander().busy());

        // Another: cold wave is the fourth hazard of the plan; Jing'an the fifth area after city,
        // Huangpu, Xuhui, Changning.
        type(KeyCode.N, KeyCode.DIGIT4, KeyCode.ENTER, KeyCode.DIGIT5, KeyCode.ENTER);
        assertThat(words()).contains("静安 寒潮").contains("现未启动 · 规则没有要求");
        type(KeyCode.ENTER, KeyCode.ENTER, KeyCode.ENTER);

        assertThat(sent)
                .extracting(CommandEnvelope::command)
                .containsExactly(
                        new Command.DeclareLevel(
                                "静安区应急管理局",
                                Tier.DISTRICT,
                                "310106",
                                "cold-wave",
                                Grade.IV,
                                BebincaNight.NOW.plus(Duration.ofHours(24))));
        assertThat(sent.getFirst().reason()).isEqualTo("险情发展，提前响应");
        assertThat(isOpen()).isFalse();
        assertThat(FxThread.call(() -> panel.focusTarget().isFocused())).isTrue();
    }

    @Test
    void lettersGoOnWhereDigitsEnd() {
        open(commander().busy());

        // Sixteen districts after the city: the seventeenth area has the letter after 9, eight
        // letters on: H.
        type(KeyCode.N, KeyCode.ENTER, KeyCode.H);

        assertThat(words()).contains("崇明 台风");
    }

    @Test
    void arrowsReachHazardsAgainstWhichNothingStands() {
        open(commander().busy());

        // Typhoon, rainstorm, tide; then the idle ones in the plan's order: cold wave, road ice,
        // snow.
        type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN, KeyCode.D);
        type(KeyCode.ENTER, KeyCode.ENTER, KeyCode.ENTER);

        assertThat(sent.getLast().command())
                .isInstanceOfSatisfying(
                        Command.DeclareLevel.class,
                        c -> {
                            assertThat(c.hazard()).isEqualTo("snow");
                            assertThat(c.tier()).isEqualTo(Tier.CITY);
                        });
    }

    @Test
    void districtsThatShareATileAreAskedFor() {
        open(commander().busy());

        // Nation, city, Pudong, Jinshan, Fengxian, Qingpu, then six districts like the city; the
        // third of them is Hongkou.
        type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT);
        type(KeyCode.X, KeyCode.DIGIT3, KeyCode.ENTER, KeyCode.ENTER);

        assertThat(sent.getLast().command())
                .isEqualTo(
                        new Command.EndLevel(
                                new ResponseLevel.Key(Tier.DISTRICT, "310109", "typhoon")));
    }

    @Test
    void enterShowsEveryDistrictAndEscapeComesBackToTheSameOne() {
        open(commander().busy());

        // With every district alone, the fourth tile is Xuhui; back among fewer tiles it is one of
        // six.
        type(KeyCode.ENTER, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.X, KeyCode.ENTER);
        assertThat(sent.getLast().command())
                .isEqualTo(
                        new Command.EndLevel(
                                new ResponseLevel.Key(Tier.DISTRICT, "310104", "typhoon")));
        type(KeyCode.ESCAPE, KeyCode.X);
        assertThat(isOpen()).isTrue();
        assertThat(FxThread.call(() -> panel.isWhole())).isFalse();
    }

    @Test
    void afterAWrongPinOnlyTheSecondPersonsPartIsLeft() {
        open(commander().busy());
        night.console.onCommand(
                e -> {
                    sent.add(e);
                    return e.command() instanceof Command.ConfirmProposal && sent.size() < 3
                            ? new Outcome.Refused(
                                    e.id(), "refused.unknown-person", List.of("王建国"), "")
                            : new Outcome.Accepted(e.id(), 1);
                });

        type(KeyCode.EQUALS, KeyCode.ENTER, KeyCode.ENTER);
        write("王建国");
        type(KeyCode.ENTER);
        write("0000");
        type(KeyCode.ENTER, KeyCode.ENTER);
        assertThat(words()).contains("未执行：“王建国”的姓名或口令不对。");
        write("4711"); // the cursor waits in the field for it
        type(KeyCode.ENTER, KeyCode.ENTER);

        assertThat(sent)
                .extracting(e -> e.command().getClass().getSimpleName())
                .containsExactly("DeclareLevel", "ConfirmProposal", "ConfirmProposal");
        assertThat(sent.getLast().command())
                .isEqualTo(new Command.ConfirmProposal(sent.getFirst().id()));
        assertThat(isOpen()).isFalse();
    }

    @Test
    void whatHasNoRoomIsCountedAndPagedTo() {
        open(commander().busy().told());
        FxThread.run(
                () -> {
                    stage.setHeight(420);
                    stage.getScene().getRoot().layout();
                });
        settle();
        String before = FxThread.call(() -> shown());
        assertThat(before).contains("下方还有").doesNotContain("等级变动");

        for (int n = 0; n < 6; n++) {
            type(KeyCode.PAGE_DOWN);
            settle();
        }

        assertThat(FxThread.call(() -> shown())).contains("上方还有").contains("建议 全市 启动 IV");
    }

    @Test
    void aSuggestionFromUnverifiedRulesSaysSo() {
        open(commander().busy());

        // Level I is called for by a gust alone, from memory; tide IV by a signal from a weak
        // source.
        assertThat(FxThread.call(() -> shown())).contains("依据未核实");
        type(KeyCode.DOWN, KeyCode.DOWN);
        settle();
        assertThat(FxThread.call(() -> shown()))
                .contains("建议 全市 启动 IV")
                .contains("来源较弱")
                .doesNotContain("依据未核实");
    }

    @Test
    void theNationsLevelIsNotOurs() {
        open(commander().busy());

        type(KeyCode.LEFT, KeyCode.X);

        assertThat(night.said.keys).containsExactly("escalation_not_ours");
        assertThat(isOpen()).isFalse();
    }

    @Test
    void aDispatcherIsToldWhoDeclares() {
        open(new BebincaNight(Locale.CHINESE, Role.DISPATCHER).busy());

        type(KeyCode.EQUALS);

        assertThat(night.said.keys).containsExactly("escalation_no_right");
    }

    @Test
    void aReplayTakesNoOrders() {
        open(commander().busy());
        night.console.time().pauseAt(BebincaNight.NOW.minus(Duration.ofMinutes(5))).join();

        type(KeyCode.EQUALS);

        assertThat(night.said.keys).containsExactly("escalation_not_live");
    }

    @Test
    void thePanelOnAnotherMonitorGoesOnWithTheHalfWrittenDecision() {
        open(commander().busy());
        type(KeyCode.EQUALS, KeyCode.ENTER, KeyCode.ENTER);
        write("王建国");
        type(KeyCode.ENTER);
        write("4711");

        EscalationPanel next =
                FxThread.call(
                        () -> {
                            EscalationPanel made =
                                    (EscalationPanel)
                                            new EscalationProvider()
                                                    .create(night.context(new TypeScale(28)));
                            made.takeOver(panel);
                            StackPane root = new StackPane(made.view());
                            new Theme(night.assets, Fonts.detect()).apply(root, new TypeScale(28));
                            stage.getScene().setRoot(root);
                            made.refresh(Changes.ofEverything());
                            made.focusTarget().requestFocus();
                            return made;
                        });
        panel.close();
        panel = next;

        assertThat(isOpen()).isTrue();
        // Level, review time, the person is there; the PIN is not, so that nothing goes off.
        type(KeyCode.ENTER, KeyCode.ENTER, KeyCode.ENTER, KeyCode.ENTER, KeyCode.ENTER);
        assertThat(sent).isEmpty();
        write("4711");
        type(KeyCode.ENTER, KeyCode.ENTER);
        assertThat(sent).extracting(CommandEnvelope::by).containsExactly("李敏", "王建国");
    }
}
