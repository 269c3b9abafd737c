package org.yilan.map.mark;

import org.yilan.situation.Changes;

/// Something on the map that a person can point at. Immutable.
///
/// @param x unit Mercator, likewise `y`
/// @param reach half its size on the screen in pixels
/// @param order the greater lies on top
/// @param severity its grade, for the order in which the keyboard goes through marks
public record Mark(
        Subject subject, double x, double y, double reach, int order, Severity severity) {

    /// What a mark stands for.
    public sealed interface Subject {
        /// One thing of the situation.
        record One(Changes.Kind kind, String id) implements Subject {}

        /// Several things of one layer in one place.
        ///
        /// @param within tells which: asked only of the one that a person has chosen
        record Many(LayerKind layer, int count, Within within) implements Subject {}
    }

    /// Whether a thing at a place in unit Mercator is among those of a mark. Any thread.
    @FunctionalInterface
    public interface Within {
        boolean holds(double x, double y);
    }
}
