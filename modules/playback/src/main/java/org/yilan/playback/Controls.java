package org.yilan.playback;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.yilan.console.JournalIndex;
import org.yilan.console.TimeContext;
import org.yilan.console.TimeContext.Mode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// The line under the bar: in which mode time is, the buttons, the counts, the zoom. FX thread.
///
/// Where it gets narrow the least needed goes first; the mode and the way back to live always stay.
final class Controls extends HBox {
    private static final PseudoClass PAST = PseudoClass.getPseudoClass("past");

    private final BarWords words;
    private final TimeControl control;
    private final TimeContext time;
    private final Label mode = new Label();
    private final Label moment = new Label();
    private final Label behind = new Label();
    private final Label counts = new Label();
    private final Label speed = new Label();
    private final Button play;
    private final Button live = new Button();
    private final HBox zooms = new HBox();
    private final HBox transport = new HBox();
    private final Node pause;
    private final Node run;
    private final Map<Zoom, ToggleButton> zoom = new EnumMap<>(Zoom.class);
    private @Nullable JournalIndex index;

    Controls(
            BarWords words,
            TimeControl control,
            TimeContext time,
            double size,
            Consumer<Zoom> onZoom) {
        this.words = words;
        this.control = control;
        this.time = time;
        getStyleClass().add("controls");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        mode.getStyleClass().add("mode");
        moment.getStyleClass().add("moment");
        behind.getStyleClass().add("text-dim");
        counts.getStyleClass().add("text-dim");
        speed.getStyleClass().add("speed");
        this.pause = Icons.PAUSE.node(size);
        this.run = Icons.PLAY.node(size);
        this.play = button(run, control::playOrPause);
        transport.getStyleClass().add("transport");
        transport.setAlignment(Pos.CENTER);
        transport
                .getChildren()
                .addAll(
                        button(Icons.BACK.node(size), control::stepBack),
                        play,
                        button(Icons.FORWARD.node(size), control::stepForward),
                        button(Icons.SLOWER.node(size), control::slower),
                        speed,
                        button(Icons.FASTER.node(size), control::faster));
        ToggleGroup group = new ToggleGroup();
        zooms.getStyleClass().add("zooms");
        zooms.setAlignment(Pos.CENTER);
        for (Zoom z : Zoom.values()) {
            ToggleButton choice = new ToggleButton();
            choice.setToggleGroup(group);
            choice.setFocusTraversable(false);
            choice.setOnAction(e -> onZoom.accept(z));
            zoom.put(z, choice);
            zooms.getChildren().add(choice);
        }
        live.setFocusTraversable(false);
        live.getStyleClass().add("live");
        live.setOnAction(e -> control.goLive());
        Region left = spring();
        Region right = spring();
        getChildren().addAll(mode, moment, behind, transport, left, counts, right, zooms, live);
        getChildren()
                .forEach(
                        node -> {
                            if (node instanceof Region region
                                    && region != left
                                    && region != right) {
                                region.setMinWidth(USE_PREF_SIZE);
                            }
                        });
        relabel();
    }

    private static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    private static Button button(Node icon, Runnable action) {
        Button button = new Button();
        button.setGraphic(icon);
        button.setFocusTraversable(false);
        button.getStyleClass().addAll("quiet", "transport-button");
        button.setOnAction(e -> action.run());
        return button;
    }

    /// New words, after a change of language.
    void relabel() {
        List<String> names = List.of("back", "play", "forward", "slower", "", "faster");
        for (int i = 0; i < names.size(); i++) {
            if (transport.getChildren().get(i) instanceof Button button) {
                String name = words.get("key." + names.get(i));
                button.setAccessibleText(name);
                button.setTooltip(new Tooltip(name));
            }
        }
        zoom.forEach(
                (z, button) ->
                        button.setText(
                                words.get(
                                        "zoom."
                                                + z.name()
                                                        .toLowerCase(Locale.ROOT)
                                                        .replace('_', '-'))));
        live.setText(words.get("go-live"));
        update();
    }

    void show(Zoom chosen) {
        ToggleButton button = zoom.get(chosen);
        if (button != null) {
            button.setSelected(true);
        }
    }

    void show(JournalIndex of) {
        index = of;
        update();
    }

    /// Everything that depends on the time.
    void update() {
        Mode now = time.mode();
        mode.setText(words.get("mode." + now));
        mode.pseudoClassStateChanged(PAST, now != Mode.LIVE);
        play.setGraphic(now == Mode.PAUSED ? run : pause);
        speed.setText(BarWords.speed(control.speed()));
        boolean past = now != Mode.LIVE;
        put(moment, past ? words.moment(time.now()) : "");
        put(behind, past ? words.behind(Duration.between(time.now(), time.latest())) : "");
        live.setDisable(!past);
        JournalIndex i = index;
        put(counts, i == null ? "" : words.get("counts", i.events(), i.alerts(), i.commands()));
    }

    private void put(Label label, String text) {
        if (!label.getText().equals(text)) {
            label.setText(text);
            // One that is left out asks for no room itself.
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        fit();
        super.layoutChildren();
    }

    /// Leaves out what does not fit, the least needed first.
    private void fit() {
        List<Node> gone = new ArrayList<>();
        for (Label label : List.of(moment, behind, counts)) {
            if (label.getText().isEmpty()) {
                gone.add(label);
            }
        }
        for (Node next : List.of(behind, counts, zooms, moment)) {
            if (widthWithout(gone) <= getWidth()) {
                break;
            }
            gone.add(next);
        }
        for (Node node : List.of(moment, behind, counts, zooms)) {
            set(node, !gone.contains(node));
        }
    }

    private double widthWithout(List<Node> gone) {
        double sum = snappedLeftInset() + snappedRightInset() - getSpacing();
        for (Node node : getChildren()) {
            if (!gone.contains(node)) {
                sum += Math.ceil(node.prefWidth(-1)) + getSpacing();
            }
        }
        return sum;
    }

    private static void set(Node node, boolean visible) {
        if (node.isVisible() != visible) {
            node.setVisible(visible);
            node.setManaged(visible);
        }
    }
}
