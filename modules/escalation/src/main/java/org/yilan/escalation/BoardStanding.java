package org.yilan.escalation;

import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.plan.Assessment;
import org.yilan.situation.plan.Suggestion;
import org.yilan.situation.response.RollAnswer;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// The board as the form asks about it: what is, never what somebody supposes. FX thread.
///
/// @param board the newest
record BoardStanding(Supplier<Board> board) implements LevelForm.Standing {
    private Optional<Board.Row> of(ResponseLevel.Key key) {
        return board.get().rows().stream()
                .filter(r -> Objects.equals(r.hazard(), key.hazard()))
                .findFirst();
    }

    @Override
    public Optional<ResponseLevel> level(ResponseLevel.Key key) {
        return of(key).flatMap(r -> r.level(key));
    }

    @Override
    public Optional<Suggestion> suggestion(ResponseLevel.Key key) {
        return of(key).flatMap(r -> r.assessment(key)).flatMap(Assessment::suggestion);
    }

    @Override
    public List<RollAnswer> rollCall(String proposal) {
        return board.get().following().rollCalls().getOrDefault(proposal, List.of());
    }
}
