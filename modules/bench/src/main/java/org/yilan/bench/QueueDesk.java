package org.yilan.bench;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

import org.jspecify.annotations.Nullable;
import org.yilan.assets.Assets;
import org.yilan.console.Console;
import org.yilan.fx.Fonts;
import org.yilan.fx.FrameBatcher;
import org.yilan.fx.FxFrames;
import org.yilan.fx.FxThread;
import org.yilan.fx.Notices;
import org.yilan.fx.Panel;
import org.yilan.fx.PanelContext;
import org.yilan.fx.PropertiesTexts;
import org.yilan.fx.Selection;
import org.yilan.fx.Texts;
import org.yilan.fx.Theme;
import org.yilan.fx.TypeScale;
import org.yilan.queue.QueueProvider;
import org.yilan.situation.command.Outcome;

import tools.jackson.databind.node.JsonNodeFactory;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// A dispatcher's desk: the queue on a stage of its own, fed frame by frame as the wall feeds it, and the keyboard before it.
/// Not for the FX thread unless a method says so.
final class QueueDesk implements AutoCloseable {
    private final Console console;
    private final PropertiesTexts texts;
    private final Selection selection = new Selection();
    private final ExecutorService background = Executors.newCachedThreadPool(MapBench::daemon);
    private final FxFrames frames;
    private final FrameBatcher batcher;
    private final Panel panel;
    private final Stage stage;
    private volatile @Nullable Consumer<CompletableFuture<Outcome>> onSent;
    private volatile @Nullable Runnable onPicture;
    private volatile @Nullable Throwable fault;

    QueueDesk(Console console, Assets assets, double width, double height) {
        this.console = console;
        this.texts = new PropertiesTexts(assets, Locale.CHINESE);
        TypeScale type = TypeScale.forViewing(0.7, 0.277);
        PanelContext context =
                new PanelContext(
                        console,
                        texts,
                        type,
                        selection,
                        new Followed(),
                        background,
                        assets,
                        JsonNodeFactory.instance.objectNode(),
                        JsonNodeFactory.instance.objectNode());
        FxThread.start();
        panel = FxThread.call(() -> new QueueProvider().create(context));
        frames = FxThread.call(FxFrames::new);
        stage =
                FxThread.call(
                        () -> {
                            StackPane root = new StackPane(panel.view());
                            Stage s = new Stage(StageStyle.UNDECORATED);
                            s.setScene(new Scene(root, width, height));
                            new Theme(assets, Fonts.detect()).apply(root, type);
                            s.getScene().addPostLayoutPulseListener(this::laidOut);
                            s.show();
                            return s;
                        });
        batcher =
                FxThread.call(
                        () -> {
                            FrameBatcher b = new FrameBatcher(console, frames);
                            b.add(panel, new Broken());
                            panel.focusTarget().requestFocus();
                            return b;
                        });
    }

    private final class Followed implements Notices {
        @Override
        public void say(String key, Object... arguments) {}

        @Override
        public void warn(String key, Object... arguments) {}

        @Override
        public void follow(CompletableFuture<Outcome> outcome) {
            Consumer<CompletableFuture<Outcome>> listener = onSent;
            if (listener != null) {
                listener.accept(outcome);
            }
        }
    }

    private final class Broken implements FrameBatcher.Faults {
        @Override
        public void failed(Throwable why) {
            fault = why;
        }

        @Override
        public void recovered() {}
    }

    /// Hears of every order as it is sent; on the FX thread.
    void onSent(Consumer<CompletableFuture<Outcome>> listener) {
        onSent = listener;
    }

    /// Hears of every picture, after its layout and before it is drawn; on the FX thread.
    void onPicture(Runnable listener) {
        onPicture = listener;
    }

    private void laidOut() {
        Runnable listener = onPicture;
        if (listener != null) {
            listener.run();
        }
    }

    /// Gives the keys to whatever has the keyboard, one after the other.
    void type(KeyCode... keys) {
        for (KeyCode key : keys) {
            FxThread.run(() -> press(key));
        }
        Throwable broken = fault;
        if (broken != null) {
            throw new IllegalStateException("the queue panel failed", broken);
        }
    }

    /// Presses and lets go a key. FX thread.
    void press(KeyCode key) {
        Node owner = stage.getScene().getFocusOwner();
        Node target = owner == null ? panel.focusTarget() : owner;
        Event.fireEvent(target, key(KeyEvent.KEY_PRESSED, key));
        Event.fireEvent(target, key(KeyEvent.KEY_RELEASED, key));
    }

    private static KeyEvent key(javafx.event.EventType<KeyEvent> type, KeyCode code) {
        return new KeyEvent(type, "", "", code, false, false, false, false);
    }

    /// The incident that is selected, empty when none is.
    String selected() {
        Selection.Item item = FxThread.call(selection::item);
        return item == null ? "" : item.id();
    }

    /// What the selected row of the list says of its state, empty when no such row is in view. FX thread.
    String selectedState() {
        for (Node row : panel.view().lookupAll(".queue-row:selected")) {
            if (row.isVisible()
                    && row.getParent().isVisible()
                    && row.lookup(".row-state") instanceof Text state) {
                return state.getText();
            }
        }
        return "";
    }

    /// Whether an order is being written. FX thread.
    boolean ordering() {
        Node strip = panel.view().lookup(".command-strip");
        return strip != null && strip.isVisible();
    }

    Texts texts() {
        return texts;
    }

    Console console() {
        return console;
    }

    @Override
    public void close() {
        FxThread.run(
                () -> {
                    batcher.close();
                    panel.close();
                    stage.close();
                });
        frames.close();
        background.shutdownNow();
    }
}
