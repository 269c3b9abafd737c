package org.yilan.city;

/// @param seed of everything that is invented; the same seed gives the same city
/// @param port on loopback; 0 takes any free one
public record CityOptions(long seed, int port) {
    /// What a run takes that is told nothing.
    public static final CityOptions DEFAULT = new CityOptions(1, 0);

    public CityOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is a number from 0 to 65535, not " + port);
        }
    }
}
