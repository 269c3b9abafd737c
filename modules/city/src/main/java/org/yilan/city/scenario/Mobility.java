package org.yilan.city.scenario;

import org.yilan.situation.model.GeoPoint;

import java.util.List;

/// What moves in a city and where people park, shared by its scenarios. Immutable. Winds are means in m/s.
public record Mobility(
        List<Lots> parking,
        Bikes bikes,
        List<Bridge> bridges,
        List<Line> lines,
        List<Roadworks> roadworks) {
    /// A city of which nothing is said.
    public static final Mobility NONE =
            new Mobility(
                    List.of(),
                    new Bikes(new Words("", ""), 0, 0, Double.POSITIVE_INFINITY),
                    List.of(),
                    List.of(),
                    List.of());

    /// A kind of car park; each locality has one, of the kinds in turn.
    ///
    /// @param name `{place}` is replaced
    /// @param underground whether it is shut when water stands near
    public record Lots(Words name, int least, int most, boolean underground) {}

    /// Stations of shared bicycles, one at every other locality; none when `most` is 0.
    ///
    /// @param name `{place}` and `{road}` are replaced
    /// @param suspendedFrom wind from which nothing is rented out
    public record Bikes(Words name, int least, int most, double suspendedFrom) {}

    /// A bridge that is shut in strong winds.
    ///
    /// @param exposure 0 sheltered, 1 open to the sea
    /// @param slowFrom wind from which its speed limit is lowered
    /// @param closedFrom wind from which it is shut
    public record Bridge(
            String id,
            Words name,
            String road,
            double exposure,
            double slowFrom,
            double closedFrom,
            List<GeoPoint> course) {}

    /// A line of public transport, there and back.
    ///
    /// @param kind bus, metro, ferry
    /// @param stopsFrom wind from which it does not run
    public record Line(
            String id,
            String kind,
            Words name,
            int vehicles,
            double speedKmh,
            double exposure,
            double stopsFrom,
            List<GeoPoint> course) {}

    /// Works on a road, from 22:00 to 5:00 each night that is calm enough.
    public record Roadworks(Words name, String road, List<GeoPoint> course) {}
}
