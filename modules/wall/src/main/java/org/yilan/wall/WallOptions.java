package org.yilan.wall;

/// How a wall behaves.
///
/// @param kiosk a wall that nobody sits at: the pointer hides while it rests and no key ends the program
/// @param exit what to do when somebody asks to end the program; FX thread
public record WallOptions(boolean kiosk, Runnable exit) {}
