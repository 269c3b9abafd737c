package org.yilan.map.mark;

/// One line of the legend: a sign as it is on the map, what it means, and how many of it are in view.
///
/// @param icon in picture pixels
/// @param count -1 where counting says nothing
public record LegendEntry(LayerKind layer, Sprite icon, String text, int count) {}
