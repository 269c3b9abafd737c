package org.yilan.situation.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// That an incident was sent back by units (退单), and what a supervisor decided about it (申诉裁定).
///
/// @param returns oldest first, never empty
/// @param ruling the last decision, null before one
public record Dispute(String incident, List<Return> returns, @Nullable Ruling ruling) {
    private static final Set<ReturnReason> NOT_OURS =
            EnumSet.of(ReturnReason.NOT_OUR_DUTY, ReturnReason.NOT_OUR_AREA);

    /// One unit that sent it back.
    public record Return(String unit, ReturnReason cause, Instant at) {}

    /// Which unit it is to be, and for which causes that unit cannot send it back again: all that were brought forward
    /// before it was decided.
    public record Ruling(String unit, Set<ReturnReason> causes, Instant at) {
        public Ruling {
            causes = Set.copyOf(causes);
        }
    }

    public Dispute {
        returns = List.copyOf(returns);
    }

    /// The first time that it is sent back.
    public static Dispute of(String incident, Return first) {
        return new Dispute(incident, List.of(first), null);
    }

    /// Sent back once more. What was ruled stays ruled.
    public Dispute with(Return next) {
        List<Return> more = new ArrayList<>(returns);
        more.add(next);
        return new Dispute(incident, more, ruling);
    }

    /// Decided: for this unit, against every cause there has been.
    public Dispute ruled(String unit, Instant at) {
        Set<ReturnReason> causes = EnumSet.noneOf(ReturnReason.class);
        returns.forEach(r -> causes.add(r.cause()));
        return new Dispute(incident, returns, new Ruling(unit, causes, at));
    }

    public Return last() {
        return returns.getLast();
    }

    /// How often it was sent back.
    public int times() {
        return returns.size();
    }

    /// Whether it is disputed who has to do it: sent back twice or more, or by a unit that says it is not theirs.
    public boolean contested() {
        return times() > 1 || returns.stream().anyMatch(r -> NOT_OURS.contains(r.cause()));
    }

    /// Whether a ruling keeps this unit from sending it back for this cause.
    public boolean bars(String unit, ReturnReason cause) {
        return ruling != null && ruling.unit().equals(unit) && ruling.causes().contains(cause);
    }
}
