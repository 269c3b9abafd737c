package org.yilan.map.content;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yilan.assets.Assets;
import org.yilan.console.LocalConsole;
import org.yilan.fx.Fonts;
import org.yilan.fx.FxThread;
import org.yilan.fx.Panel;
import org.yilan.fx.Theme;
import org.yilan.fx.TypeScale;
import org.yilan.map.MapTestPanel;
import org.yilan.situation.Changes;
import org.yilan.situation.model.Grade;
import org.yilan.testing.IncidentBuilder;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// The whole of a map panel in a scene, driven by its keys.
class SituationContentFxTest {
    private MapTestPanel map;

    @BeforeEach
    void open() {
        FxThread.start();
        map = MapTestPanel.of(Locale.CHINESE, new TypeScale(14), "{\"fit\":\"city\"}");
        LocalConsole console = map.console();
        console.apply(
                IncidentBuilder.incident("red")
                        .title("地铁进水")
                        .grade(Grade.I)
                        .at(31.4, 121.3)
                        .reported(),
                IncidentBuilder.incident("blue").grade(Grade.IV).at(30.9, 121.6).reported(),
                IncidentBuilder.incident("far").grade(Grade.II).at(22.5, 114.1).reported());
        FxThread.run(
                () -> {
                    StackPane root = new StackPane(map.panel().view());
                    new Scene(root, 900, 700);
                    new Theme(Assets.shipped(), Fonts.detect()).apply(root, new TypeScale(14));
                    root.applyCss();
                    root.layout();
                    map.panel().refresh(Changes.ofEverything());
                    map.panel().tick(console.time().now());
                });
        settle();
    }

    @AfterEach
    void close() {
        FxThread.run(() -> map.panel().close());
    }

    private void settle() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                FxThread.call(
                                        () -> {
                                            map.panel().view().getScene().getRoot().layout();
                                            return map.panel().settled();
                                        }));
    }

    private void press(String keys) {
        FxThread.run(
                () ->
                        map.panel().actions().stream()
                                .filter(a -> a.keys().equals(keys))
                                .map(Panel.KeyAction::run)
                                .forEach(Runnable::run));
        settle();
    }

    private List<String> legend() {
        return FxThread.call(() -> map.content().legendWords());
    }

    @Test
    void listsInTheLegendOnlyWhatIsInView() {
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(legend())
                                        .contains("红 I 1", "蓝 IV 1")
                                        .noneMatch(w -> w.startsWith("橙")));
    }

    @Test
    void selectsTheGravestFirstByKeyAndOpensItsDetails() {
        press("TAB");
        assertThat(map.selected()).isEqualTo("red");
        press("ENTER");
        assertThat(FxThread.call(() -> map.content().cardTitle())).isEqualTo("地铁进水");
        press("TAB");
        assertThat(map.selected()).isEqualTo("blue");
        press("Esc");
        assertThat(FxThread.call(() -> map.content().cardTitle())).isEmpty();
    }

    @Test
    void switchesALayerOffAndSaysSo() {
        press("I");
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(legend())
                                        .contains("事件(已隐藏)")
                                        .noneMatch(w -> w.startsWith("红")));
    }

    @Test
    void bringsIntoViewWhatAnotherPanelSelects() {
        FxThread.run(() -> map.select(Changes.Kind.INCIDENT, "far"));
        Awaitility.await()
                .untilAsserted(
                        () -> {
                            settle();
                            assertThat(legend()).contains("橙 II 1");
                        });
    }
}
