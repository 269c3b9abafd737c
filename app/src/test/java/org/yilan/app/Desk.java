package org.yilan.app;

import static org.awaitility.Awaitility.await;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;

import org.testfx.api.FxRobot;
import org.yilan.assets.Assets;
import org.yilan.city.City;
import org.yilan.city.CityClock;
import org.yilan.city.CityOptions;
import org.yilan.console.HubConsole;
import org.yilan.fx.Fonts;
import org.yilan.fx.FxThread;
import org.yilan.fx.Notices;
import org.yilan.fx.Panel;
import org.yilan.fx.PanelContext;
import org.yilan.fx.PanelProvider;
import org.yilan.fx.PropertiesTexts;
import org.yilan.fx.Selection;
import org.yilan.fx.Theme;
import org.yilan.fx.TypeScale;
import org.yilan.hub.SteppedClock;
import org.yilan.situation.Changes;
import org.yilan.situation.Situation;
import org.yilan.situation.command.Outcome;

import tools.jackson.databind.node.JsonNodeFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Somebody at a panel on a real scene, with keys alone; behind it a city's server, feeds, a hub with its journal, and the
/// stream.
final class Desk implements AutoCloseable {
    private static final TypeScale TYPE = new TypeScale(15);

    private final FxRobot robot = new FxRobot();
    private final Session session;
    private final HubConsole console;
    private final Panel panel;
    private final Stage stage;
    final Selection selection = new Selection();
    final List<String> said = new ArrayList<>();

    private final SteppedClock clock;
    private final Cable cable;

    /// @param person of the demonstration's crew, empty for the first commander
    Desk(Path data, String moment, String person, String kind, int width, int height)
            throws Exception {
        Instant start = Instant.parse(moment);
        Assets assets = Assets.shipped();
        Source source = new Source();
        source.journal = data.resolve("desk.journal");
        clock = new SteppedClock(start);
        City city =
                City.open(assets, "bebinca-2024", new CityOptions(1, 0), CityClock.manual(start));
        session = Session.demonstration(source, assets, city, clock);
        session.station().pollOnce();
        cable = new Cable(session.station().ownAddress());
        console = session.openConsole(person, cable.address());
        await().atMost(20, TimeUnit.SECONDS)
                .until(() -> hub().seq() > 0 && console.situation().seq() == hub().seq());
        FxThread.start();
        PropertiesTexts texts = new PropertiesTexts(assets, Locale.CHINESE);
        PanelContext context =
                new PanelContext(
                        console,
                        texts,
                        TYPE,
                        selection,
                        new Heard(),
                        Runnable::run,
                        assets,
                        JsonNodeFactory.instance.objectNode(),
                        JsonNodeFactory.instance.objectNode());
        PanelProvider provider =
                ServiceLoader.load(PanelProvider.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(p -> p.kind().equals(kind))
                        .findFirst()
                        .orElseThrow();
        panel = FxThread.call(() -> provider.create(context));
        stage =
                FxThread.call(
                        () -> {
                            StackPane root = new StackPane(panel.view());
                            Scene scene = new Scene(root, width, height);
                            new Theme(assets, Fonts.detect()).apply(root, TYPE);
                            Stage s = new Stage();
                            s.setScene(scene);
                            s.show();
                            s.requestFocus();
                            return s;
                        });
        look();
        FxThread.run(() -> panel.focusTarget().requestFocus());
    }

    private final class Heard implements Notices {
        @Override
        public void say(String key, Object... arguments) {
            said.add(key);
        }

        @Override
        public void warn(String key, Object... arguments) {
            said.add(key);
        }

        @Override
        public void follow(CompletableFuture<Outcome> outcome) {}
    }

    /// The network between this desk and the hub.
    Cable cable() {
        return cable;
    }

    /// Lets time pass at the hub.
    void pass(Duration time) {
        clock.advance(time);
    }

    /// The hub's own situation.
    Situation hub() {
        return session.station().hub().situation();
    }

    HubConsole console() {
        return console;
    }

    /// Another person's console of the same hub.
    HubConsole colleague(String name) throws Exception {
        HubConsole other = session.openConsole(name);
        await().atMost(20, TimeUnit.SECONDS).until(() -> other.situation().seq() == hub().seq());
        return other;
    }

    void select(Changes.Kind kind, String id) {
        FxThread.run(() -> selection.select(kind, id));
    }

    /// The panel takes in what the stream has brought, as the wall makes it do each frame.
    void look() {
        FxThread.run(
                () -> {
                    panel.refresh(Changes.ofEverything());
                    panel.tick(console.time().now());
                    stage.getScene().getRoot().applyCss();
                    stage.getScene().getRoot().layout();
                });
    }

    void type(KeyCode... keys) {
        for (KeyCode key : keys) {
            robot.type(key);
            FxThread.run(() -> {});
        }
    }

    /// Types into the line that has the keyboard.
    void write(String words) {
        FxThread.run(() -> ((TextInputControl) stage.getScene().getFocusOwner()).setText(words));
    }

    /// Waits for what an order brings about.
    void until(BooleanSupplier condition) {
        await().atMost(20, TimeUnit.SECONDS)
                .until(
                        () -> {
                            look();
                            return condition.getAsBoolean();
                        });
    }

    boolean focused(Node node) {
        return FxThread.call(node::isFocused);
    }

    Panel panel() {
        return panel;
    }

    /// Every word that can be seen.
    String words() {
        return FxThread.call(
                () -> {
                    StringBuilder all = new StringBuilder();
                    collect(panel.view(), all);
                    return all.toString();
                });
    }

    private static void collect(Node node, StringBuilder into) {
        if (!node.isVisible()) {
            return;
        }
        switch (node) {
            case Label label -> into.append(label.getText()).append('\n');
            case TextInputControl input -> into.append(input.getText()).append('\n');
            case Text text -> into.append(text.getText()).append('\n');
            case Parent parent -> parent.getChildrenUnmodifiable().forEach(n -> collect(n, into));
            default -> {}
        }
    }

    @Override
    public void close() throws IOException {
        FxThread.run(
                () -> {
                    stage.close();
                    panel.close();
                });
        session.close();
        cable.close();
    }
}
