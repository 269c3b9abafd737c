package org.yilan.situation.model;

/// Says that what is on screen is not, or not all, real.
///
/// @param scenario the scenario's id, e.g. `bebinca-2024`
/// @param name for the screen
/// @param note what is real in it and what was invented
public record Exercise(String scenario, String name, String note) {}
