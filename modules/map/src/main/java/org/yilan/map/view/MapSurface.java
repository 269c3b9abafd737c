package org.yilan.map.view;

/// What the content of a map can do with the map that it lies on.
public interface MapSurface {
    /// What part of the world is seen. FX thread.
    MapViewport viewport();

    /// Asks for a new picture soon. Any thread; several calls make one picture.
    void redraw();
}
