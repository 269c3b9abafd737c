package org.yilan.queue;

import org.yilan.situation.model.Incident;
import org.yilan.situation.model.Tier;

import java.util.List;

/// A part of the [BreachBoard] that can be looked at, or one of the lists beside it: what was sent back ([AppealBoard]), and
/// who owes what ([org.yilan.situation.unit.UnitBoard]).
enum Lane {
    NEXT(null),
    BROKEN(null),
    STREET(Tier.STREET),
    DISTRICT(Tier.DISTRICT),
    CITY(Tier.CITY),
    HELD(null),
    RETURNED(null),
    UNITS(null);

    private final @org.jspecify.annotations.Nullable Tier tier;

    Lane(@org.jspecify.annotations.Nullable Tier tier) {
        this.tier = tier;
    }

    /// Key of its name.
    String nameKey() {
        return "breaches_lane_" + name();
    }

    /// Whether its rows are not incidents of the board.
    boolean lines() {
        return this == RETURNED || this == UNITS;
    }

    List<Incident> of(BreachBoard board) {
        return switch (this) {
            case RETURNED, UNITS -> List.of();
            case NEXT -> board.next();
            case BROKEN -> board.broken();
            case HELD -> board.held();
            case STREET, DISTRICT, CITY ->
                    tier == null ? List.of() : board.supervised().getOrDefault(tier, List.of());
        };
    }

    /// How many of them want somebody now: those that are close, or have not been answered.
    int urgent(BreachBoard board) {
        return switch (this) {
            case NEXT -> board.close();
            case BROKEN, HELD, RETURNED, UNITS -> 0;
            case STREET, DISTRICT, CITY ->
                    tier == null ? 0 : board.unanswered().getOrDefault(tier, 0);
        };
    }
}
