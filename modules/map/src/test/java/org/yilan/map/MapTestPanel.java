package org.yilan.map;

import org.yilan.console.LocalConsole;
import org.yilan.fx.FxThread;
import org.yilan.fx.Panel;
import org.yilan.fx.Selection;
import org.yilan.fx.TypeScale;
import org.yilan.geography.Districts;
import org.yilan.map.content.SituationContent;
import org.yilan.situation.Changes;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/// A map panel with what a test wants to know of it.
public record MapTestPanel(MapStage stage, Panel panel, SituationContent content) {
    public static MapTestPanel of(Locale locale, TypeScale type, String options) {
        MapStage stage = new MapStage(locale, type, options, "{}");
        AtomicReference<SituationContent> content = new AtomicReference<>();
        Panel panel =
                FxThread.call(
                        () ->
                                new MapPanelProvider(
                                                (c, s) -> {
                                                    content.set(
                                                            new SituationContent(
                                                                    c,
                                                                    s,
                                                                    Districts.of(stage.assets),
                                                                    List.of()));
                                                    return content.get();
                                                })
                                        .create(stage.context));
        return new MapTestPanel(stage, panel, content.get());
    }

    public LocalConsole console() {
        return (LocalConsole) stage.context.console();
    }

    public String selected() {
        return FxThread.call(
                () -> {
                    Selection.Item item = stage.context.selection().item();
                    return item == null ? "" : item.id();
                });
    }

    public void select(Changes.Kind kind, String id) {
        stage.context.selection().select(kind, id);
    }
}
