package org.yilan.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;

import org.junit.jupiter.api.Test;
import org.yilan.fx.FxThread;
import org.yilan.fx.PanelContext;
import org.yilan.fx.PanelPicture;
import org.yilan.fx.TypeScale;
import org.yilan.situation.alarm.AlarmMode;
import org.yilan.situation.alarm.AlarmSource;
import org.yilan.situation.command.Role;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Grade;
import org.yilan.testing.IncidentBuilder;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Pictures of the panel in `target/pictures`, and whether its words fit.
class AlarmPicturesFxTest {
    private static final TypeScale DESK = new TypeScale(15);

    private static AlarmDesk desk(Locale locale) {
        AlarmDesk desk = new AlarmDesk(locale, Role.COMMANDER).night();
        desk.console.applyAt(
                AlarmDesk.NOW.minusSeconds(50),
                IncidentBuilder.incident("own").grade(Grade.II).reported(),
                new Event.IncidentAcknowledged("own", "李敏", ""),
                AlarmDesk.raised(AlarmSource.LIMIT, "own", Grade.II, "typhoon"),
                AlarmDesk.raised(AlarmSource.FEED, "sensors", Grade.IV, ""),
                new Event.AlarmReturned("FEED:sensors", ""),
                AlarmDesk.raised(AlarmSource.FEED, "sensors", Grade.IV, ""),
                new Event.AlarmReturned("FEED:sensors", ""),
                AlarmDesk.raised(AlarmSource.INCIDENT, "shelved", Grade.II, "typhoon"),
                new Event.AlarmShelved(
                        "INCIDENT:shelved",
                        AlarmDesk.NOW.plus(Duration.ofMinutes(42)),
                        "王芳",
                        "已派员处置"),
                AlarmDesk.raised(AlarmSource.WARNING, "out", Grade.III, "fog"),
                new Event.AlarmPutOutOfService("WARNING:out", "陈静", "设备检修"));
        return desk;
    }

    private void draw(
            String name,
            AlarmDesk desk,
            int width,
            int height,
            TypeScale type,
            Consumer<AlarmPanel> act)
            throws IOException {
        PanelContext context = desk.context(type);
        FxThread.start();
        AlarmPanel panel = FxThread.call(() -> new AlarmPanel(context));
        PanelPicture picture = new PanelPicture(desk.assets, width, height, type);
        Path png = Path.of("target", "pictures", name + ".png");
        picture.write(panel, context, png);
        FxThread.run(() -> act.accept(panel));
        picture.write(panel, context, png);
        List<String> cut = FxThread.call(() -> cut(panel.view()));
        assertThat(cut).as(name).isEmpty();
        FxThread.run(panel::close);
        desk.console.close();
    }

    /// Words that end in an ellipsis and are not allowed to.
    private static List<String> cut(Node node) {
        List<String> all = new ArrayList<>();
        if (node instanceof Label label
                && label.isVisible()
                && !label.isWrapText()
                && !label.getStyleClass().contains("may-clip")
                && label.getWidth() + 1 < label.prefWidth(-1)) {
            all.add(label.getText());
        }
        if (node instanceof Parent parent && node.isVisible()) {
            parent.getChildrenUnmodifiable().forEach(c -> all.addAll(cut(c)));
        }
        return all;
    }

    @Test
    void atADesk() throws IOException {
        draw("desk-zh", desk(Locale.CHINESE), 640, 700, DESK, p -> {});
        draw("desk-en", desk(Locale.ENGLISH), 640, 700, DESK, p -> {});
        draw("fourk-zh", desk(Locale.CHINESE), 1200, 900, new TypeScale(28), p -> {});
    }

    @Test
    void inAFloodAndOnTheShelf() throws IOException {
        for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            AlarmDesk flood = desk(locale);
            flood.console.applyAt(
                    AlarmDesk.NOW,
                    new Event.AlarmModeChanged(new AlarmMode(true, AlarmDesk.NOW, 14)));
            draw("storm-" + locale, flood, 640, 600, DESK, p -> p.actions().get(7).run().run());
            draw(
                    "shelf-" + locale,
                    desk(locale),
                    640,
                    600,
                    DESK,
                    p -> p.actions().get(7).run().run());
        }
    }

    @Test
    void shelving() throws IOException {
        for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            draw(
                    "shelving-" + locale,
                    desk(locale),
                    640,
                    600,
                    DESK,
                    p -> {
                        p.choose("LIMIT:own");
                        p.actions().get(4).run().run();
                    });
        }
    }
}
