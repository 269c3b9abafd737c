package org.yilan.wall;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.FrameBatcher;
import org.yilan.fx.Panel;
import org.yilan.fx.PanelContext;
import org.yilan.fx.PanelProvider;
import org.yilan.fx.TypeScale;
import org.yilan.wall.scene.SceneSpec.Cell;

import java.util.ArrayList;
import java.util.List;

/// Makes the panels of a wall and keeps those that stay when it is laid out anew. A panel stays within its window: the
/// toolkit does not clear styles of nodes that come from another one and then finds wrong ones for a moment
/// (JDK-8266966). In another window a new panel takes over what persons had set, so that a map keeps its view and a search
/// its words when a monitor goes away. FX thread.
final class Panels {
    private static final System.Logger LOG = System.getLogger(Panels.class.getName());

    private final WallParts parts;
    private final @Nullable FrameBatcher batcher;
    private List<PanelCell> live = new ArrayList<>();
    private List<PanelCell> spare = new ArrayList<>();
    private boolean takingOver;

    /// @param batcher what refreshes them; null where somebody else does
    Panels(WallParts parts, @Nullable FrameBatcher batcher) {
        this.parts = parts;
        this.batcher = batcher;
    }

    /// Begins a new layout: whatever is not taken again before [#finish] leaves.
    ///
    /// @param keep whether new panels take over what persons have set on those whose place they take
    void begin(boolean keep) {
        takingOver = keep;
        spare = live;
        live = new ArrayList<>();
    }

    void finish() {
        spare.forEach(PanelCell::close);
        spare = new ArrayList<>();
    }

    void closeAll() {
        begin(false);
        finish();
    }

    List<PanelCell> live() {
        return List.copyOf(live);
    }

    /// The panel for a cell: one that is there already with the same options and sizes, else a new one.
    ///
    /// @param window where it stands
    PanelCell take(Cell cell, TypeScale type, Object window) {
        for (PanelCell old : spare) {
            if (old.serves(cell, type, window)) {
                spare.remove(old);
                live.add(old);
                return old;
            }
        }
        PanelCell made = new PanelCell(cell, type, window, create(cell, type), parts.texts());
        if (takingOver) {
            spare.stream()
                    .filter(old -> old.kind().equals(cell.panel()))
                    .findFirst()
                    .ifPresent(old -> takeOver(made, old));
        }
        if (batcher != null) {
            made.register(batcher);
        }
        live.add(made);
        return made;
    }

    private static void takeOver(PanelCell made, PanelCell old) {
        try {
            made.panel().takeOver(old.panel());
        } catch (RuntimeException e) {
            // Worth less than the panel itself, which works without.
            LOG.log(System.Logger.Level.ERROR, "the panel " + made.kind() + " began anew", e);
        }
    }

    private Panel create(Cell cell, TypeScale type) {
        PanelProvider provider =
                parts.providers().stream()
                        .filter(p -> p.kind().equals(cell.panel()))
                        .findFirst()
                        .orElse(null);
        if (provider == null) {
            return new ErrorCard(
                    parts.texts(),
                    "wall.panel.unknown",
                    cell.panel(),
                    String.join(
                            ", ", parts.providers().stream().map(PanelProvider::kind).toList()));
        }
        try {
            return provider.create(
                    new PanelContext(
                            parts.console(),
                            parts.texts(),
                            type,
                            parts.selection(),
                            parts.notices(),
                            parts.background(),
                            parts.assets(),
                            cell.options(),
                            parts.settings(),
                            parts.sounds()));
        } catch (RuntimeException | LinkageError e) {
            LOG.log(System.Logger.Level.ERROR, "the panel " + cell.panel() + " did not start", e);
            return new ErrorCard(
                    parts.texts(),
                    "wall.panel.broken",
                    cell.panel(),
                    String.valueOf(e.getMessage()));
        }
    }
}
