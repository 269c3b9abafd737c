package org.yilan.queue;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.yilan.fx.Fonts;
import org.yilan.fx.FxThread;
import org.yilan.fx.Theme;
import org.yilan.fx.TimelineWords;
import org.yilan.fx.TypeScale;
import org.yilan.situation.Changes;
import org.yilan.situation.advice.Advice;
import org.yilan.situation.advice.Candidate;
import org.yilan.situation.advice.Score;
import org.yilan.situation.advice.Suggestion;
import org.yilan.situation.command.Role;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentState;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Merging, splitting and the suggested unit, by keys alone, judged by the real rules.
class MergeByKeyboardFxTest {
    private final FxRobot robot = new FxRobot();
    private StormNight night;
    private QueuePanel panel;
    private RowPoolView<?> list;
    private Stage stage;
    private String first = "";
    private String second = "";

    @BeforeEach
    void show() {
        FxThread.start();
        night = new StormNight(Locale.CHINESE, Role.DISPATCHER).busy(40);
        night.console.onAdvice(this::advice);
        night.console.onChange(changes -> FxThread.later(() -> panel.refresh(changes)));
        FxThread.run(
                () -> {
                    panel = new QueuePanel(night.context(new TypeScale(15)));
                    list = (RowPoolView<?>) panel.focusTarget();
                    StackPane root = new StackPane(panel.view());
                    Scene scene = new Scene(root, 900, 900);
                    new Theme(night.assets, Fonts.detect()).apply(root, new TypeScale(15));
                    stage = new Stage();
                    stage.setScene(scene);
                    stage.show();
                    stage.requestFocus();
                    panel.refresh(Changes.ofEverything());
                    list.requestFocus();
                });
        // Two of one grade: the first reported leads.
        first = FxThread.call(() -> panel.model().get(0).id());
        second = FxThread.call(() -> panel.model().get(1).id());
    }

    @AfterEach
    void close() {
        FxThread.run(
                () -> {
                    stage.close();
                    panel.close();
                });
        night.console.close();
    }

    private Advice advice(String incident) {
        String other = incident.equals(first) ? second : first;
        return new Advice(
                List.of(new Candidate(other, 0.83, 120.4, 4, true, 0.5, List.of("积水", "地道"))),
                List.of(
                        new Suggestion(
                                "区排水管理所",
                                0.87,
                                34,
                                40,
                                Suggestion.Basis.CATEGORY_AND_DISTRICT,
                                List.of("积水"))),
                List.of(),
                new Score(200, 174, 192),
                false);
    }

    private void type(KeyCode... codes) {
        for (KeyCode code : codes) {
            robot.type(code);
            FxThread.run(() -> {});
            FxThread.run(() -> {});
        }
    }

    private Incident of(String id) {
        return night.console.situation().incident(id).orElseThrow();
    }

    private String words() {
        return FxThread.call(
                () ->
                        panel.view().lookupAll(".label").stream()
                                .map(n -> ((Label) n).getText())
                                .collect(Collectors.joining("\n")));
    }

    private String leader() {
        Incident a = of(first);
        Incident b = of(second);
        boolean byGrade = a.grade().graverThan(b.grade());
        return byGrade || !b.report().reportedAt().isBefore(a.report().reportedAt())
                ? first
                : second;
    }

    @Test
    void threeKeysMergeWithTheFoundReasonsAndFourSplitAgain() {
        String leader = leader();
        String member = leader.equals(first) ? second : first;
        type(KeyCode.DOWN, KeyCode.M);
        assertThat(FxThread.call(() -> panel.strip().isOpen())).isTrue();
        assertThat(words()).contains("83%");

        type(KeyCode.ENTER, KeyCode.ENTER);

        assertThat(of(member).progress().state()).isEqualTo(IncidentState.MERGED);
        assertThat(of(member).progress().into()).isEqualTo(leader);
        assertThat(of(leader).progress().callers()).isEqualTo(2);
        var merged =
                night.console.timeline(member).join().stream()
                        .map(r -> r.event())
                        .filter(Event.IncidentMerged.class::isInstance)
                        .map(Event.IncidentMerged.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertThat(merged.reason()).isEqualTo("相距 120 米，相隔 4 分钟，类别相同，都说到积水、地道");
        assertThat(FxThread.call(() -> night.selection.item().id())).isEqualTo(leader);

        type(KeyCode.X, KeyCode.ENTER, KeyCode.ENTER);

        assertThat(of(member).progress().state()).isNotEqualTo(IncidentState.MERGED);
        assertThat(of(leader).progress().callers()).isEqualTo(1);
    }

    @Test
    void anotherCanBeNamedByItsNumberAndTheReasonWritten() {
        String third = FxThread.call(() -> panel.model().get(2).id());
        type(KeyCode.DOWN, KeyCode.M);
        FxThread.run(
                () -> {
                    var fields = panel.strip().lookupAll(".text-field").toArray();
                    ((javafx.scene.control.TextField) fields[0])
                            .setText(TimelineWords.number(third));
                    ((javafx.scene.control.TextField) fields[fields.length - 1]).setText("同一辆车");
                    ((javafx.scene.control.TextField) fields[fields.length - 1]).requestFocus();
                });
        type(KeyCode.ENTER);
        boolean led = of(third).progress().state() == IncidentState.MERGED;
        assertThat(led ? of(third).progress().into() : of(first).progress().into())
                .isEqualTo(led ? first : third);
    }

    @Test
    void theSuggestedUnitComesFirstWithItsReasonAndIsTakenByEnter() {
        type(KeyCode.DOWN, KeyCode.D);
        assertThat(words()).contains("区排水管理所  87% · 本区同类 40 起中 34 起派此单位 · 依据：积水");
        type(KeyCode.ENTER, KeyCode.ENTER);
        assertThat(of(first).progress().unit()).isEqualTo("区排水管理所");
    }
}
