package org.yilan.wall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yilan.console.Console.PendingCommand;
import org.yilan.console.LocalConsole;
import org.yilan.fx.FrameBatcher;
import org.yilan.fx.Frames;
import org.yilan.fx.FxThread;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.Outcome;
import org.yilan.wall.scene.Monitor;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What waits for the hub is seen, what has gone stale is decided by a person, and what an earlier run ordered is answered.
class OutboxTest {
    private static final PendingCommand STALE =
            new PendingCommand(
                    "c1",
                    TyphoonDay.NOW.minusSeconds(3600),
                    new Command.AssignIncident("no-such", "水务局"),
                    "属职责范围",
                    "console.pending.old");
    private static final PendingCommand WAITING =
            new PendingCommand(
                    "c2", TyphoonDay.NOW, new Command.ResolveIncident("no-such"), "已处置", "");

    private LocalConsole local;
    private LeftOrders orders;
    private TestWall base;
    private FrameBatcher batcher;
    private Wall wall;

    @BeforeEach
    void open() {
        local = TyphoonDay.console(false);
        orders = new LeftOrders(local);
        base = new TestWall(orders.console(), Locale.ENGLISH);
    }

    private void show() {
        FxThread.run(
                () -> {
                    Frames frames = new Plugs.AtOnce();
                    batcher = new FrameBatcher(base.parts.console(), frames);
                    wall =
                            new Wall(
                                    base.parts,
                                    batcher,
                                    frames,
                                    new Plugs(new Monitor(0, 0, 900, 500)),
                                    new WallOptions(false, () -> {}));
                    wall.show("daily");
                });
    }

    @AfterEach
    void close() {
        FxThread.run(
                () -> {
                    if (wall != null) {
                        wall.close();
                        batcher.close();
                    }
                });
        base.close();
        local.close();
    }

    private List<String> notices() {
        return FxThread.call(
                () -> base.notices.shown().stream().map(n -> n.words(base.texts)).toList());
    }

    private WallWindow window() {
        return wall.windows().getFirst();
    }

    /// Pressed and let go, on nodes that have their skin.
    private void press(KeyCode code) {
        FxThread.run(
                () -> {
                    window().scene().getRoot().applyCss();
                    for (EventType<KeyEvent> type :
                            List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
                        Node owner = window().scene().getFocusOwner();
                        KeyEvent event =
                                new KeyEvent(type, "", "", code, false, false, false, false);
                        if (owner == null) {
                            javafx.event.Event.fireEvent(window().scene(), event);
                        } else {
                            owner.fireEvent(event);
                        }
                    }
                });
    }

    private List<String> words() {
        return FxThread.call(
                () -> {
                    Node overlay = window().view().overlay();
                    return overlay == null ? List.of() : words(overlay);
                });
    }

    private static List<String> words(Node root) {
        return Stream.of(".label", ".button")
                .flatMap(style -> root.lookupAll(style).stream())
                .filter(n -> n.isManaged() && n instanceof Labeled)
                .map(n -> ((Labeled) n).getText())
                .toList();
    }

    @Test
    void asksAboutAnOrderThatHasGoneStaleAndSendsItAfterAll() {
        show();
        assertThat(notices()).isEmpty();
        orders.pending.addAll(List.of(STALE, WAITING));
        orders.tell();
        await().until(() -> notices().size() == 1);
        assertThat(notices().getFirst()).contains("1 waiting order").contains("F10");

        press(KeyCode.F10);
        assertThat(words())
                .contains(
                        "Assign to 水务局: no-such",
                        "属职责范围",
                        "Send after all",
                        "Resolve: no-such",
                        "waits for the hub; sent again by itself");
        press(KeyCode.ENTER);
        assertThat(orders.confirmed).containsExactly("c1");
        await().until(() -> !words().contains("Send after all"));
        assertThat(words()).contains("Resolve: no-such");
        press(KeyCode.F10);
        assertThat(words()).isEmpty();
    }

    @Test
    void anOrderThatIsNoLongerWantedIsDropped() {
        orders.pending.add(STALE);
        show();
        await().until(() -> !notices().isEmpty());
        press(KeyCode.F10);
        FxThread.run(
                () ->
                        window().view().overlay().lookupAll(".button").stream()
                                .map(javafx.scene.control.Button.class::cast)
                                .filter(b -> b.getText().equals("Do not send"))
                                .forEach(javafx.scene.control.Button::fire));
        assertThat(orders.discarded).containsExactly("c1");
        await().until(() -> words().contains("No order waits for an answer."));
    }

    @Test
    void theHeaderCountsThemAndOpensThem() {
        orders.pending.addAll(List.of(STALE, WAITING));
        orders.skipped = 7;
        show();
        FxThread.run(
                () -> {
                    PanelCell header =
                            window().view().cells().stream()
                                    .filter(c -> c.kind().equals("header"))
                                    .findFirst()
                                    .orElseThrow();
                    header.panel().tick(TyphoonDay.NOW);
                    List<String> said = words(header);
                    assertThat(said)
                            .contains("2 orders wait, 1 for you to decide", "7 events not read");
                    header.lookupAll(".pending").stream()
                            .filter(javafx.scene.control.Button.class::isInstance)
                            .map(javafx.scene.control.Button.class::cast)
                            .forEach(javafx.scene.control.Button::fire);
                    assertThat(window().view().overlay()).isInstanceOf(OutboxOverlay.class);
                });
    }

    @Test
    void saysOnceThatTheHubIsNewerThanThisProgram() {
        show();
        orders.skipped = 1;
        orders.tell();
        await().until(() -> notices().size() == 1);
        assertThat(notices().getFirst()).contains("too old to read");
        FxThread.run(() -> base.notices.clear());
        orders.skipped = 2;
        orders.tell();
        FxThread.run(() -> {});
        FxThread.run(() -> {});
        assertThat(notices()).as("the header goes on saying it").isEmpty();
    }

    @Test
    void saysWhatBecameOfTheOrdersOfAnEarlierRun() {
        show();
        orders.answers.accept(WAITING, new Outcome.Accepted("c2", 9));
        orders.answers.accept(
                STALE,
                new Outcome.Refused("c1", "refused.withdrawn", List.of("王五"), "It was withdrawn."));
        await().until(() -> notices().size() == 2);
        assertThat(notices().get(0))
                .isEqualTo("An earlier order has been carried out: Resolve: no-such");
        assertThat(notices().get(1))
                .startsWith("An earlier order was not carried out: Assign to 水务局: no-such. ");
    }
}
