package org.yilan.escalation;

import javafx.scene.Node;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.PanelContext;
import org.yilan.fx.Texts;
import org.yilan.situation.Situation;
import org.yilan.situation.command.Role;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Proposal;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Tier;
import org.yilan.situation.plan.Assessment;
import org.yilan.situation.plan.Check;
import org.yilan.situation.plan.Plan;
import org.yilan.situation.plan.PlanEngine;
import org.yilan.situation.plan.Suggestion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides what of a board is shown in a cell of a size, and in which order: what matters most first, because what has no room
/// is left to the next page. FX thread.
final class BoardComposer {
    /// Heights in base units: from which the rules are listed without being asked for, from which other hazards follow in
    /// full, and what one of those needs.
    private static final double RULES = 46;

    private static final double OTHERS = 40;

    /// The same where they follow nothing but the rules in a column of their own.
    private static final double OTHERS_BESIDE = 20;

    private static final double ONE_MORE = 16;

    /// Widths in base units: from which a column shows value and bar beside a rule, and from which there are two columns.
    private static final double WIDE = 42;

    private static final double TWO = 78;

    private static final double NARROW = 30;

    /// Below this many base units a column has low tiles.
    private static final double LOW = 26;

    /// Tasks that are shown without being asked for.
    private static final int FEW_TASKS = 4;

    private static final int FEW_CHANGES = 5;
    private static final int MOST_CHANGES = 30;

    /// What a person has chosen to see.
    ///
    /// @param whole one hazard with everything: each district, all rules with their sources, all changes
    /// @param whyNot translation key of why no order can be given, empty when one can
    /// @param proposal the one that the keys act on
    record Choice(
            Board.Row row,
            List<Tiles.Tile> tiles,
            int tile,
            boolean whole,
            boolean deciding,
            String whyNot,
            @Nullable Proposal proposal,
            List<LevelAction> actions,
            Listed listed) {}

    /// The checklist of the selected tile.
    ///
    /// @param alone whether it is shown alone, with every line
    /// @param chosen index of the line that the keys act on
    record Listed(List<Duty> duties, boolean alone, int chosen) {}

    /// Nodes of the one column, and of the second where there is one.
    record Columns(List<Node> main, List<Node> side) {}

    private final PanelContext context;
    private final Texts texts;
    private final Plan plan;
    private final PlanEngine engine;
    private final BoardView view;
    private final double em;

    BoardComposer(PanelContext context, PlanEngine engine, BoardView view) {
        this.context = context;
        this.texts = context.texts();
        this.plan = engine.plan();
        this.engine = engine;
        this.view = view;
        this.em = context.type().base();
    }

    boolean twoColumns(double width) {
        return width >= em * TWO;
    }

    /// How many tiles stand side by side; low ones have their moment beside the name and cannot stand closer.
    int tileColumns(double width, double height, int tiles) {
        return height < em * LOW ? view.columns(width) : view.columns(width, tiles);
    }

    /// Which tiles a hazard gets in a column of a size: a third of the height, two rows at least.
    List<Tiles.Tile> tiles(Board.Row row, double width, double height, boolean whole) {
        double third = height / 3 / (em * 5);
        int lines = (int) Math.clamp(Math.floor(third), 2, 4);
        int room = whole ? Tiles.EACH : Math.max(4, view.columns(width) * lines);
        return Tiles.of(row, plan.city(), plan.districts(), room);
    }

    /// @param width of the main column; `height` of both
    Columns compose(Board board, Choice choice, double width, double height, boolean two) {
        Instant now = context.console().time().now();
        Board.Row row = choice.row();
        view.follow(board.following());
        List<Node> main = new ArrayList<>();
        if (choice.listed().alone()) {
            main.addAll(alone(board, choice, now));
            return new Columns(main, List.of());
        }
        List<Node> side = two ? new ArrayList<>() : main;
        boolean quiet = board.rows().stream().allMatch(Board.Row::idle);
        if (quiet && board.proposals().isEmpty()) {
            main.add(view.hint(texts.get("escalation_nothing")));
        }
        boolean low = height < em * LOW;
        boolean wordy = low && !texts.locale().getLanguage().equals("zh");
        boolean brief = wordy || width < em * NARROW;
        boolean watching = context.console().person().role() == Role.WALL;
        main.add(
                watching || choice.deciding()
                        ? view.head(row, brief)
                        : view.headWithSupposition(row, brief));
        int columns = tileColumns(width, height, choice.tiles().size());
        main.addAll(view.tiles(row, choice.tiles(), columns, choice.tile(), low, now));
        for (Proposal p : board.proposals()) {
            boolean acting = p == choice.proposal() && choice.whyNot().isEmpty();
            main.add(view.proposal(p, acting && !choice.deciding(), now));
        }
        main.addAll(view.duties().remarks(board, row.hazard(), now));
        boolean rules = choice.whole() || two || height >= em * RULES;
        Optional<Assessment> city = city(row);
        // Where all rules are listed, the reasons are among them.
        List<Node> said =
                city.map(a -> view.suggestions().suggestion(row, a, !rules, situation()))
                        .orElse(List.of());
        // Where there is little room, what one can do comes before why one should.
        int first = Math.min(said.size(), low ? 1 : 2);
        main.addAll(said.subList(0, first));
        if (row.city() != null && city.flatMap(Assessment::suggestion).isEmpty()) {
            main.add(view.hint(texts.get("escalation_not_called_for")));
        }
        if (!choice.whyNot().isEmpty() && !watching) {
            main.add(view.hint(texts.get(choice.whyNot())));
        }
        if (!choice.deciding() && !watching) {
            main.add(
                    view.buttons(
                            choice.whyNot().isEmpty() ? choice.actions() : List.of(),
                            choice.whole()));
        }
        main.addAll(tasks(board, choice, choice.whole() ? Integer.MAX_VALUE : FEW_TASKS, now));
        main.addAll(said.subList(first, said.size()));
        if (!rules) {
            city.flatMap(Assessment::next)
                    .ifPresent(n -> main.add(view.suggestions().next(n, situation())));
        }
        List<Node> districts = view.suggestions().districts(row, situation());
        main.addAll(districts);
        if (rules) {
            side.addAll(rules(choice, width, now));
        }
        main.addAll(view.alerts(row.alerts(), now));
        // Of two columns the one with the rules is the fuller while there is little to decide.
        boolean calm = two && !choice.whole() && board.proposals().isEmpty() && districts.isEmpty();
        (calm ? main : side)
                .addAll(
                        view.changes(
                                row.hazard(), now, choice.whole() ? MOST_CHANGES : FEW_CHANGES));
        if (!choice.whole()) {
            double rest = height - em * (calm ? OTHERS_BESIDE : OTHERS);
            others(board, choice, width, height, rest, side);
        }
        return new Columns(main, two ? side : List.of());
    }

