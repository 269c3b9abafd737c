package org.yilan.map;

import org.yilan.console.LocalConsole;
import org.yilan.fx.FxThread;
import org.yilan.fx.Panel;
import org.yilan.fx.Selection;
import org.yilan.fx.Texts;
import org.yilan.fx.TypeScale;
import org.yilan.geography.Districts;
import org.yilan.map.content.SituationContent;
import org.yilan.map.view.MapContent;
import org.yilan.map.view.MapViewport;
import org.yilan.situation.Changes;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/// A map panel with what a test wants to know of it.
public record MapTestPanel(MapStage stage, Panel panel, SituationContent content) {
    public static MapTestPanel of(Locale locale, TypeScale type, String options) {
        return of(locale, type, options, c -> c);
    }

    /// @param wrapped what the panel gets in place of the content
    public static MapTestPanel of(
            Locale locale, TypeScale type, String options, UnaryOperator<MapContent> wrapped) {
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
                                                    return wrapped.apply(content.get());
                                                })
                                        .create(stage.context));
        return new MapTestPanel(stage, panel, content.get());
    }

    public LocalConsole console() {
        return (LocalConsole) stage.context.console();
    }

    /// The afternoon of 15 September 2024 with so many incidents.
    public void playTyphoon(int incidents) {
        TyphoonScene.play(console(), Districts.of(stage.assets), incidents);
    }

    /// What the large map shows. FX thread.
    public MapViewport viewport() {
        return ((MapPanel) panel).map().viewport();
    }

    public String selected() {
        return FxThread.call(
                () -> {
                    Selection.Item item = stage.context.selection().item();
                    return item == null ? "" : item.id();
                });
    }

    /// The panel's words.
    public Texts texts() {
        return stage.context.texts();
    }

    public void select(Changes.Kind kind, String id) {
        stage.context.selection().select(kind, id);
    }
}
