package org.yilan.map.mark;

/// The layers that a person can switch off and on.
public enum LayerKind {
    WARNINGS("W"),
    STORM("T"),
    EARTHQUAKES("E"),
    INCIDENTS("I"),
    SENSORS("S"),
    UNITS("U"),
    SHELTERS("H"),
    ROADS("R"),
    PARKING("P"),
    BIKES("B"),
    TRANSIT("V"),
    PLACES("L");

    private final String key;

    LayerKind(String key) {
        this.key = key;
    }

    /// The key that switches it.
    public String key() {
        return key;
    }

    /// Translation key of its name.
    public String text() {
        return "layers.layer." + name();
    }
}
