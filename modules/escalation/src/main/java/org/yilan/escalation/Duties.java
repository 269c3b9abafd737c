package org.yilan.escalation;

import org.jspecify.annotations.Nullable;
import org.yilan.console.TimeContext;
import org.yilan.fx.PanelContext;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.Role;
import org.yilan.situation.response.Checklist;
import org.yilan.situation.response.ResponseTask;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The checklist of the tile that is chosen: the posts that are asked about it, then its tasks; which line is chosen, and the
/// orders for it. FX thread.
final class Duties {
    private final PanelContext context;
    private boolean open;
    private @Nullable String chosen;

    Duties(PanelContext context) {
        this.context = context;
    }

    /// Whether the board shows the checklist alone.
    boolean isOpen() {
        return open;
    }

    void open(boolean yes) {
        open = yes;
        chosen = null;
    }

    void takeOver(Duties other) {
        open = other.open;
        chosen = other.chosen;
    }

    /// Everything on the list.
    static List<Duty> of(Board board, Tiles.Tile tile, Instant now) {
        List<Duty> duties = new ArrayList<>();
        board.proposals().stream()
                .filter(p -> tile.keys().contains(p.level().key()))
                .forEach(
                        p ->
                                board.following()
                                        .rollCalls()
                                        .getOrDefault(p.id(), List.of())
                                        .forEach(
                                                a ->
                                                        duties.add(
                                                                new Duty.Roll(
                                                                        p.id(),
                                                                        p.level().key(),
                                                                        a))));
        Checklist list = board.following().together(tile.keys(), now);
        list.tasks().forEach(t -> duties.add(new Duty.Task(t)));
        return duties;
    }

    /// The chosen line's place; the first where the chosen one has left the list.
    int index(List<Duty> duties) {
        for (int n = 0; n < duties.size(); n++) {
            if (duties.get(n).id().equals(chosen)) {
                return n;
            }
        }
        return 0;
    }

    void move(List<Duty> duties, int by) {
        if (!duties.isEmpty()) {
            choose(duties.get(Math.clamp(index(duties) + by, 0, duties.size() - 1)));
        }
    }

    void choose(Duty duty) {
        chosen = duty.id();
    }

    Optional<Duty> chosen(List<Duty> duties) {
        return duties.isEmpty() ? Optional.empty() : Optional.of(duties.get(index(duties)));
    }

    /// Key of the sentence that says why nothing can be ordered, empty when it can.
    String whyNot() {
        if (context.console().time().mode() != TimeContext.Mode.LIVE) {
            return "escalation_not_live";
        }
        return context.console().person().role() == Role.WALL ? "escalation_watching" : "";
    }

    /// Done, or ready: sent at once, because it can be taken back.
    void done(Duty duty) {
        Command command =
                switch (duty) {
                    case Duty.Task t -> new Command.CompleteTask(t.task().id());
                    case Duty.Roll r ->
                            new Command.AnswerRollCall(r.proposal(), r.answer().post().id(), true);
                };
        context.notices().follow(context.console().send(command, "", -1));
    }

    /// What needs a reason first: not to be done, not ready, or taken back. Empty where there is nothing to take back.
    Optional<LevelMatter> reasoned(Duty duty, boolean back) {
        return switch (duty) {
            case Duty.Task t when back ->
                    t.task().state() == ResponseTask.State.OPEN
                            ? Optional.empty()
                            : Optional.of(
                                    new LevelMatter.OnTask(t.task(), LevelMatter.Step.REOPEN));
            case Duty.Task t ->
                    Optional.of(new LevelMatter.OnTask(t.task(), LevelMatter.Step.WAIVE));
            case Duty.Roll _ when back -> Optional.empty();
            case Duty.Roll r -> Optional.of(new LevelMatter.NoGo(r));
        };
    }
}
