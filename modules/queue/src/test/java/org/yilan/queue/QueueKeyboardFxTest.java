package org.yilan.queue;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import org.yilan.fx.Fonts;
import org.yilan.fx.FxThread;
import org.yilan.fx.Theme;
import org.yilan.fx.TypeScale;
import org.yilan.situation.Changes;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.command.Role;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.IncidentState;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// The dispatcher's way through the queue with keys alone, on a real scene.
class QueueKeyboardFxTest {
    private final FxRobot robot = new FxRobot();
    private final List<CommandEnvelope> sent = new ArrayList<>();
    private long lastSeq = 1;
    private StormNight night;
    private QueuePanel panel;
    private RowPoolView<?> list;
    private Stage stage;

    @BeforeEach
    void show() {
        open(Role.DISPATCHER);
    }

    private void open(Role role) {
        FxThread.start();
        night = new StormNight(Locale.CHINESE, role).busy(80);
        night.console.onCommand(this::accept);
        FxThread.run(
                () -> {
                    panel = new QueuePanel(night.context(new TypeScale(15)));
                    list = (RowPoolView<?>) panel.focusTarget();
                    StackPane root = new StackPane(panel.view());
                    Scene scene = new Scene(root, 480, 900);
                    new Theme(night.assets, Fonts.detect()).apply(root, new TypeScale(15));
                    stage = new Stage();
                    stage.setScene(scene);
                    stage.show();
                    stage.requestFocus();
                    panel.refresh(Changes.ofEverything());
                    list.requestFocus();
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

    @Test
    void arrowsMoveThroughTheQueueAndEveryPanelFollows() {
        type(KeyCode.DOWN, KeyCode.DOWN);
        assertThat(selected()).isEqualTo(id(1));

        type(KeyCode.END);
        assertThat(selected()).isEqualTo(id(panel.model().size() - 1));
        type(KeyCode.HOME);
        assertThat(selected()).isEqualTo(id(0));
        type(KeyCode.PAGE_DOWN);
        assertThat(list.selected()).isEqualTo(list.page());
    }

    @Test
    void assigningTakesThreeKeys() {
        type(KeyCode.DOWN);
        String first = id(0);

        type(KeyCode.D, KeyCode.ENTER, KeyCode.ENTER);

        assertThat(sent).hasSize(1);
        CommandEnvelope envelope = sent.getFirst();
        assertThat(envelope.command()).isEqualTo(new Command.AssignIncident(first, "川沙消防救援站"));
        assertThat(envelope.reason()).isEqualTo("属职责范围");
        assertThat(envelope.expectedVersion()).isEqualTo(1);
        assertThat(FxThread.call(() -> panel.strip().isOpen())).isFalse();
        assertThat(night.said.followed).hasSize(1);
        assertThat(FxThread.call(() -> list.isFocused())).isTrue();
    }

    /// What the wall asks when Escape was pressed in another panel.
    @Test
    void anOrderHalfWrittenIsLeftFromElsewhere() {
        assertThat(FxThread.call(panel::dismiss)).isFalse();
        type(KeyCode.DOWN, KeyCode.D);
        assertThat(FxThread.call(() -> panel.strip().isOpen())).isTrue();

        assertThat(FxThread.call(panel::dismiss)).isTrue();

        assertThat(FxThread.call(() -> panel.strip().isOpen())).isFalse();
        assertThat(sent).isEmpty();
        assertThat(FxThread.call(() -> panel.focusTarget() == list)).isTrue();
        assertThat(selected()).isEqualTo(id(0));
    }

    @Test
    void anotherUnitIsChosenWithTheDownKeyAndAReasonTyped() {
        type(KeyCode.DOWN, KeyCode.D, KeyCode.DOWN, KeyCode.ENTER);
        FxThread.run(() -> reason("改派"));
        type(KeyCode.ENTER);

        assertThat(sent.getFirst().command())
                .isEqualTo(new Command.AssignIncident(id(0), "浦东排水抢险一队"));
        assertThat(sent.getFirst().reason()).isEqualTo("改派");
    }

    @Test
    void escalatingOffersSupervisionFirstAndRaisingNext() {
        type(KeyCode.DIGIT2, KeyCode.HOME);
        String first = id(0);
        assertThat(night.console.situation().incident(first).orElseThrow().grade())
                .isEqualTo(Grade.II);

        type(KeyCode.E, KeyCode.DIGIT2, KeyCode.ENTER, KeyCode.ENTER);

        assertThat(sent.getFirst().command())
                .isEqualTo(new Command.EscalateIncident(first, Grade.I));
    }

    @Test
    void aRefusalSaysWhyKeepsWhatWasTypedAndTheNextTryKnowsTheNewVersion() {
        type(KeyCode.DOWN);
        String first = id(0);
        night.console.onCommand(
                envelope -> {
                    sent.add(envelope);
                    night.console.apply(new Event.IncidentAcknowledged(first, "王建国", "先接"));
                    return new Outcome.Refused(
                            envelope.id(), "refused.unheard-of", List.of(), "Somebody was faster.");
                });

        type(KeyCode.D, KeyCode.ENTER, KeyCode.ENTER);

        assertThat(FxThread.call(() -> panel.strip().isOpen())).isTrue();
        assertThat(text(panel)).contains("未执行：Somebody was faster.").contains("属职责范围");
        night.console.onCommand(this::accept);
        type(KeyCode.ENTER);
        assertThat(sent.getLast().expectedVersion()).isEqualTo(2);
        assertThat(FxThread.call(() -> panel.strip().isOpen())).isFalse();
    }

    @Test
    void escapeLeavesStepByStep() {
        type(KeyCode.DIGIT1, KeyCode.HOME, KeyCode.ENTER, KeyCode.A);
        assertThat(FxThread.call(() -> panel.strip().isOpen())).isTrue();
        type(KeyCode.ESCAPE);
        assertThat(FxThread.call(() -> panel.strip().isOpen())).isFalse();
        assertThat(FxThread.call(() -> panel.details().isVisible())).isTrue();
        type(KeyCode.ESCAPE);
        assertThat(FxThread.call(() -> panel.details().isVisible())).isFalse();
        assertThat(panel.model().filter().grades()).containsExactly("I");
        type(KeyCode.ESCAPE);
        assertThat(panel.model().filter()).isEqualTo(QueueFilter.ALL);
        assertThat(sent).isEmpty();
    }

    @Test
    void slashSearchesAndLettersAreLettersThere() {
        type(KeyCode.SLASH);
        FxThread.run(() -> focusedText().setText("排水"));
        type(KeyCode.A, KeyCode.BACK_SPACE);
        assertThat(FxThread.call(() -> panel.strip().isOpen())).isFalse();

        type(KeyCode.ENTER);

        assertThat(panel.model().size()).isPositive().isLessThan(93);
        assertThat(selected()).isEqualTo(id(0));
        type(KeyCode.ESCAPE);
        assertThat(panel.model().filter()).isEqualTo(QueueFilter.ALL);
    }

    @Test
    void digitsAndLettersFilter() {
        type(KeyCode.O);
        assertThat(panel.model().filter().overdue()).isTrue();
        type(KeyCode.O, KeyCode.U, KeyCode.I, KeyCode.DIGIT4);
        assertThat(panel.model().filter())
                .isEqualTo(QueueFilter.ALL.toggleUnassigned().toggleMine().toggleGrade("IV"));
    }

    @Test
    void statesAndDistrictsAreFilteredByKey() {
        // The eleven states, then districts by code: the thirteenth chip is Xuhui's.
        type(KeyCode.F, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.ENTER);
        for (int chip = 3; chip < 13; chip++) {
            type(KeyCode.RIGHT);
        }
        type(KeyCode.SPACE);
        assertThat(panel.model().filter())
                .isEqualTo(
                        QueueFilter.ALL
                                .toggleState(IncidentState.ASSIGNED)
                                .toggleDistrict("310104"));

        // Escape goes back to the list and keeps the choice; once more gives it up.
        type(KeyCode.ESCAPE);
        assertThat(FxThread.call(() -> list.isFocused())).isTrue();
        assertThat(panel.model().filter().active()).isTrue();
        assertThat(words(panel.view())).contains("已派单").contains("徐汇");
        type(KeyCode.ESCAPE);
        assertThat(panel.model().filter()).isEqualTo(QueueFilter.ALL);
    }

    @Test
    void onlyWholeRowsAreShownWhereverOneScrolls() {
        // 900 px less title, counters and foot do not hold a whole number of rows of 60 px.
        for (KeyCode key : List.of(KeyCode.HOME, KeyCode.PAGE_DOWN, KeyCode.DOWN, KeyCode.END)) {
            type(key);
            assertWholeRows("after " + key);
        }
        // A wheel moves by rows, a touch pad gathers until it is one.
        FxThread.run(() -> list.fireEvent(scroll(-3, ScrollEvent.VerticalTextScrollUnits.LINES)));
        assertWholeRows("wheel");
        FxThread.run(() -> list.fireEvent(scroll(17, ScrollEvent.VerticalTextScrollUnits.NONE)));
        assertWholeRows("pad");
        // The last row is whole too.
        type(KeyCode.END);
        assertThat(FxThread.call(() -> list.below())).isZero();
    }

    private static ScrollEvent scroll(double by, ScrollEvent.VerticalTextScrollUnits units) {
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                100,
                100,
                100,
                100,
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                by,
                0,
                by,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                units,
                by,
                0,
                null);
    }

    private void assertWholeRows(String when) {
        FxThread.run(
                () -> {
                    stage.getScene().getRoot().layout();
                    WholeRows.check(list, when);
                });
    }

    @Test
    void theStripLeavesTheSelectedRowInView() {
        // The last row that fits goes under when the strip opens, unless the list follows.
        for (int n = 0; n < list.page(); n++) {
            type(KeyCode.DOWN);
        }
        type(KeyCode.D);
        FxThread.run(() -> stage.getScene().getRoot().layout());

        int row = list.selected();
        assertThat(FxThread.call(() -> list.above())).isLessThanOrEqualTo(row);
        assertThat(FxThread.call(() -> panel.model().size() - list.below())).isGreaterThan(row);
    }

    @Test
    void aMouseGivesOrdersToo() {
        type(KeyCode.DOWN);
        FxThread.run(
                () -> {
                    Node assign =
                            panel.view().lookupAll(".footer-order").stream()
                                    .filter(n -> ((Label) n).getText().equals("D 派单"))
                                    .findFirst()
                                    .orElseThrow();
                    assign.getOnMousePressed().handle(null);
                });

        assertThat(FxThread.call(() -> panel.strip().isOpen())).isTrue();
    }

    @Test
    void whereThereIsRoomDetailsStandBesideTheListAllTheTime() {
        FxThread.run(() -> stage.setWidth(720)); // 48 base units
        until(() -> panel.details().isVisible());

        // Nothing is selected: the first one is told of, and it is said that nobody chose it.
        assertThat(FxThread.call(() -> panel.details().isVisible())).isTrue();
        assertThat(FxThread.call(() -> panel.details().incident()).id()).isEqualTo(id(0));
        assertThat(words(panel.details())).contains("未选择").doesNotContain("王女士");
        type(KeyCode.DOWN, KeyCode.DOWN);
        settle();
        assertThat(FxThread.call(() -> panel.details().incident()).id()).isEqualTo(id(1));
        assertThat(words(panel.details())).doesNotContain("未选择").contains("经过").contains("王女士");

        // Enter goes into the details, Escape back to the list; they stay.
        type(KeyCode.ENTER);
        assertThat(FxThread.call(() -> panel.details().isFocused())).isTrue();
        type(KeyCode.ESCAPE);
        assertThat(FxThread.call(() -> list.isFocused())).isTrue();
        assertThat(FxThread.call(() -> panel.details().isVisible())).isTrue();
    }

    @Test
    void aWallNeverShowsWhoCalledEvenWhenItKnows() {
        close();
        open(Role.WALL);

        type(KeyCode.DOWN, KeyCode.ENTER);
        settle();

        // The night's reports have a caller and a description; only the hub leaves them out, so the
        // panel does too.
        assertThat(FxThread.call(() -> panel.details().incident()).report().reporter().name())
                .isEqualTo("王女士");
        assertThat(words(panel.details()))
                .contains("经过")
                .doesNotContain("王女士")
                .doesNotContain("138")
                .doesNotContain("来电人");
    }

    private static void until(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    20,
                    TimeUnit.SECONDS,
                    () ->
                            FxThread.call(
                                    () -> {
                                        try {
                                            return condition.call();
                                        } catch (Exception e) {
                                            throw new IllegalStateException(e);
                                        }
                                    }));
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private void settle() {
        for (int n = 0; n < 3; n++) {
            FxThread.run(
                    () -> {
                        stage.getScene().getRoot().applyCss();
                        stage.getScene().getRoot().layout();
                    });
        }
    }

    private static String words(Node part) {
        return FxThread.call(
                () ->
                        part.lookupAll(".label").stream()
                                .map(n -> ((Label) n).getText())
                                .collect(Collectors.joining("\n")));
    }

    @Test
    void aResolvedIncidentLeavesWhileTheSelectionStays() {
        type(KeyCode.DOWN);
        String first = id(0);
        night.console.apply(new Event.IncidentResolved(first, "李敏", "现场处置完毕"));
        Changes changes = new Changes();
        changes.add(Changes.Kind.INCIDENT, first);
        FxThread.run(() -> panel.refresh(changes));

        assertThat(id(0)).isNotEqualTo(first);
        assertThat(selected()).isEqualTo(first);
        assertThat(FxThread.call(() -> panel.details().incident()).progress().state())
                .isEqualTo(IncidentState.RESOLVED);
    }

    @Test
    void afterTheEndOfOneTheNextKeyGoesOnInItsPlace() {
        type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN);
        String third = id(2);
        String fourth = id(3);
        night.console.apply(new Event.IncidentResolved(third, "李敏", "现场处置完毕"));
        Changes changes = new Changes();
        changes.add(Changes.Kind.INCIDENT, third);
        FxThread.run(() -> panel.refresh(changes));

        type(KeyCode.DOWN);

        assertThat(selected()).isEqualTo(fourth).isEqualTo(id(2));
    }

    @Test
    void aReplayTakesNoOrdersAndSaysSo() {
        night.console.time().pauseAt(StormNight.NOW.minus(Duration.ofMinutes(5))).join();

        type(KeyCode.DOWN, KeyCode.D);

        assertThat(FxThread.call(() -> panel.strip().isOpen())).isFalse();
        assertThat(night.said.keys).containsExactly("queue_not_live");
        assertThat(sent).isEmpty();
    }

    @Test
    void aWallTakesNoOrders() {
        close();
        open(Role.WALL);

        type(KeyCode.DOWN, KeyCode.R);

        assertThat(night.said.keys).containsExactly("queue_no_right");
    }

    @Test
    void thePanelOnAnotherMonitorGoesOnWithTheSearchTheChoiceAndTheHalfWrittenOrder() {
        type(KeyCode.DIGIT2, KeyCode.DOWN, KeyCode.DOWN);
        String chosen = id(1);
        QueueFilter filter = FxThread.call(() -> panel.model().filter());
        type(KeyCode.D, KeyCode.ENTER);
        FxThread.run(() -> reason("已电话联系"));

        QueuePanel next =
                FxThread.call(
                        () -> {
                            QueuePanel made = new QueuePanel(night.context(new TypeScale(28)));
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

        assertThat(FxThread.call(() -> next.model().filter())).isEqualTo(filter);
        assertThat(next.details().incident().id()).isEqualTo(chosen);
        type(KeyCode.ENTER, KeyCode.ENTER);
        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst().command()).isInstanceOf(Command.AssignIncident.class);
        assertThat(sent.getFirst().reason()).isEqualTo("已电话联系");
    }

    /// What an order did comes on the stream some frames after its answer: until then the list is drawn in every frame.
    @Test
    void whoeverHasGivenAnOrderSeesWhatComesOfItInTheNextFrame() {
        lastSeq = FxThread.call(() -> night.console.situation().seq()) + 1;
        assertThat(FxThread.call(panel::refreshesPerSecond)).isEqualTo(20);

        type(KeyCode.DOWN, KeyCode.A, KeyCode.ENTER);
        assertThat(FxThread.call(panel::refreshesPerSecond)).isEqualTo(60);
        FxThread.run(() -> panel.refresh(new Changes()));
        assertThat(FxThread.call(panel::refreshesPerSecond)).isEqualTo(60);

        night.console.apply(new Event.IncidentAcknowledged(id(0), "李明", ""));
        FxThread.run(() -> panel.refresh(new Changes()));
        assertThat(FxThread.call(panel::refreshesPerSecond)).isEqualTo(20);
    }

    private Outcome accept(CommandEnvelope envelope) {
        sent.add(envelope);
        return new Outcome.Accepted(envelope.id(), lastSeq);
    }

    private void type(KeyCode... keys) {
        for (KeyCode key : keys) {
            robot.type(key);
            FxThread.run(() -> {}); // what the key set going, commands' answers too, is done
            FxThread.run(() -> {});
        }
    }

    private String id(int index) {
        return FxThread.call(() -> panel.model().get(index).id());
    }

    private String selected() {
        return FxThread.call(() -> night.selection.item().id());
    }

    private javafx.scene.control.TextInputControl focusedText() {
        return (javafx.scene.control.TextInputControl) stage.getScene().getFocusOwner();
    }

    private void reason(String words) {
        focusedText().setText(words);
    }

    private static String text(QueuePanel panel) {
        return FxThread.call(
                () -> {
                    StringBuilder all = new StringBuilder();
                    panel.strip()
                            .lookupAll(".label")
                            .forEach(
                                    n ->
                                            all.append(((javafx.scene.control.Label) n).getText())
                                                    .append('\n'));
                    panel.strip()
                            .lookupAll(".text-field")
                            .forEach(
                                    n ->
                                            all.append(
                                                            ((javafx.scene.control.TextField) n)
                                                                    .getText())
                                                    .append('\n'));
                    return all.toString();
                });
    }
}
