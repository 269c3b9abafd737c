package org.yilan.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.yilan.fx.FxThread;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.command.Role;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Tier;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// The checklist and the roll-call with keys alone. The late one stands first, what is done or waived last.
class DutiesKeyboardFxTest extends BoardDesk {
    private static BebincaNight dispatcher() {
        return new BebincaNight(Locale.CHINESE, Role.DISPATCHER);
    }

    private List<Command> orders() {
        return sent.stream().map(CommandEnvelope::command).toList();
    }

    @Test
    void theTileSaysHowFarItIsAndTheListIsWorkedOffByADispatcher() {
        open(dispatcher().busy().tasked());
        settle();
        assertThat(shown()).contains("25% 迟1").contains("完成 1/4（25%）").contains("1 项任务逾期");

        type(KeyCode.T, KeyCode.ENTER, KeyCode.DOWN, KeyCode.SPACE);
        assertThat(orders())
                .containsExactly(
                        new Command.CompleteTask(BebincaNight.city("evacuate")),
                        new Command.CompleteTask(BebincaNight.city("word")));
    }

    @Test
    void waivingAndUndoingAskForAReason() {
        open(dispatcher().busy().tasked());

        type(KeyCode.T, KeyCode.V);
        assertThat(isOpen()).isTrue();
        write("已由部队完成");
        type(KeyCode.ENTER);
        type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN, KeyCode.U);
        type(KeyCode.ENTER);

        assertThat(orders())
                .containsExactly(
                        new Command.WaiveTask(BebincaNight.city("evacuate")),
                        new Command.ReopenTask(BebincaNight.city("pumps")));
        assertThat(sent.getFirst().reason()).isEqualTo("已由部队完成");
        assertThat(sent.getLast().reason()).isEqualTo("误操作");
        type(KeyCode.UP, KeyCode.U);
        assertThat(isOpen()).as("nothing to take back of what is open").isFalse();
        type(KeyCode.ESCAPE);
        settle();
        assertThat(shown()).contains("规则");
    }

    @Test
    void aWallOnlyWatches() {
        open(new BebincaNight(Locale.CHINESE, Role.WALL).busy().tasked());

        type(KeyCode.T, KeyCode.ENTER, KeyCode.V);
        assertThat(sent).isEmpty();
        assertThat(isOpen()).isFalse();
    }

    @Test
    void postsAnswerAndTheFormSaysWhoHas() {
        open(commander().busy().waiting().called());

        type(KeyCode.T, KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER, KeyCode.UP, KeyCode.V);
        write("仍未清空");
        type(KeyCode.ENTER, KeyCode.ESCAPE, KeyCode.C);
        assertThat(orders())
                .containsExactly(
                        new Command.AnswerRollCall("p1", "police", true),
                        new Command.AnswerRollCall("p1", "transport", false));
        assertThat(words()).contains("点名：水务 就位，交通 未就位，公安 未应答");
    }

    @Test
    void whoGoesAgainstThePostsIsAskedForAReasonAgain() {
        open(commander().busy().waiting().called());
        night.console.onCommand(
                e -> {
                    sent.add(e);
                    return ((Command.ConfirmProposal) e.command()).despite()
                            ? new Outcome.Accepted(e.id(), 1)
                            : new Outcome.Refused(e.id(), "refused.post-no-go", List.of("交通"), "");
                });

        type(KeyCode.C);
        write("王建国");
        type(KeyCode.ENTER);
        write("4711");
        type(KeyCode.ENTER, KeyCode.ENTER);
        assertThat(words()).contains("未就位：交通");
        write("4711");
        type(KeyCode.ENTER);
        assertThat(FxThread.call(() -> focused().getText())).as("the old reason is gone").isEmpty();
        write("不能再等");
        type(KeyCode.ENTER);

        assertThat(orders())
                .containsExactly(
                        new Command.ConfirmProposal("p1"), new Command.ConfirmProposal("p1", true));
        assertThat(sent.getLast().reason()).isEqualTo("不能再等");
    }

    @Test
    void aLevelIsDeclaredForLater() {
        open(commander().busy());

        // Level, review, from when, no second person, reason.
        type(KeyCode.S, KeyCode.ENTER, KeyCode.ENTER, KeyCode.ENTER, KeyCode.ENTER, KeyCode.ENTER);

        assertThat(orders())
                .containsExactly(
                        new Command.DeclareLevel(
                                "上海市防汛指挥部",
                                Tier.CITY,
                                "310000",
                                "typhoon",
                                Grade.I,
                                BebincaNight.NOW.plus(Duration.ofMinutes(150)),
                                BebincaNight.NOW.plus(Duration.ofMinutes(30))));
    }

    @Test
    void whatPressesIsSaidAndCounted() {
        open(commander().busy().tasked().pressing());
        settle();
        assertThat(shown())
                .contains("1 项通知未送达，1 项任务逾期，1 项应复核")
                .contains("通知未送达：值班系统，试 9 次后放弃（HTTP 503: busy）")
                .contains("预定：全市高潮位 III 级，08:00 起（还有 6 小时）")
                .contains("全市 III 级应复核，已过 15 分");
    }
}
