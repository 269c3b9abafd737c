package org.yilan.alarm;

import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.Panel;
import org.yilan.fx.PanelContext;
import org.yilan.fx.Texts;
import org.yilan.fx.Theme;
import org.yilan.fx.Zones;
import org.yilan.situation.Changes;
import org.yilan.situation.Situation;
import org.yilan.situation.alarm.Alarm;
import org.yilan.situation.alarm.AlarmMode;
import org.yilan.situation.command.Command;
import org.yilan.situation.watch.HazardEvents;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The alarms: by hazard event, those that nobody has acknowledged first; what is shelved, suppressed and out of service in
/// lanes of their own; how many there are. FX thread.
///
/// Options in the scene file: `"lane": "active" | "shelved" | "suppressed" | "out"`, where it begins; `"sound": true` where a
/// wall that nobody sits at is to be heard.
final class AlarmPanel implements Panel {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final PanelContext context;
    private final Texts texts;
    private final AlarmWords words;
    private final VBox view = new VBox();
    private final Label title = new Label();
    private final Label aside = new Label();
    private final Label storm = new Label();
    private final RateMeter meter;
    private final Map<Lane, Label> lanes = new EnumMap<>(Lane.class);
    private final ListView<AlarmBoard.Row> list = new ListView<>();
    private final Label empty = new Label();
    private final AsideStrip strip;
    private final ChangeListener<Object> onLanguage = (o, a, b) -> relabel();
    private AlarmBoard board = AlarmBoard.EMPTY;
    private Lane lane;

    AlarmPanel(PanelContext context) {
        this.context = context;
        this.texts = context.texts();
        this.words = new AlarmWords(texts, Zones.of(context.settings()));
        this.meter = new RateMeter(texts, context.type().base());
        this.lane = lane(context.options().path("lane").asString("active"));
        context.sounds().want(context.options().path("sound").asBoolean(false));
        this.strip = new AsideStrip(context, list::requestFocus);
        title.getStyleClass().add("title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        aside.getStyleClass().addAll("aside", "may-clip");
        HBox head = new HBox(title, aside);
        head.getStyleClass().add("panel-title");
        storm.getStyleClass().add("alarm-storm");
        storm.setWrapText(true);
        storm.managedProperty().bind(storm.visibleProperty());
        FlowPane names = new FlowPane();
        names.getStyleClass().add("alarm-lanes");
        for (Lane each : Lane.values()) {
            Label name = new Label();
            name.getStyleClass().add("lane");
            name.managedProperty().bind(name.visibleProperty());
            name.setOnMousePressed(e -> choose(each));
            lanes.put(each, name);
            names.getChildren().add(name);
        }
        list.getStyleClass().add("alarm-list");
        list.setCellFactory(
                v -> new AlarmCell(context.console(), texts, words, context.type().base()));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        VBox.setVgrow(list, Priority.ALWAYS);
        empty.getStyleClass().add("alarm-empty");
        empty.setWrapText(true);
        list.setPlaceholder(empty);
        view.getStyleClass().addAll("panel", "alarms");
        view.getStylesheets().add(Theme.stylesheet(context.assets(), "alarm"));
        view.getChildren().addAll(head, meter, storm, names, list, strip);
        texts.localeProperty().addListener(onLanguage);
        relabel();
    }

    private static Lane lane(String name) {
        for (Lane each : Lane.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException("an alarms panel has no lane \"" + name + "\"");
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public Node focusTarget() {
        return strip.isOpen() ? strip.focusTarget() : list;
    }

    @Override
    public double refreshesPerSecond() {
        return 2;
    }

    @Override
    public List<KeyAction> actions() {
        return List.of(
                KeyAction.here("Down", "alarms_key_next", () -> {}),
                KeyAction.here("Up", "alarms_key_previous", () -> {}),
                KeyAction.here("Enter", "alarms_key_show", this::lead),
                KeyAction.here("A", "alarms_key_see", this::acknowledge),
                KeyAction.here("H", "alarms_key_shelve", () -> putAside(true)),
                KeyAction.here("U", "alarms_key_unshelve", this::unshelve),
                KeyAction.here("O", "alarms_key_out", this::service),
                KeyAction.here("Right", "alarms_key_lane", () -> turn(1)),
                KeyAction.here("Left", "alarms_key_lane_back", () -> turn(-1)));
    }

    @Override
    public boolean dismiss() {
        boolean open = strip.isOpen();
        if (open) {
            strip.close();
        }
        return open;
    }

    @Override
    public void refresh(Changes changes) {
        if (changes.touches(Changes.Kind.ALARM)
                || changes.touches(Changes.Kind.ALERT)
                || changes.touches(Changes.Kind.LEVEL)) {
            draw(context.console().time().now());
        }
    }

    @Override
    public void tick(Instant now) {
        draw(now);
    }

    @Override
    public void takeOver(Panel former) {
        if (former instanceof AlarmPanel other) {
            lane = other.lane;
            draw(context.console().time().now());
            select(key(other.list.getSelectionModel().getSelectedItem()));
        }
    }

    @Override
    public void close() {
        texts.localeProperty().removeListener(onLanguage);
    }

    private void relabel() {
        title.setText(texts.get("alarms_title"));
        draw(context.console().time().now());
    }

    private void draw(Instant now) {
        Situation situation = context.console().situation();
        board = AlarmBoard.of(situation.alarms().all(), HazardEvents.of(situation, now));
        aside.setText(
                board.waiting() == 0
                        ? ""
                        : texts.get("alarms_waiting", Integer.toString(board.waiting())));
        meter.show(situation.alarms().rate(now));
        AlarmMode mode = situation.alarms().mode();
        storm.setVisible(mode.storm());
        storm.setText(
                mode.storm()
                        ? texts.get(
                                "alarms_storm",
                                words.clock(mode.since()),
                                Integer.toString(mode.raised()),
                                Integer.toString(board.count(Lane.SUPPRESSED)))
                        : "");
        lanes.forEach(
                (each, name) -> {
                    int count = board.count(each);
                    // What is empty and not looked at says nothing.
                    name.setVisible(count > 0 || each == lane || each == Lane.ACTIVE);
                    name.setText(texts.get(each.key(), Integer.toString(count)));
                    name.pseudoClassStateChanged(SELECTED, each == lane);
                });
        empty.setText(texts.get("alarms_empty"));
        rows();
    }

    private void rows() {
        List<AlarmBoard.Row> next = board.rows(lane);
        List<AlarmBoard.Row> shown = list.getItems();
        if (next.stream()
                .map(AlarmBoard.Row::key)
                .toList()
                .equals(shown.stream().map(AlarmBoard.Row::key).toList())) {
            // Lines stay where they are, and so does what is selected.
            for (int i = 0; i < next.size(); i++) {
                if (!next.get(i).equals(shown.get(i))) {
                    boolean selected = list.getSelectionModel().isSelected(i);
                    shown.set(i, next.get(i));
                    if (selected) {
                        list.getSelectionModel().clearAndSelect(i);
                    }
                }
            }
            list.refresh();
            return;
        }
        String selected = key(list.getSelectionModel().getSelectedItem());
        shown.clear();
        shown.addAll(next);
        select(selected);
    }

    private static String key(AlarmBoard.@Nullable Row row) {
        return row == null ? "" : row.key();
    }

    private void select(String key) {
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i).key().equals(key)) {
                list.getSelectionModel().clearAndSelect(i);
                return;
            }
        }
        list.getSelectionModel().clearSelection();
    }

