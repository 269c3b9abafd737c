package org.yilan.wall.scene;

/// A monitor as the window system reports it.
///
/// @param x of its left edge among all monitors, as `y` of its top, `width`, `height`: in the system's own pixels
public record Monitor(double x, double y, double width, double height) {}
