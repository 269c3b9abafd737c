package org.yilan.bench;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.image.ImageView;

import org.yilan.assets.Assets;
import org.yilan.console.LocalConsole;
import org.yilan.fx.Notices;
import org.yilan.fx.Panel;
import org.yilan.fx.PanelContext;
import org.yilan.fx.PropertiesTexts;
import org.yilan.fx.Selection;
import org.yilan.fx.TypeScale;
import org.yilan.geography.MercatorPoint;
import org.yilan.map.MapPanelProvider;
import org.yilan.situation.Changes;
import org.yilan.situation.Situation;
import org.yilan.situation.command.Outcome;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;

/// The map panel of the program with a crowd of points on it, and word of which batch of changes each new picture shows.
/// FX thread.
final class BenchMap {
    private record Given(long number, long dueNanos) {}

    private final Panel panel;
    private final PointsContent content;
    private final ImageView picture;
    private final ArrayDeque<Given> given = new ArrayDeque<>();
    private long number;

    /// @param shown told when a picture that contains a batch replaces the last one: the batch's due time
    BenchMap(Situation situation, Executor background, LongConsumer shown) {
        PanelContext context = context(background);
        PointsContent[] made = new PointsContent[1];
        panel =
                new MapPanelProvider(
                                (c, surface) -> made[0] = new PointsContent(situation, surface))
                        .create(context);
        content = made[0];
        picture = picture(panel.view());
        picture.imageProperty()
                .addListener(
                        o -> {
                            long drawn = content.drawn();
                            while (!given.isEmpty() && given.getFirst().number <= drawn) {
                                shown.accept(given.removeFirst().dueNanos);
                            }
                        });
        content.refresh(Changes.ofEverything());
    }

    Node view() {
        return panel.view();
    }

    /// Puts the middle of the view this many pixels from the city's centre.
    void look(double dx, double dy) {
        double world = 256 * Math.pow(2, Crowd.ZOOM);
        content.surface()
                .viewport()
                .moveTo(
                        new MercatorPoint(
                                        MercatorPoint.x(Crowd.CENTRE.lon()) + dx / world,
                                        MercatorPoint.y(Crowd.CENTRE.lat()) + dy / world)
                                .toGeoPoint(),
                        Crowd.ZOOM);
    }

    /// @param dueNanos of the batches that the changes come from
    void refresh(Changes changes, Iterable<Long> dueNanos) {
        number++;
        for (long due : dueNanos) {
            given.add(new Given(number, due));
        }
        content.number(number);
        panel.refresh(changes);
    }

    boolean settled() {
        return panel.settled();
    }

    /// How long pictures took to draw, in milliseconds.
    Samples drawing() {
        return content.drawing();
    }

    void close() {
        panel.close();
    }

    private static ImageView picture(Node node) {
        if (node.getStyleClass().contains("map-stack") && node instanceof Parent stack) {
            for (Node child : stack.getChildrenUnmodifiable()) {
                if (child instanceof ImageView view) {
                    return view;
                }
            }
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                if (child.getStyleClass().contains("map-stack")) {
                    return picture(child);
                }
            }
        }
        throw new IllegalStateException("the map has no picture");
    }

    private static PanelContext context(Executor background) {
        Assets assets = Assets.shipped();
        JsonNode options =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("zoom", Crowd.ZOOM)
                        .set(
                                "centre",
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("lat", Crowd.CENTRE.lat())
                                        .put("lon", Crowd.CENTRE.lon()));
        return new PanelContext(
                new LocalConsole(InstantSource.system()),
                new PropertiesTexts(assets, Locale.SIMPLIFIED_CHINESE),
                new TypeScale(14),
                new Selection(),
                new Silent(),
                background,
                assets,
                options,
                JsonNodeFactory.instance.objectNode());
    }

    /// A benchmark has nobody to tell.
    private static final class Silent implements Notices {
        @Override
        public void say(String key, Object... arguments) {}

        @Override
        public void warn(String key, Object... arguments) {
            throw new IllegalStateException("the map warns: " + key);
        }

        @Override
        public void follow(CompletableFuture<Outcome> outcome) {}
    }
}
