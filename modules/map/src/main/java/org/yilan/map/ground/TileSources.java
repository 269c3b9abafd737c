package org.yilan.map.ground;

import org.yilan.assets.Assets;
import org.yilan.geography.Districts;
import org.yilan.geography.Landmark;
import org.yilan.geography.Landmarks;
import org.yilan.geography.Surroundings;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Which ground a map gets: our own, or the one that the city has configured.
///
/// The outlines are read once, in the background, for tiles and names together.
public final class TileSources {
    /// What was chosen.
    ///
    /// @param attribution what the source wants said about it, empty for our own ground
    public record Chosen(TileSource source, String attribution) {}

    /// What the ground is drawn from.
    record Outlines(Districts districts, Surroundings surroundings, List<Landmark> landmarks) {}

    private final CompletableFuture<Outlines> outlines;
    private final CompletableFuture<GroundShapes> shapes;

    /// Starts to read.
    public TileSources(Assets assets, Executor background) {
        outlines =
                CompletableFuture.supplyAsync(
                        () ->
                                new Outlines(
                                        Districts.read(assets),
                                        Surroundings.read(assets),
                                        Landmarks.read(assets)),
                        background);
        shapes =
                outlines.thenApply(
                        o -> new GroundShapes(o.districts(), o.surroundings(), o.landmarks()));
    }

    /// The ground that the settings ask for.
    ///
    /// @param tiles the settings' node `map.tiles`, maybe missing
    /// @param scale device pixels per logical pixel
    public Chosen choose(JsonNode tiles, double scale) {
        return new Chosen(new VectorGround(shapes::join, scale), "");
    }

    CompletableFuture<Outlines> outlines() {
        return outlines;
    }
}
