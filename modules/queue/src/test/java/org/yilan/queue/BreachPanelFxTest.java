package org.yilan.queue;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import org.yilan.fx.Fonts;
import org.yilan.fx.FxThread;
import org.yilan.fx.PanelContext;
import org.yilan.fx.Theme;
import org.yilan.fx.TypeScale;
import org.yilan.situation.Changes;
import org.yilan.situation.command.Role;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.Rung;
import org.yilan.situation.model.ServiceClock;
import org.yilan.situation.model.Tier;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The board of next breaches on a real scene, by keyboard.
class BreachPanelFxTest {
    private final FxRobot robot = new FxRobot();
    private StormNight night;
    private PanelContext context;
    private BreachPanel panel;
    private Stage stage;

    @BeforeEach
    void show() {
        FxThread.start();
        night = new StormNight(Locale.CHINESE, Role.DISPATCHER).busy(80);
        FxThread.run(
                () -> {
                    context = night.context(new TypeScale(15));
                    panel = new BreachPanel(context);
                    StackPane root = new StackPane(panel.view());
                    Scene scene = new Scene(root, 520, 700);
                    new Theme(night.assets, Fonts.detect()).apply(root, new TypeScale(15));
                    stage = new Stage();
                    stage.setScene(scene);
                    stage.show();
                    stage.requestFocus();
                    panel.refresh(Changes.ofEverything());
                    panel.focusTarget().requestFocus();
                });
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

    private List<Incident> next() {
        return night.console.situation().incidents().stream()
                .filter(i -> i.open() && i.due() != null && !i.due().isBefore(StormNight.NOW))
                .sorted(Comparator.comparing(Incident::due))
                .toList();
    }

    private void press(KeyCode... codes) {
        for (KeyCode code : codes) {
            robot.press(code).release(code);
            WaitForAsyncUtils.waitForFxEvents();
        }
    }

    private void supervise(Incident incident, Tier tier) {
        night.console.applyAt(
                StormNight.NOW,
                new Event.SupervisionRaised(
                        incident.id(),
                        new Rung(
                                ServiceClock.RESOLVE,
                                tier,
                                StormNight.NOW,
                                StormNight.NOW.plus(Duration.ofMinutes(15)),
                                StormNight.NOW.plus(Duration.ofHours(1)),
                                null,
                                Rung.RULES),
                        Rung.RULES,
                        ""));
        FxThread.run(() -> panel.refresh(Changes.ofEverything()));
    }

    @Test
    void theFirstToBreakStandsFirstAndARowIsSelectedForTheWholeConsole() {
        List<Incident> next = next();
        assertThat(FxThread.call(() -> panel.shown(0))).isEqualTo(next.get(0).id());

        press(KeyCode.DOWN, KeyCode.DOWN);

        assertThat(FxThread.call(() -> context.selection().item().id()))
                .isEqualTo(next.get(1).id());
    }

    @Test
    void arrowsTurnToTheTierThatWasTold() {
        Incident late =
                night.console.situation().incidents().stream()
                        .filter(i -> i.overdue(StormNight.NOW))
                        .findFirst()
                        .orElseThrow();
        supervise(late, Tier.DISTRICT);

        assertThat(FxThread.call(panel::lanesText)).contains("区督办 1 未答 1");
        while (FxThread.call(panel::lane) != Lane.DISTRICT) {
            press(KeyCode.RIGHT);
        }
        assertThat(FxThread.call(() -> panel.shown(0))).isEqualTo(late.id());
        press(KeyCode.LEFT, KeyCode.LEFT);
        assertThat(FxThread.call(panel::lane)).isEqualTo(Lane.NEXT);
    }

    @Test
    void whatBreaksWhileOneLooksLeavesTheListOfWhatComesNext() {
        Incident first = next().getFirst();

        FxThread.run(() -> panel.tick(first.due().plusSeconds(1)));

        assertThat(FxThread.call(() -> panel.shown(0))).isEqualTo(next().get(1).id());
    }
}