    private void choose(Lane wanted) {
        lane = wanted;
        draw(context.console().time().now());
        list.requestFocus();
    }

    private void turn(int by) {
        Lane[] all = Lane.values();
        int i = lane.ordinal();
        do {
            i = Math.floorMod(i + by, all.length);
        } while (all[i] != Lane.ACTIVE && all[i] != lane && board.count(all[i]) == 0);
        choose(all[i]);
    }

    // ---- orders

    private void onKey(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        switch (event.getCode()) {
            case ENTER -> lead();
            case A -> acknowledge();
            case H -> putAside(true);
            case U -> unshelve();
            case O -> service();
            case RIGHT -> turn(1);
            case LEFT -> turn(-1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private @Nullable Alarm chosen() {
        AlarmBoard.Row row = list.getSelectionModel().getSelectedItem();
        if (row instanceof AlarmBoard.Item item) {
            return item.alarm();
        }
        context.notices().say("alarms_choose");
        return null;
    }

    /// Of a hazard event, all that wait under it.
    private void acknowledge() {
        AlarmBoard.Row row = list.getSelectionModel().getSelectedItem();
        List<Alarm> wanted =
                switch (row) {
                    case null -> List.of();
                    case AlarmBoard.Head h -> h.alarms();
                    case AlarmBoard.Item i -> List.of(i.alarm());
                };
        List<String> keys =
                wanted.stream().filter(a -> a.state().waiting()).map(Alarm::key).toList();
        if (keys.isEmpty()) {
            context.notices().say(row == null ? "alarms_choose" : "alarms_nothing_waits");
            return;
        }
        send(new Command.AcknowledgeAlarms(keys));
    }

    private void putAside(boolean shelve) {
        Alarm alarm = chosen();
        if (alarm != null) {
            strip.open(
                    alarm, words.title(alarm.condition(), context.console().situation()), shelve);
        }
    }

    private void unshelve() {
        Alarm alarm = chosen();
        if (alarm != null) {
            send(new Command.UnshelveAlarm(alarm.key()));
        }
    }

    private void service() {
        Alarm alarm = chosen();
        if (alarm == null) {
            return;
        }
        if (alarm.service() == null) {
            putAside(false);
        } else {
            send(new Command.PutAlarmInService(alarm.key()));
        }
    }

    private void send(Command command) {
        context.notices().follow(context.console().send(command, "", -1));
    }

    /// Leads everything on the console to what the alarm is about.
    private void lead() {
        Alarm alarm = chosen();
        if (alarm != null) {
            Changes.Kind kind =
                    switch (alarm.condition().source()) {
                        case WARNING -> Changes.Kind.ALERT;
                        case READING -> Changes.Kind.SENSOR;
                        case FEED -> Changes.Kind.FEED;
                        case INCIDENT, LIMIT -> Changes.Kind.INCIDENT;
                    };
            context.selection().select(kind, alarm.condition().subject());
        }
    }

    // ---- for tests of the package

    List<String> shown() {
        return list.getItems().stream().map(AlarmBoard.Row::key).toList();
    }

    Lane lane() {
        return lane;
    }

    void choose(String key) {
        select(key);
    }

    AsideStrip strip() {
        return strip;
    }
}
