package org.yilan.map.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yilan.fx.FxThread;
import org.yilan.map.view.MapViewport;
import org.yilan.situation.model.GeoPoint;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

class GroundViewFxTest {
    private static final GeoPoint CENTRE = new GeoPoint(31.23, 121.47);

    private final Set<Integer> sizes = ConcurrentHashMap.newKeySet();
    private final MapViewport viewport = new MapViewport();
    private GroundView view;
    private Stage stage;

    @BeforeEach
    void open() {
        FxThread.start();
        FxThread.run(
                () -> {
                    viewport.snapTo(1);
                    viewport.resize(400, 300);
                    viewport.moveTo(CENTRE, 9.1);
                    TileSource source =
                            new TileSource() {
                                @Override
                                public String id() {
                                    return "recording-" + System.identityHashCode(sizes);
                                }

                                @Override
                                public int[] pixels(TileKey key) {
                                    sizes.add(key.size());
                                    return new int[key.size() * key.size()];
                                }
                            };
                    // Gluon asks the one provider of the program
                    view = new GroundView(GroundTiles.provider(), source, viewport);
                    stage = new Stage();
                    stage.setScene(new Scene(new StackPane(view), 400, 300));
                    stage.show();
                });
    }

    @Test
    void drawsTilesOfOneSizeHoweverOftenTheViewIsLaidOutAtFirst() {
        FxThread.run(() -> view.begin());
        FxThread.run(() -> viewport.moveTo(CENTRE, 9.3));
        FxThread.run(() -> viewport.moveTo(CENTRE, 9.5));

        await().until(() -> FxThread.call(view::complete));

        // 256 · 2^0.5
        assertThat(sizes).containsExactly(362);
    }

    @Test
    void asksForNothingBeforeItBegins() {
        for (int i = 0; i < 3; i++) {
            FxThread.run(() -> stage.getScene().getRoot().layout());
        }
        assertThat(FxThread.call(view::complete)).isFalse();
        assertThat(sizes).isEmpty();

        FxThread.run(() -> view.begin());

        await().until(() -> FxThread.call(view::complete));
        assertThat(sizes).hasSize(1);
    }

    @AfterEach
    void close() {
        FxThread.run(
                () -> {
                    view.close();
                    stage.close();
                });
    }
}
