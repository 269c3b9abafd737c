package org.yilan.situation.plan;

import org.yilan.situation.model.Tier;

import java.util.List;

/// Something that the rules of a plan read in one area and that a person may suppose to be otherwise.
public sealed interface Lever {
    /// The tier that it is about.
    Tier tier();

    /// Code of the area that it is about.
    String division();

    /// Which signal of a hazard the tier has in force: 0 for none, 1 for blue (IV) up to 4 for red (I).
    ///
    /// @param hazard the signal's hazard
    record Signal(Tier tier, String division, String hazard) implements Lever {}

    /// What gauges read. All gauges that the rules mean move together, by as much as the one that decides in the area.
    ///
    /// @param gauges a gauge is meant when its name contains one of these; empty for any gauge
    /// @param stations which one decides: the strongest but so many less one
    /// @param falls whether the rules ask how far it fell, so that the lowest one decides; `stations` is 1 then
    record Value(
            Tier tier,
            String division,
            String quantity,
            List<String> gauges,
            int stations,
            String unit,
            boolean falls)
            implements Lever {
        public Value {
            gauges = List.copyOf(gauges);
        }

        /// Whether both move the same gauges: of two of those only one can be supposed.
        boolean moves(Value other) {
            return quantity.equals(other.quantity) && gauges.equals(other.gauges);
        }
    }
}
