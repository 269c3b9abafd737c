package org.yilan.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

import org.junit.jupiter.api.Test;
import org.yilan.fx.FxThread;
import org.yilan.situation.Changes;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Tier;
import org.yilan.situation.plan.Lever;
import org.yilan.situation.plan.Supposition;

/// What if, by keyboard: the gauges of the night read 42.1 and 43.6 m/s, so the city's deciding one is 42.1 and the rules call
/// for I (41.5); the city's signal is orange.
class WhatIfFxTest extends BoardDesk {
    private static final Lever.Signal SIGNAL = new Lever.Signal(Tier.CITY, "310000", "typhoon");

    @Test
    void theGustIsLoweredByKeysUntilTheRulesCallForLess() {
        open(commander().busy());
        assertThat(shown()).doesNotContain("假设如此");

        // Down to the gust, then one level less: 41.5, then 32.7 (where II still holds), and a step
        // below.
        type(KeyCode.I, KeyCode.DOWN);
        assertThat(look()).contains("尚未假设，规则要求 I（不变）").contains("实测 42.1 m/s");
        type(KeyCode.LEFT);
        assertThat(look()).contains("42.1 → 假设 42.0 m/s").contains("规则将要求 I（不变）");
        type(KeyCode.LEFT, KeyCode.LEFT);
        // 41.0 is below 41.5. Pudong, 43.6 − 1.1 = 42.5, stays at I.
        assertThat(look()).contains("42.1 → 假设 41.0 m/s").contains("全市规则将要求 I → II");
        assertThat(look()).contains("实况 · 全市");
        type(KeyCode.MINUS);
        assertThat(look()).contains("假设 32.7 m/s");
        type(KeyCode.HOME);
        assertThat(look()).contains("尚未假设").contains("实测 42.1 m/s");
        assertThat(sent).isEmpty();
    }

    @Test
    void oneGradeMoreOfTheSignal() {
        open(commander().busy());

        type(KeyCode.I, KeyCode.PLUS);

        assertThat(look()).contains("橙 → 假设 红");
        assertThat(supposition().settings()).containsExactly(java.util.Map.entry(SIGNAL, 4.0));
        type(KeyCode.MINUS, KeyCode.MINUS);
        assertThat(look()).contains("橙 → 假设 黄");
    }

    @Test
    void nothingIsDeclaredFromASupposition() {
        open(commander().busy());

        type(KeyCode.I, KeyCode.DOWN, KeyCode.MINUS, KeyCode.MINUS);
        for (KeyCode order :
                new KeyCode[] {
                    KeyCode.D, KeyCode.N, KeyCode.X, KeyCode.C, KeyCode.W, KeyCode.S, KeyCode.ENTER
                }) {
            type(order);
            assertThat(isOpen()).as(order.name()).isFalse();
        }
        assertThat(night.said.keys).hasSize(7).containsOnly("escalation_what_if_no_orders");
        FxThread.run(() -> panel.act(LevelAction.RAISE));
        assertThat(isOpen()).isFalse();

        // Back in what is, the form carries the real suggestion, I, and its rule.
        type(KeyCode.ESCAPE, KeyCode.EQUALS);
        assertThat(isOpen()).isTrue();
        assertThat(words()).contains("规则要求 I 级").doesNotContain("假设");
        assertThat(sent).isEmpty();
    }

    @Test
    void escapeLeavesAndGivesTheKeyboardBack() {
        open(commander().busy());

        type(KeyCode.I, KeyCode.PLUS, KeyCode.ESCAPE);

        assertThat(look()).doesNotContain("假设如此").doesNotContain("尚未假设");
        assertThat(supposition().isEmpty()).isTrue();
        // The board's keys work at once.
        type(KeyCode.X);
        assertThat(isOpen()).isTrue();
    }

    @Test
    void goingIntoThePastEndsIt() {
        open(commander().busy());
        type(KeyCode.I, KeyCode.PLUS);

        night.console.time().pauseAt(BebincaNight.at("2024-09-16T01:00")).join();
        FxThread.run(() -> panel.tick(night.console.time().now()));

        assertThat(FxThread.call(() -> panel.whatIf().isOpen())).isFalse();
        assertThat(night.said.keys).contains("escalation_what_if_overtaken");
        // In the past it may be asked too, and coming back ends that as well.
        type(KeyCode.I);
        assertThat(FxThread.call(() -> panel.whatIf().isOpen())).isTrue();
        night.console.time().goLive().join();
        FxThread.run(() -> panel.tick(night.console.time().now()));
        assertThat(FxThread.call(() -> panel.whatIf().isOpen())).isFalse();
    }

