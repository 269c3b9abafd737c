package org.yilan.escalation;

import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;
import org.yilan.console.Console;
import org.yilan.console.TimeContext;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Tier;
import org.yilan.situation.plan.Assessment;
import org.yilan.situation.plan.Check;
import org.yilan.situation.plan.PlanEngine;
import org.yilan.situation.plan.Scale;
import org.yilan.situation.plan.Suggestion;
import org.yilan.situation.plan.Supposition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// A supposition under way: what a person has put otherwise, for whom, and what the rules then say. It lives in this console
/// alone, is no event, and no order ever reads it. FX thread.
final class WhatIf {
    /// Steps of one key with Shift.
    private static final int FAR = 10;

    private final Console console;
    private final PlanEngine engine;
    private ResponseLevel.@Nullable Key about;
    private Supposition supposed = Supposition.NOTHING;
    private int chosen;
    private boolean live;
    private Instant since = Instant.EPOCH;
    private Board atFirst = new Board(List.of(), List.of(), Following.NOTHING);

    WhatIf(Console console, PlanEngine engine) {
        this.console = console;
        this.engine = engine;
    }

    /// What the rules say of one tier, area and hazard, and of everybody else against the same hazard.
    ///
    /// @param scales what can be supposed, `chosen` the one that the keys move
    /// @param supposed what the rules say then, the city first; `real` what they say now
    /// @param checks each rule for the area then, `really` now
    /// @param news what has really changed since the supposition began
    record Answer(
            ResponseLevel.Key about,
            Board.Row row,
            List<Scale> scales,
            int chosen,
            Supposition supposition,
            List<Assessment> supposed,
            List<Assessment> real,
            List<Check> checks,
            List<Check> really,
            Instant since,
            List<News> news) {

        /// What the rules call for, supposed or real; null for nothing.
        static @Nullable Grade level(List<Assessment> all, ResponseLevel.Key key) {
            return all.stream()
                    .filter(a -> a.key().equals(key))
                    .flatMap(a -> a.suggestion().stream())
                    .map(Suggestion::level)
                    .findFirst()
                    .orElse(null);
        }

        /// Where a lever stands: what is supposed, else what is real.
        OptionalDouble value(Scale scale) {
            OptionalDouble put = supposition.of(scale.lever());
            return put.isPresent() ? put : scale.real();
        }
    }

    /// Something that has really changed meanwhile.
    ///
    /// @param declared whether the level in force changed, else what the rules call for
    record News(
            ResponseLevel.Key key, boolean declared, @Nullable Grade before, @Nullable Grade now) {}

    boolean isOpen() {
        return about != null;
    }

    /// Begins with everything as it is.
    ///
    /// @param board what is real now
    void open(ResponseLevel.Key key, Board board) {
        about = ours(key);
        supposed = Supposition.NOTHING;
        chosen = 0;
        live = live();
        since = console.time().now();
        atFirst = board;
    }

    void close() {
        about = null;
        supposed = Supposition.NOTHING;
    }

    /// The nation's rules are not ours to know, so the city's stand for them.
    private ResponseLevel.Key ours(ResponseLevel.Key key) {
        return key.tier() == Tier.DISTRICT
                ? key
                : new ResponseLevel.Key(Tier.CITY, engine.plan().city(), key.hazard());
    }

    private boolean live() {
        return console.time().mode() == TimeContext.Mode.LIVE;
    }

    /// Whether the present was left for the past, or the other way round, since it began: what was supposed belongs to
    /// neither.
    boolean overtaken() {
        return about != null && live != live();
    }

    /// The same supposition seen for another hazard.
    void hazard(String code) {
        if (about != null) {
            about = new ResponseLevel.Key(about.tier(), about.division(), code);
            chosen = 0;
        }
    }

    /// The area of the plan so many further on: the city, then its districts.
    private void area(ResponseLevel.Key key, int by) {
        List<ResponseLevel.Key> keys = new ArrayList<>();
        keys.add(new ResponseLevel.Key(Tier.CITY, engine.plan().city(), key.hazard()));
        engine.plan()
                .districts()
                .forEach(d -> keys.add(new ResponseLevel.Key(Tier.DISTRICT, d, key.hazard())));
        about = keys.get(Math.floorMod(keys.indexOf(key) + by, keys.size()));
        chosen = 0;
    }

    /// What the rules say; empty while nothing is supposed.
    ///
    /// @param board what is real now
    Optional<Answer> answer(Board board) {
        ResponseLevel.Key key = about;
        Board.Row row = key == null ? null : row(board, key.hazard());
        if (key == null || row == null) {
            return Optional.empty();
        }
        Instant now = console.time().now();
        List<Scale> scales = scales(key);
        return Optional.of(
                new Answer(
                        key,
                        row,
                        scales,
                        Math.clamp(chosen, 0, Math.max(0, scales.size() - 1)),
                        supposed,
                        engine.assess(console.situation(), now, supposed).stream()
                                .filter(a -> a.key().hazard().equals(key.hazard()))
                                .toList(),
                        row.assessments(),
                        engine.check(console.situation(), now, key, supposed),
                        engine.check(console.situation(), now, key),
                        since,
                        news(board)));
    }

