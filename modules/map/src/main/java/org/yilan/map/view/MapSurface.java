package org.yilan.map.view;

/// What the content of a map can do with the map that it lies on.
public interface MapSurface {
    /// What part of the world is seen. FX thread.
    MapViewport viewport();

    /// Says that the view is moved for a person, who wants it there: it is not taken back to where the map began. FX
    /// thread.
    default void leaveHome() {}

    /// Asks for a new picture soon. Any thread; several calls make one picture.
    void redraw();
}
