package org.yilan.map.ground;

import org.yilan.assets.Assets;
import org.yilan.geography.Districts;
import org.yilan.geography.Landmark;
import org.yilan.geography.Landmarks;
import org.yilan.geography.Surroundings;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.List;
import java.util.Map;
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

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Map<String, String> environment;
    private final CompletableFuture<Outlines> outlines;
    private final CompletableFuture<GroundShapes> shapes;
    private final GroundTone tone;
    private final TileStore store;

    /// Starts to read.
    ///
    /// @param environment where keys of tile servers may stand, see [System#getenv()]
    /// @param store where tiles of servers are kept
    public TileSources(
            Assets assets, Executor background, Map<String, String> environment, TileStore store) {
        this.store = store;
        this.environment = environment;
        tone = GroundTone.QUIET;
        outlines =
                CompletableFuture.supplyAsync(
                        () ->
                                new Outlines(
                                        Districts.of(assets),
                                        Surroundings.of(assets),
                                        Landmarks.read(assets)),
                        background);
        shapes =
                outlines.thenApply(
                        o -> new GroundShapes(o.districts(), o.surroundings(), o.landmarks()));
    }

    private TileSources(TileSources same, GroundTone tone) {
        environment = same.environment;
        outlines = same.outlines;
        shapes = same.shapes;
        store = same.store;
        this.tone = tone;
    }

    /// The same outlines, drawn so that the coast stands out: for a small map that has nothing else to go by.
    public TileSources withClearCoast() {
        return new TileSources(this, GroundTone.CLEAR);
    }

    /// The ground that the settings ask for.
    ///
    /// @param tiles the settings' node `map.tiles`, maybe missing
    /// @param scale device pixels per logical pixel
    /// @param weight thickness of hairlines in logical pixels
    ///
    /// @throws IllegalArgumentException when the settings ask for a source that cannot be; the message says why
    public Chosen choose(JsonNode tiles, double scale, double weight) {
        return RemoteSettings.of(tiles, environment)
                .map(s -> new Chosen(new RemoteGround(s, TIMEOUT, store), s.attribution()))
                .orElseGet(
                        () -> new Chosen(new VectorGround(shapes::join, scale, weight, tone), ""));
    }

    CompletableFuture<Outlines> outlines() {
        return outlines;
    }
}
