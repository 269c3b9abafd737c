package org.yilan.escalation;

import org.yilan.console.TimeContext;
import org.yilan.fx.PanelContext;
import org.yilan.fx.RefusalWords;
import org.yilan.situation.command.Decision;
import org.yilan.situation.command.Refusal;
import org.yilan.situation.command.Right;
import org.yilan.situation.model.Proposal;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Tier;
import org.yilan.situation.plan.Plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which orders a person may give for what is selected, and what each would be about. FX thread.
final class LevelOrders {
    /// What is to be decided, or why not.
    sealed interface Begun {
        record Matter(LevelMatter matter) implements Begun {}

        /// @param key of the sentence that says so
        record Refused(String key, Object... arguments) implements Begun {}
    }

    private final PanelContext context;
    private final Plan plan;

    LevelOrders(PanelContext context, Plan plan) {
        this.context = context;
        this.plan = plan;
    }

    /// Key of the sentence that says why no order can be given at all, empty when one can.
    String whyNot() {
        if (context.console().time().mode() != TimeContext.Mode.LIVE) {
            return "escalation_not_live";
        }
        Optional<Decision.Refuse> refuse = context.console().rights().against(Right.DECLARE);
        boolean trainer =
                refuse.filter(r -> r.code().equals(Refusal.TRAINER_IN_EARNEST.code())).isPresent();
        return refuse.isEmpty() ? "" : trainer ? "escalation_trainer" : "escalation_no_right";
    }

    /// What can be done with a tile, in the order of the buttons.
    List<LevelAction> actionsFor(Board.Row row, Tiles.Tile tile) {
        List<LevelAction> actions = new ArrayList<>();
        if (tile.key().tier() != Tier.NATIONAL) {
            Optional<ResponseLevel> level = row.level(tile.key());
            if (level.isEmpty()) {
                actions.add(LevelAction.DECLARE);
            } else {
                int rank = level.get().level().rank();
                if (rank > 1 && rank <= 4) {
                    actions.add(LevelAction.RAISE);
                }
                if (rank >= 1 && rank < 4) {
                    actions.add(LevelAction.LOWER);
                }
                actions.add(LevelAction.END);
            }
        }
        actions.add(LevelAction.OTHER);
        return actions;
    }

    /// Begins an order for a tile.
    ///
    /// @param waiting the proposal that confirming and withdrawing are about
    Begun begin(LevelAction action, Board.Row row, Tiles.Tile tile, Optional<Proposal> waiting) {
        if (!whyNot().isEmpty()) {
            return new Begun.Refused(whyNot());
        }
        return mine(any(action, row, tile, waiting));
    }

    private Begun any(
            LevelAction action, Board.Row row, Tiles.Tile tile, Optional<Proposal> waiting) {
        return switch (action) {
            case CONFIRM ->
                    waiting.<Begun>map(
                                    p ->
                                            new Begun.Matter(
                                                    new LevelMatter.Confirm(
                                                            p.id(), p.level().key())))
                            .orElse(new Begun.Refused("escalation_none_waits"));
            case WITHDRAW -> withdraw(tile, waiting);
            case OTHER -> new Begun.Matter(anywhere(row, tile));
            case DECLARE, RAISE, LOWER, LATER -> onTile(action, row, tile);
            case END -> end(row, tile);
        };
    }

    /// What waits for its second person, else what waits for its time.
    private Begun withdraw(Tiles.Tile tile, Optional<Proposal> waiting) {
        if (waiting.isPresent()) {
            Proposal p = waiting.get();
            return new Begun.Matter(new LevelMatter.Withdraw(p.id(), p.level().key()));
        }
        return tile.keys().stream()
                .filter(k -> context.console().situation().response().scheduled(k).isPresent())
                .findFirst()
                .<Begun>map(k -> new Begun.Matter(new LevelMatter.Unschedule(k)))
                .orElse(new Begun.Refused("escalation_none_waits"));
    }

    /// Leaves out what this person does not answer for. Confirming stays: whoever stands beside them may answer for it.
    private Begun mine(Begun begun) {
        if (!(begun instanceof Begun.Matter(LevelMatter matter))) {
            return begun;
        }
        return switch (matter) {
            case LevelMatter.Declare d -> {
                List<ResponseLevel.Key> keys = d.keys().stream().filter(this::mine).toList();
                yield keys.isEmpty()
                        ? outside(d.first())
                        : new Begun.Matter(
                                new LevelMatter.Declare(
                                        keys,
                                        keys.contains(d.first()) ? d.first() : keys.getFirst(),
                                        d.action()));
            }
            case LevelMatter.End end -> {
                List<ResponseLevel> levels =
                        end.levels().stream().filter(l -> mine(l.key())).toList();
                yield levels.isEmpty()
                        ? outside(end.levels().getFirst().key())
                        : new Begun.Matter(new LevelMatter.End(levels));
            }
            case LevelMatter.Withdraw w -> mine(w.key()) ? begun : outside(w.key());
            case LevelMatter.Unschedule u -> mine(u.key()) ? begun : outside(u.key());
            case LevelMatter.Confirm _, LevelMatter.OnTask _, LevelMatter.NoGo _ -> begun;
        };
    }

    private boolean mine(ResponseLevel.Key key) {
        return context.console().rights().against(key).isEmpty();
    }

    private Begun outside(ResponseLevel.Key key) {
        Decision.Refuse refuse = context.console().rights().against(key).orElseThrow();
        return new Begun.Refused(refuse.code(), RefusalWords.arguments(context.texts(), refuse));
    }

    private static Begun onTile(LevelAction action, Board.Row row, Tiles.Tile tile) {
        if (tile.key().tier() == Tier.NATIONAL) {
            return new Begun.Refused("escalation_not_ours");
        }
        LevelAction named =
                action != LevelAction.LATER && row.level(tile.key()).isEmpty()
                        ? LevelAction.DECLARE
                        : action;
        return new Begun.Matter(new LevelMatter.Declare(tile.keys(), tile.key(), named));
    }

    private static Begun end(Board.Row row, Tiles.Tile tile) {
        if (tile.key().tier() == Tier.NATIONAL) {
            return new Begun.Refused("escalation_not_ours");
        }
        List<ResponseLevel> levels =
                tile.keys().stream().flatMap(k -> row.level(k).stream()).toList();
        return levels.isEmpty()
                ? new Begun.Refused("escalation_not_in_force")
                : new Begun.Matter(new LevelMatter.End(levels));
    }

    /// Any hazard of the plan, for the city and each of its districts; it begins with what is selected.
    private LevelMatter anywhere(Board.Row row, Tiles.Tile tile) {
        List<String> hazards =
                new ArrayList<>(plan.hazards().stream().map(Plan.ForHazard::hazard).toList());
        if (!hazards.contains(row.hazard())) {
            hazards.add(row.hazard());
        }
        List<ResponseLevel.Key> keys = new ArrayList<>();
        for (String hazard : hazards) {
            keys.add(new ResponseLevel.Key(Tier.CITY, plan.city(), hazard));
            for (String district : plan.districts()) {
                keys.add(new ResponseLevel.Key(Tier.DISTRICT, district, hazard));
            }
        }
        ResponseLevel.Key first =
                keys.contains(tile.key())
                        ? tile.key()
                        : new ResponseLevel.Key(Tier.CITY, plan.city(), row.hazard());
        return new LevelMatter.Declare(keys, first, LevelAction.OTHER);
    }
}
