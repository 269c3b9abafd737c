package org.yilan.wall;

import javafx.scene.Node;
import javafx.scene.layout.Region;

import org.yilan.console.Console;
import org.yilan.console.Console.Connection;
import org.yilan.fx.Panel;
import org.yilan.fx.Texts;
import org.yilan.situation.Changes;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// As long as nothing at all has come from the hub, an empty queue and a bare map would look like a quiet city. This covers
/// the panels of a window and says that nothing is known, and on the largest why. The header stays: it says it itself. FX
/// thread.
final class Unheard implements Panel {
    private final Console console;
    private final Texts texts;
    private final Region view = new Region();
    private List<PanelCell> cells = List.of();

    Unheard(Console console, Texts texts) {
        this.console = console;
        this.texts = texts;
    }

    /// Takes the panels that it may have to cover.
    void watch(List<PanelCell> panels) {
        cells = panels.stream().filter(c -> !c.kind().equals("header")).toList();
        look();
    }

    private void look() {
        if (console.situation().seq() > 0) {
            cells.forEach(PanelCell::uncover);
            return;
        }
        String title = texts.get("wall.unheard");
        String why = why(console.connection());
        PanelCell largest =
                cells.stream()
                        .max(Comparator.comparingDouble(c -> c.getWidth() * c.getHeight()))
                        .orElse(null);
        cells.forEach(c -> c.cover(title, c == largest ? why : ""));
    }

    private String why(Connection connection) {
        if (connection.state() == Connection.State.CONNECTED) {
            return texts.get("wall.unheard.empty");
        }
        return texts.get(
                connection.detail().isEmpty() ? "wall.unheard.connecting" : connection.detail());
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void refresh(Changes changes) {
        look();
    }

    @Override
    public void tick(Instant now) {
        look();
    }

    @Override
    public double refreshesPerSecond() {
        return 2;
    }

    @Override
    public void close() {}
}
