package org.yilan.map.mark;

import org.yilan.situation.Changes;

import java.util.List;

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

        /// Several incidents in one place.
        ///
        /// @param ids gravest first
        record Many(List<String> ids) implements Subject {
            public Many {
                ids = List.copyOf(ids);
            }
        }
    }
}
