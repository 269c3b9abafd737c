package org.yilan.situation.plan;

import org.yilan.situation.Situation;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.Area;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Tier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads a plan's rules against a situation. It suggests and explains; it never declares. Pure: the same situation and
/// moment give the same answer. Any thread may call.
public final class PlanEngine {
    // A signal is the authority's own word, so it comes before a measured value.
    private static final Comparator<Suggestion.Reason> STRONGEST =
            Comparator.comparing((Suggestion.Reason r) -> Double.isNaN(r.value()) ? 0 : 1)
                    .thenComparing(Suggestion.Reason::subject);

    private final Plan plan;

    public PlanEngine(Plan plan) {
        this.plan = plan;
    }

    public Plan plan() {
        return plan;
    }

    /// The suggestions alone, in the plan's order of hazards, the city before its districts.
    public List<Suggestion> suggest(Situation situation, Instant now) {
        return assess(situation, now).stream().flatMap(a -> a.suggestion().stream()).toList();
    }

    /// Everything that the rules say: one assessment per tier, area and hazard for which a rule is met or can be
    /// measured. In the plan's order of hazards, the city before its districts, districts by code.
    public List<Assessment> assess(Situation situation, Instant now) {
        Gauges gauges = new Gauges(situation, plan, now);
        List<Alert> standing = standing(situation, now);
        Set<String> districts = districts(standing, gauges);
        List<Assessment> all = new ArrayList<>();
        for (Plan.ForHazard hazard : plan.hazards()) {
            assess(hazard, Tier.CITY, plan.city(), standing, gauges).ifPresent(all::add);
            for (String district : districts) {
                assess(hazard, Tier.DISTRICT, district, standing, gauges).ifPresent(all::add);
            }
        }
        return all;
    }

    /// Every rule that speaks to a tier, area and hazard, the gravest level first, with what became of it.
    public List<Check> check(Situation situation, Instant now, ResponseLevel.Key key) {
        Gauges gauges = new Gauges(situation, plan, now);
        List<Alert> standing = standing(situation, now);
        return plan.hazard(key.hazard()).stream()
                .flatMap(h -> h.rules().stream())
                .filter(r -> r.tiers().contains(key.tier()))
                .sorted(Comparator.comparing(Rule::level))
                .map(r -> check(r, key.tier(), key.division(), standing, gauges))
                .toList();
    }

    private Check check(
            Rule rule, Tier tier, String division, List<Alert> standing, Gauges gauges) {
        if (rule instanceof Rule.OnValue value && !speaks(value, standing)) {
            return new Check(rule, Check.State.SILENT, null);
        }
        Suggestion.Reason reason = read(rule, tier, division, standing, gauges).orElse(null);
        if (reason == null) {
            return new Check(
                    rule,
                    rule instanceof Rule.OnSignal ? Check.State.NO_SIGNAL : Check.State.NO_GAUGE,
                    null);
        }
        return new Check(rule, met(reason) ? Check.State.MET : Check.State.UNMET, reason);
    }

    private Optional<Suggestion.Reason> read(
            Rule rule, Tier tier, String division, List<Alert> standing, Gauges gauges) {
        return switch (rule) {
            case Rule.OnSignal signal -> signal(signal, tier, division, standing);
            case Rule.OnValue value ->
                    speaks(value, standing)
                            ? gauges.value(value, tier, division)
                            : Optional.empty();
            case Rule.OnFall fall -> gauges.fall(fall, tier);
        };
    }

    private static boolean met(Suggestion.Reason reason) {
        return Double.isNaN(reason.value()) || reason.margin() >= 0;
    }

    private static List<Alert> standing(Situation situation, Instant now) {
        return situation.alerts().stream()
                .filter(a -> stands(a, now))
                .sorted(Comparator.comparing(Alert::id))
                .toList();
    }

    /// Whether an alert counts at `now`: published for real or for the exercise that the whole journal is, sent and not
    /// over. Tests and drafts never count.
    private static boolean stands(Alert alert, Instant now) {
        boolean meant =
                alert.status() == Alert.Status.ACTUAL || alert.status() == Alert.Status.EXERCISE;
        return meant && !alert.sent().isAfter(now) && !alert.expired(now);
    }

    private Set<String> districts(List<Alert> standing, Gauges gauges) {
        Set<String> codes = new java.util.TreeSet<>(gauges.districts());
        for (Alert alert : standing) {
            if (alert.tier() == Tier.DISTRICT) {
                codes.addAll(divisions(alert));
            }
        }
        codes.removeIf(code -> code.equals(plan.city()) || !inCity(code));
        return codes;
    }

    private boolean inCity(String division) {
        String prefix = plan.city().replaceAll("0+$", "");
        return division.length() == plan.city().length() && division.startsWith(prefix);
    }

    private Set<String> divisions(Alert alert) {
        Set<String> codes = new LinkedHashSet<>();
        for (Area area : alert.areas()) {
            for (String code : area.divisions()) {
                // Streets have twelve digits, of which the first six are the district's.
                codes.add(
                        code.length() > plan.city().length()
                                ? code.substring(0, plan.city().length())
                                : code);
            }
        }
        return codes;
    }

    private Optional<Assessment> assess(
            Plan.ForHazard hazard,
            Tier tier,
            String division,
            List<Alert> standing,
            Gauges gauges) {
        Grade level = null;
        List<Suggestion.Reason> reasons = new ArrayList<>();
        List<Assessment.Next> unmet = new ArrayList<>();
        for (Rule rule : hazard.rules()) {
            if (!rule.tiers().contains(tier)) {
                continue;
            }
            Optional<Suggestion.Reason> read = read(rule, tier, division, standing, gauges);
            if (read.isEmpty()) {
                continue;
            }
            Suggestion.Reason reason = read.get();
            if (!met(reason)) {
                unmet.add(new Assessment.Next(reason, rule.level()));
            } else if (level == null || rule.level().graverThan(level)) {
                level = rule.level();
                reasons.clear();
                reasons.add(reason);
            } else if (rule.level().equals(level)) {
                reasons.add(reason);
            }
        }
        reasons.sort(STRONGEST);
        ResponseLevel.Key key = new ResponseLevel.Key(tier, division, hazard.hazard());
        Grade met = level;
        Optional<Suggestion> suggestion =
                met == null ? Optional.empty() : Optional.of(new Suggestion(key, met, reasons));
        Optional<Assessment.Next> next =
                unmet.stream()
                        .filter(n -> met == null || n.level().graverThan(met))
                        .min(Comparator.comparingDouble(Assessment.Next::missing));
        return suggestion.isEmpty() && next.isEmpty()
                ? Optional.empty()
                : Optional.of(new Assessment(key, suggestion, next));
    }

    private static boolean speaks(Rule.OnValue rule, List<Alert> standing) {
        return rule.whileSignal().isEmpty()
                || standing.stream().anyMatch(a -> a.hazard().equals(rule.whileSignal()));
    }

    private Optional<Suggestion.Reason> signal(
            Rule.OnSignal rule, Tier tier, String division, List<Alert> standing) {
        for (Alert alert : standing) {
            boolean meant =
                    alert.tier() == tier
                            && alert.hazard().equals(rule.hazard())
                            && alert.grade().equals(rule.signal());
            if (meant && (tier == Tier.CITY || divisions(alert).contains(division))) {
                return Optional.of(
                        new Suggestion.Reason(rule.id(), alert.id(), Double.NaN, Double.NaN, ""));
            }
        }
        return Optional.empty();
    }
}