    @Test
    void whatReallyChangesMeanwhileIsShownUnderIt() {
        open(commander().busy());
        type(KeyCode.I, KeyCode.DOWN, KeyCode.RIGHT);
        assertThat(look()).contains("42.1 → 假设 42.5 m/s").doesNotContain("实况有变");

        night.console.applyAt(
                BebincaNight.NOW,
                new Event.ReadingTaken(
                        new Reading(
                                "g1",
                                40.2,
                                BebincaNight.NOW,
                                BebincaNight.NOW,
                                Reading.Quality.GOOD)),
                new Event.LevelDeclared(
                        new ResponseLevel(
                                "上海市防汛指挥部",
                                Tier.CITY,
                                "310000",
                                "typhoon",
                                Grade.I,
                                BebincaNight.NOW,
                                null,
                                "王建国",
                                "",
                                "会商")));
        FxThread.run(() -> panel.refresh(Changes.ofEverything()));

        // The supposed value stays, the measured one moves, and the city really is at I now.
        assertThat(look())
                .contains("40.2 → 假设 42.5 m/s")
                .contains("实况有变：全市 台风 现行等级 II → I")
                .contains("实况有变：全市 台风 规则要求 I → II");
    }

    @Test
    void theAreaAndTheHazardAreChosenByKeys() {
        open(commander().busy());

        // The districts of the plan follow the city: Huangpu first, and back over the city
        // Chongming is the last.
        type(KeyCode.I, KeyCode.PERIOD);
        assertThat(about()).isEqualTo(new ResponseLevel.Key(Tier.DISTRICT, "310101", "typhoon"));
        type(KeyCode.COMMA, KeyCode.COMMA);
        assertThat(about()).isEqualTo(new ResponseLevel.Key(Tier.DISTRICT, "310151", "typhoon"));
        type(KeyCode.PERIOD, KeyCode.CLOSE_BRACKET, KeyCode.CLOSE_BRACKET);
        assertThat(about()).isEqualTo(new ResponseLevel.Key(Tier.CITY, "310000", "tide"));
        // 4.62 m is past blue, 4.91 is yellow.
        type(KeyCode.DOWN, KeyCode.PLUS);
        assertThat(look()).contains("4.62 → 假设 4.91 m").contains("全市规则将要求 IV → III");
    }

    @Test
    void aPressOnTheTrackPutsItThere() {
        open(commander().busy());
        type(KeyCode.I);
        settle();

        FxThread.run(
                () -> {
                    Node track =
                            panel.view().lookupAll(".lever-track").stream()
                                    .skip(1)
                                    .findFirst()
                                    .orElseThrow();
                    // The left end of the gusts' track is 0 m/s.
                    track.fireEvent(
                            new MouseEvent(
                                    MouseEvent.MOUSE_PRESSED,
                                    1,
                                    5,
                                    1,
                                    5,
                                    MouseButton.PRIMARY,
                                    1,
                                    false,
                                    false,
                                    false,
                                    false,
                                    true,
                                    false,
                                    false,
                                    false,
                                    false,
                                    true,
                                    null));
                });

        // Without wind the orange signal alone is left: II.
        assertThat(look()).contains("42.1 → 假设 0.0 m/s").contains("全市规则将要求 I → II");
    }

    @Test
    void aWallSupposesNothing() {
        open(
                new BebincaNight(java.util.Locale.CHINESE, org.yilan.situation.command.Role.WALL)
                        .busy());

        type(KeyCode.I);

        assertThat(FxThread.call(() -> panel.whatIf().isOpen())).isFalse();
        assertThat(night.said.keys).containsExactly("escalation_watching");
    }

    private String look() {
        settle();
        return FxThread.call(this::shown);
    }

    private Supposition supposition() {
        return FxThread.call(() -> panel.whatIf().whatIf().supposition());
    }

    private ResponseLevel.Key about() {
        return FxThread.call(() -> panel.whatIf().whatIf().about().orElseThrow());
    }
}
