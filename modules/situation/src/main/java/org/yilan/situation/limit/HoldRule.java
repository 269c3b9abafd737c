package org.yilan.situation.limit;

import org.yilan.situation.model.HoldCause;
import org.yilan.situation.model.ServiceClock;

import java.time.Duration;
import java.util.Set;

/// Which clocks a cause stops, and how long at most; then they go on by themselves.
public record HoldRule(HoldCause cause, Set<ServiceClock> stops, Duration longest) {
    public HoldRule {
        stops = Set.copyOf(stops);
        if (!longest.isPositive()) {
            throw new IllegalArgumentException("a hold for " + cause + " would end at once");
        }
    }
}
