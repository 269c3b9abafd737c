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
import org.yilan.fx.PanelPicture;
import org.yilan.fx.Theme;
import org.yilan.fx.TypeScale;
import org.yilan.situation.Changes;
import org.yilan.situation.command.Role;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Dispute;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.ReturnReason;
import org.yilan.situation.model.Rung;
import org.yilan.situation.model.ServiceClock;
import org.yilan.situation.model.Tier;

import java.io.IOException;
import java.nio.file.Path;
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

    private void turnTo(Lane lane) {
        for (int n = 0; n < Lane.values().length && FxThread.call(panel::lane) != lane; n++) {
            press(KeyCode.RIGHT);
        }
        assertThat(FxThread.call(panel::lane)).isEqualTo(lane);
    }

    private Incident untouched(int n) {
        return night.console.situation().incidents().stream()
                .filter(i -> i.open() && i.progress().unit().isEmpty())
                .sorted(Comparator.comparing(Incident::id))
                .skip(n)
                .findFirst()
                .orElseThrow();
    }

    private void sentBack(Incident incident, int minutesAgo, ReturnReason cause, String... units) {
        for (String unit : units) {
            night.console.applyAt(
                    StormNight.NOW.minus(Duration.ofMinutes(minutesAgo)),
                    new Event.IncidentAssigned(incident.id(), unit, "李敏", "改派"),
                    new Event.IncidentReturned(incident.id(), unit, cause, "李敏", "不归我们"));
        }
        FxThread.run(() -> panel.refresh(Changes.ofEverything()));
    }

    @Test
    void whatWasSentBackStandsInItsLaneTheDisputedFirstThenTheLongest() {
        sentBack(untouched(0), 6, ReturnReason.NO_CAPACITY, "川沙消防救援站");
        String longest = untouched(0).id();
        sentBack(untouched(1), 4, ReturnReason.NOT_OUR_DUTY, "浦东排水抢险一队");
        sentBack(untouched(2), 2, ReturnReason.UNCLEAR, "浦东排水抢险一队", "黄浦城管应急队");
        List<String> disputed = List.of(untouched(1).id(), untouched(2).id());

        assertThat(FxThread.call(panel::lanesText)).contains("退单 3 待裁 2");
        turnTo(Lane.RETURNED);

        List<Line> lines = FxThread.call(panel::lines);
        assertThat(lines)
                .extracting(Line::key)
                .containsExactly(disputed.get(0), disputed.get(1), longest);
        assertThat(lines).extracting(Line::state).containsExactly("争议 1 退", "争议 2 退", "退 1 次");
        assertThat(lines).extracting(Line::left).containsExactly("04:00", "02:00", "06:00");
        assertThat(lines.get(1).second()).isEqualTo("不清 黄浦城管应急队 · 不清 首接浦东排水抢险一队");
    }

    @Test
    void aSupervisorRulesByKeyAndADispatcherIsToldWhyNot() {
        sentBack(untouched(0), 20, ReturnReason.NOT_OUR_DUTY, "川沙消防救援站");
        turnTo(Lane.RETURNED);
        press(KeyCode.DOWN, KeyCode.Y);
        assertThat(night.said.keys).contains("refused.supervisor-only");
        assertThat(FxThread.call(() -> panel.strip().isOpen())).isFalse();

        FxThread.run(() -> stage.close());
        night = new StormNight(Locale.CHINESE, Role.SUPERVISOR).busy(80);
        FxThread.run(
                () -> {
                    panel.close();
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
        Incident first = untouched(0);
        sentBack(first, 20, ReturnReason.NOT_OUR_DUTY, "川沙消防救援站");
        turnTo(Lane.RETURNED);

        press(KeyCode.Y, KeyCode.ENTER, KeyCode.ENTER);

        WaitForAsyncUtils.waitForFxEvents();
        Dispute dispute = night.console.situation().dispute(first.id()).orElseThrow();
        assertThat(dispute.ruling()).isNotNull();
        assertThat(dispute.ruling().causes()).containsExactly(ReturnReason.NOT_OUR_DUTY);
        assertThat(night.console.situation().incident(first.id()).orElseThrow().progress().unit())
                .isEqualTo(dispute.ruling().unit())
                .isNotEmpty();
        FxThread.run(() -> panel.refresh(Changes.ofEverything()));
        assertThat(FxThread.call(panel::lines))
                .extracting(Line::second)
                .allMatch(w -> w.startsWith("裁定 " + dispute.ruling().unit()));
    }

    @Test
    void unitsStandByWhatTheyOweAndEnterGoesThroughWhatOneHas() {
        Incident a = untouched(0);
        Incident b = untouched(1);
        night.console.applyAt(
                StormNight.NOW.minus(Duration.ofMinutes(5)),
                new Event.IncidentAssigned(a.id(), "川沙消防救援站", "李敏", ""),
                new Event.IncidentAssigned(b.id(), "川沙消防救援站", "李敏", ""));
        FxThread.run(() -> panel.refresh(Changes.ofEverything()));
        turnTo(Lane.UNITS);

        List<Line> lines = FxThread.call(panel::lines);
        Line line = lines.stream().filter(l -> l.key().equals("川沙消防救援站")).findFirst().orElseThrow();
        assertThat(line.incidents()).containsExactlyInAnyOrder(a.id(), b.id());
        assertThat(line.second()).startsWith("5 分前派 · 在办 2 · ");
        assertThat(line.state()).isEqualTo("已派未动");
        assertThat(lines).extracting(Line::key).endsWith("黄浦城管应急队");
        assertThat(lines.getLast().state()).isEqualTo("空闲");

        for (int n = 0; n <= lines.indexOf(line); n++) {
            press(KeyCode.DOWN);
        }
        assertThat(FxThread.call(() -> context.selection().item().id()))
                .isEqualTo(line.incidents().get(0));
        press(KeyCode.ENTER);
        assertThat(FxThread.call(() -> context.selection().item().id()))
                .isEqualTo(line.incidents().get(1));
        press(KeyCode.ENTER);
        assertThat(FxThread.call(() -> context.selection().item().id()))
                .isEqualTo(line.incidents().get(0));
    }

    /// For eyes: both lists in both languages, and the form of a ruling.
    @Test
    void pictures() throws IOException {
        for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            for (String lane : List.of("returned", "units")) {
                StormNight other = new StormNight(locale, Role.SUPERVISOR).busy(80);
                StormNight mine = night;
                night = other;
                BreachPanel before = panel;
                panel =
                        FxThread.call(
                                () -> new BreachPanel(other.context(new TypeScale(15), lane)));
                sentBack(untouched(0), 6, ReturnReason.NO_CAPACITY, "川沙消防救援站");
                sentBack(untouched(1), 4, ReturnReason.NOT_OUR_DUTY, "浦东排水抢险一队");
                sentBack(untouched(2), 2, ReturnReason.UNCLEAR, "浦东排水抢险一队", "黄浦城管应急队");
                PanelContext drawn = other.context(new TypeScale(15), lane);
                new PanelPicture(other.assets, 461, 500, new TypeScale(15))
                        .write(
                                panel,
                                drawn,
                                Path.of("target", "pictures", lane + "-" + locale + ".png"));
                FxThread.run(panel::close);
                other.console.close();
                night = mine;
                panel = before;
            }
        }
    }
}
