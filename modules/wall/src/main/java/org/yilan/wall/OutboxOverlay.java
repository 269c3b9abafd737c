package org.yilan.wall;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.yilan.console.Console;
import org.yilan.console.Console.PendingCommand;
import org.yilan.console.Console.Subscription;
import org.yilan.fx.FxThread;
import org.yilan.fx.OrderWords;
import org.yilan.fx.Texts;
import org.yilan.fx.TypeScale;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// The orders that the hub has not answered, oldest first. One that has gone stale meanwhile asks whether it is to be sent
/// after all. FX thread.
final class OutboxOverlay extends VBox {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss");

    private final Console console;
    private final Texts texts;
    private final OrderWords words;
    private final TypeScale type;
    private final ZoneId zone;
    private final Label title = new Label();
    private final Label leave = new Label();
    private final GridPane grid = new GridPane();
    private final Subscription status;
    private final InvalidationListener languageChanged = o -> show();
    private List<PendingCommand> shown = List.of();

    OutboxOverlay(Console console, Texts texts, TypeScale type, ZoneId zone) {
        this.console = console;
        this.texts = texts;
        this.words = new OrderWords(texts);
        this.type = type;
        this.zone = zone;
        getStyleClass().addAll("overlay", "outbox");
        title.getStyleClass().add("text-heading");
        leave.getStyleClass().add("text-faint");
        grid.getStyleClass().add("outbox-grid");
        getChildren().addAll(title, grid, leave);
        setFocusTraversable(true);
        status = console.onStatus(() -> FxThread.later(this::changed));
        texts.localeProperty().addListener(new WeakInvalidationListener(languageChanged));
        show();
    }

    /// The first thing to decide, else the overlay itself.
    Node focusTarget() {
        return grid.getChildren().stream()
                .filter(HBox.class::isInstance)
                .map(box -> ((HBox) box).getChildren().getFirst())
                .findFirst()
                .orElse(this);
    }

    private void changed() {
        if (getScene() == null || console.pending().equals(shown)) {
            return;
        }
        boolean here = isFocused() || focusWithin();
        show();
        if (here) {
            focusTarget().requestFocus();
        }
    }

    private boolean focusWithin() {
        for (Node n = owner(); n != null; n = n.getParent()) {
            if (n == this) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Node owner() {
        return getScene() == null ? null : getScene().getFocusOwner();
    }

    private void show() {
        shown = console.pending();
        title.setText(texts.get("wall.outbox.title"));
        leave.setText(texts.get("wall.outbox.leave"));
        grid.getChildren().clear();
        if (shown.isEmpty()) {
            grid.addRow(0, new Label(texts.get("wall.outbox.empty")));
        }
        int row = 0;
        for (PendingCommand pending : shown) {
            Label at = new Label(TIME.format(pending.at().atZone(zone)));
            at.getStyleClass().add("text-dim");
            at.setMinWidth(USE_PREF_SIZE);
            Label what = wrapped(words.of(pending.command(), console.situation()), 26);
            what.getStyleClass().add("text-body");
            Label reason = wrapped(pending.reason(), 16);
            reason.getStyleClass().add("text-dim");
            boolean asks = !pending.question().isEmpty();
            String waits = pending.withdrawn() ? "wall.outbox.withdrawing" : "wall.outbox.waits";
            Label state = wrapped(texts.get(asks ? pending.question() : waits), 18);
            state.getStyleClass().add(asks ? "question" : "text-dim");
            grid.addRow(row, at, what, reason, state);
            if (asks) {
                grid.add(choices(pending), 4, row);
            }
            row++;
        }
    }

    private Label wrapped(String sentence, double em) {
        Label label = new Label(sentence);
        label.setWrapText(true);
        label.setMaxWidth(type.base() * em);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private HBox choices(PendingCommand pending) {
        Button send = new Button(texts.get("wall.outbox.send"));
        send.getStyleClass().add("primary");
        send.setOnAction(e -> console.confirm(pending.id()));
        Button drop = new Button(texts.get("wall.outbox.drop"));
        drop.setOnAction(e -> console.discard(pending.id()));
        for (Button button : List.of(send, drop)) {
            button.setMinWidth(USE_PREF_SIZE);
        }
        return new HBox(type.gap(), send, drop);
    }

    void close() {
        status.close();
    }
}