    private List<Scale> scales(ResponseLevel.Key key) {
        return engine.scales(console.situation(), console.time().now(), key);
    }

    private static Board.@Nullable Row row(Board board, String hazard) {
        return board.rows().stream()
                .filter(r -> r.hazard().equals(hazard))
                .findFirst()
                .orElse(null);
    }

    /// What is in force and called for now and was not when it began.
    private List<News> news(Board board) {
        Map<List<Object>, @Nullable Grade> before = stands(atFirst);
        Map<List<Object>, @Nullable Grade> after = stands(board);
        List<News> news = new ArrayList<>();
        after.forEach((what, grade) -> told(what, before.get(what), grade, news));
        before.forEach(
                (what, grade) -> {
                    if (!after.containsKey(what)) {
                        told(what, grade, null, news);
                    }
                });
        return news;
    }

    private static void told(
            List<Object> what, @Nullable Grade before, @Nullable Grade now, List<News> into) {
        if (before == null ? now != null : !before.equals(now)) {
            into.add(
                    new News(
                            (ResponseLevel.Key) what.getFirst(),
                            (Boolean) what.getLast(),
                            before,
                            now));
        }
    }

    private static Map<List<Object>, @Nullable Grade> stands(Board board) {
        Map<List<Object>, @Nullable Grade> stands = new LinkedHashMap<>();
        for (Board.Row row : board.rows()) {
            List<ResponseLevel> levels = new ArrayList<>(row.districts().values());
            if (row.city() != null) {
                levels.addFirst(row.city());
            }
            levels.forEach(l -> stands.put(List.of(l.key(), true), l.level()));
            row.assessments()
                    .forEach(
                            a ->
                                    a.suggestion()
                                            .ifPresent(
                                                    s ->
                                                            stands.put(
                                                                    List.of(a.key(), false),
                                                                    s.level())));
        }
        return stands;
    }

    // ---- moving

    /// Puts a lever to a value that was pressed with a pointer, on the nearest step.
    void put(Scale scale, double value) {
        double near = Math.rint(value / scale.step()) * scale.step();
        set(scale, Math.clamp(Math.rint(near * 1e6) / 1e6, scale.from(), scale.to()));
    }

    /// Chooses the lever that the keys move.
    void choose(int index) {
        chosen = index;
    }

    /// A key while it is open; whether it is one of its own. Whoever calls leaves and pages.
    boolean onKey(KeyEvent event) {
        ResponseLevel.Key key = about;
        if (key == null) {
            return false;
        }
        List<Scale> scales = scales(key);
        int last = scales.size() - 1;
        int far = event.isShiftDown() ? FAR : 1;
        switch (event.getCode()) {
            case UP -> chosen = Math.clamp(chosen - 1L, 0, Math.max(0, last));
            case DOWN -> chosen = Math.clamp(chosen + 1L, 0, Math.max(0, last));
            case LEFT -> step(scales, -far);
            case RIGHT -> step(scales, far);
            case PLUS, ADD, EQUALS -> grade(scales, true);
            case MINUS, SUBTRACT -> grade(scales, false);
            case HOME -> at(scales).ifPresent(s -> supposed = supposed.without(s.lever()));
            case DELETE, BACK_SPACE -> supposed = Supposition.NOTHING;
            case COMMA -> area(key, -1);
            case PERIOD -> area(key, 1);
            default -> {
                return false;
            }
        }
        return true;
    }

    private Optional<Scale> at(List<Scale> scales) {
        return chosen < scales.size() ? Optional.of(scales.get(chosen)) : Optional.empty();
    }

    private double value(Scale scale) {
        return supposed.of(scale.lever()).orElse(scale.real().orElse(scale.from()));
    }

    private void step(List<Scale> scales, int steps) {
        at(scales).ifPresent(s -> set(s, s.moved(value(s), steps)));
    }

    private void grade(List<Scale> scales, boolean graver) {
        at(scales).ifPresent(s -> s.grade(value(s), graver).ifPresent(v -> set(s, v)));
    }

    private void set(Scale scale, double value) {
        // Back where it really is nothing is supposed.
        boolean real =
                scale.real().isPresent() && Math.abs(scale.real().getAsDouble() - value) < 1e-9;
        supposed = real ? supposed.without(scale.lever()) : supposed.with(scale.lever(), value);
    }

    // ---- for tests of the package

    Supposition supposition() {
        return supposed;
    }

    Optional<ResponseLevel.Key> about() {
        return Optional.ofNullable(about);
    }
}
