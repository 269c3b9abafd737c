package org.yilan.escalation;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.Situation;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Proposal;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Tier;
import org.yilan.situation.plan.Assessment;
import org.yilan.situation.plan.PlanEngine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Who stands at which level against what, what the rules make of it, and who waits for whom. A value; pure.
///
/// @param rows every hazard of the plan and whatever else has a level, a signal or a proposal: gravest first, those against
///     which nothing stands last, in the plan's order
/// @param proposals declarations that wait for their second person, oldest first
/// @param following tasks, roll-calls and the rest that follows from levels
record Board(List<Row> rows, List<Proposal> proposals, Following following) {
    Board {
        rows = List.copyOf(rows);
        proposals = List.copyOf(proposals);
    }

    /// One hazard.
    ///
    /// @param nation the nation's level, or null; likewise `city`
    /// @param districts level per district code, ordered by code; districts without one are missing
    /// @param all how many districts the city has
    /// @param assessments what the rules say, the city first
    /// @param alerts the gravest signal per tier, the nation first
    public record Row(
            String hazard,
            @Nullable ResponseLevel nation,
            @Nullable ResponseLevel city,
            Map<String, ResponseLevel> districts,
            int all,
            List<Assessment> assessments,
            List<Alert> alerts) {

        /// The gravest level that anybody has declared or that the rules call for.
        Optional<Grade> gravest() {
            List<Grade> grades = new ArrayList<>();
            if (nation != null) {
                grades.add(nation.level());
            }
            if (city != null) {
                grades.add(city.level());
            }
            districts.values().forEach(l -> grades.add(l.level()));
            assessments.forEach(a -> a.suggestion().ifPresent(s -> grades.add(s.level())));
            alerts.forEach(a -> grades.add(a.grade()));
            return grades.stream().min(Comparator.naturalOrder());
        }

        /// Whether nothing is declared, signalled or called for against it.
        boolean idle() {
            return gravest().isEmpty();
        }

        /// The gravest level that the city or one of its districts has declared.
        Optional<Grade> declared() {
            List<Grade> grades = new ArrayList<>();
            if (city != null) {
                grades.add(city.level());
            }
            districts.values().forEach(l -> grades.add(l.level()));
            return grades.stream().min(Comparator.naturalOrder());
        }

        /// Positive when a level is graver than the city's, negative when lower, 0 when equal or one of them is missing.
        int against(@Nullable Grade level) {
            return city == null || level == null ? 0 : city.level().rank() - level.rank();
        }

        /// The assessments that call for more than is in force, the city first.
        List<Assessment> wanting() {
            return assessments.stream()
                    .filter(
                            a ->
                                    a.suggestion()
                                            .filter(
                                                    s ->
                                                            level(a.key())
                                                                    .map(ResponseLevel::level)
                                                                    .map(s.level()::graverThan)
                                                                    .orElse(true))
                                            .isPresent())
                    .toList();
        }

        /// How many districts stand graver than the city.
        long above() {
            ResponseLevel own = city;
            return districts.values().stream()
                    .filter(l -> own == null || l.level().graverThan(own.level()))
                    .count();
        }

        /// How many districts have a level that is lower than the city's.
        long below() {
            ResponseLevel own = city;
            return own == null
                    ? 0
                    : districts.values().stream()
                            .filter(l -> own.level().graverThan(l.level()))
                            .count();
        }

        /// Positive when the city stands graver than the nation, negative when lower, 0 when equal or one has no level.
        int cityAgainstNation() {
            return city == null || nation == null ? 0 : nation.level().rank() - city.level().rank();
        }

        Optional<ResponseLevel> level(ResponseLevel.Key key) {
            return Optional.ofNullable(
                    switch (key.tier()) {
                        case NATIONAL -> nation;
                        case CITY -> city;
                        default -> districts.get(key.division());
                    });
        }

        Optional<Assessment> assessment(ResponseLevel.Key key) {
            return assessments.stream().filter(a -> a.key().equals(key)).findFirst();
        }
    }

    public static Board of(Situation situation, PlanEngine engine, Instant now) {
        List<Assessment> assessments = engine.assess(situation, now);
        List<Proposal> proposals =
                situation.proposals().stream()
                        .sorted(
                                Comparator.comparing(Proposal::proposedAt)
                                        .thenComparing(Proposal::id))
                        .toList();
        List<Alert> standing =
                situation.alerts().stream()
                        .filter(a -> !a.expired(now) && !a.sent().isAfter(now))
                        .toList();
        Set<String> hazards = new LinkedHashSet<>();
        situation.levels().forEach(l -> hazards.add(l.hazard()));
        proposals.forEach(p -> hazards.add(p.level().hazard()));
        assessments.stream()
                .filter(a -> a.suggestion().isPresent())
                .forEach(a -> hazards.add(a.key().hazard()));
        standing.forEach(a -> hazards.add(a.hazard()));
        engine.plan().hazards().forEach(h -> hazards.add(h.hazard()));
        List<Row> rows = new ArrayList<>();
        for (String hazard : hazards) {
            rows.add(
                    row(
                            situation,
                            engine,
                            hazard,
                            engine.plan().districts().size(),
                            assessments,
                            standing));
        }
        rows.sort(
                Comparator.comparing((Row r) -> r.gravest().map(Grade::rank).orElse(9))
                        .thenComparing(r -> engine.plan().order(r.hazard()))
                        .thenComparing(Row::hazard));
        return new Board(rows, proposals, Following.of(situation, now));
    }

    private static Row row(
            Situation situation,
            PlanEngine engine,
            String hazard,
            int all,
            List<Assessment> assessments,
            List<Alert> standing) {
        ResponseLevel nation = null;
        ResponseLevel city = null;
        Map<String, ResponseLevel> districts = new TreeMap<>();
        for (ResponseLevel level : situation.levels()) {
            if (!level.hazard().equals(hazard)) {
                continue;
            }
            switch (level.tier()) {
                case NATIONAL -> nation = graver(nation, level);
                // Shanghai is a province and a city at once.
                case PROVINCIAL, CITY -> city = graver(city, level);
                case DISTRICT, STREET -> districts.put(level.division(), level);
            }
        }
        Map<Tier, Alert> gravest = new EnumMap<>(Tier.class);
        for (Alert alert : standing) {
            if (alert.hazard().equals(hazard)) {
                gravest.merge(
                        alert.tier(),
                        alert,
                        (a, b) ->
                                b.grade().graverThan(a.grade())
                                                || (b.grade().equals(a.grade())
                                                        && b.sent().isAfter(a.sent()))
                                        ? b
                                        : a);
            }
        }
        return new Row(
                hazard,
                nation,
                city,
                new LinkedHashMap<>(districts),
                all,
                assessments.stream().filter(a -> a.key().hazard().equals(hazard)).toList(),
                List.copyOf(gravest.values()));
    }

    private static ResponseLevel graver(@Nullable ResponseLevel a, ResponseLevel b) {
        return a == null || b.level().graverThan(a.level()) ? b : a;
    }
}