    /// The checklist of the selected tile with the keys for it.
    private List<Node> alone(Board board, Choice choice, Instant now) {
        List<Node> nodes = tasks(board, choice, Integer.MAX_VALUE, now);
        if (nodes.isEmpty()) {
            nodes.add(view.hint(texts.get("escalation_no_tasks")));
        }
        boolean watching = context.console().person().role() == Role.WALL;
        if (!watching) {
            nodes.addFirst(view.hint(texts.get("escalation_task_keys")));
        }
        return nodes;
    }

    private List<Node> tasks(Board board, Choice choice, int most, Instant now) {
        Tiles.Tile tile = choice.tiles().get(choice.tile());
        return view.duties()
                .list(
                        view.named(tile, choice.row()),
                        board.following().together(tile.keys(), now),
                        choice.listed().duties(),
                        choice.listed().alone() ? choice.listed().chosen() : -1,
                        most,
                        now);
    }

    /// The other hazards: in full where there is room, else in a line each; the idle ones are in the strip only.
    ///
    /// @param rest height that is left for them
    private void others(
            Board board, Choice choice, double width, double height, double rest, List<Node> into) {
        Instant now = context.console().time().now();
        long inFull = choice.deciding() ? 0 : (long) (rest / (em * ONE_MORE));
        for (Board.Row other : board.rows()) {
            if (other == choice.row() || other.idle()) {
                continue;
            }
            if (inFull-- > 0) {
                List<Tiles.Tile> tiles = tiles(other, width, height / 2, false);
                into.addAll(
                        view.headed(
                                view.head(other, false),
                                view.others(
                                        other,
                                        tiles,
                                        view.columns(width, tiles.size()),
                                        now,
                                        () -> view.press(other.hazard()))));
                city(other)
                        .ifPresent(
                                a -> {
                                    into.addAll(
                                            view.suggestions()
                                                    .suggestion(other, a, true, situation()));
                                    a.next()
                                            .ifPresent(
                                                    n ->
                                                            into.add(
                                                                    view.suggestions()
                                                                            .next(n, situation())));
                                });
                into.addAll(view.suggestions().districts(other, situation()));
            } else {
                into.add(view.compact(other));
            }
        }
    }

    /// The rules for the selected tile; the nation's are not ours to know, so its tile shows the city's.
    private List<Node> rules(Choice choice, double width, Instant now) {
        ResponseLevel.Key selected = choice.tiles().get(choice.tile()).key();
        boolean ours = selected.tier() == Tier.CITY || selected.tier() == Tier.DISTRICT;
        ResponseLevel.Key key =
                ours
                        ? selected
                        : new ResponseLevel.Key(Tier.CITY, plan.city(), choice.row().hazard());
        Optional<Assessment> said = choice.row().assessment(key);
        Grade level = said.flatMap(Assessment::suggestion).map(Suggestion::level).orElse(null);
        List<Check> checks =
                engine.check(situation(), now, key).stream()
                        // What lies below the level that is called for anyway decides nothing.
                        .filter(
                                c ->
                                        choice.whole()
                                                || level == null
                                                || !level.graverThan(c.rule().level()))
                        .toList();
        String next = said.flatMap(Assessment::next).map(n -> n.reason().rule()).orElse(null);
        return view.rules(
                key, checks, next, new BoardView.Rules(width >= em * WIDE, choice.whole(), level));
    }

    private Optional<Assessment> city(Board.Row row) {
        return row.assessment(new ResponseLevel.Key(Tier.CITY, plan.city(), row.hazard()));
    }

    private Situation situation() {
        return context.console().situation();
    }
}
