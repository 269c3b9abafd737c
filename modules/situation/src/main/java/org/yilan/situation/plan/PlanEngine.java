package org.yilan.situation.plan;

import org.yilan.situation.Situation;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Tier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

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
        return assess(situation, now, Supposition.NOTHING);
    }

    /// As [#assess(Situation, Instant)], with what a person supposes instead of what is.
    public List<Assessment> assess(Situation situation, Instant now, Supposition supposed) {
        Gauges gauges = new Gauges(situation, plan, now, supposed);
        Signals signals = new Signals(situation, plan, now, supposed);
        Set<String> districts = districts(signals, gauges);
        List<Assessment> all = new ArrayList<>();
        for (Plan.ForHazard hazard : plan.hazards()) {
            assess(hazard, Tier.CITY, plan.city(), signals, gauges).ifPresent(all::add);
            for (String district : districts) {
                assess(hazard, Tier.DISTRICT, district, signals, gauges).ifPresent(all::add);
            }
        }
        return all;
    }

    /// Every rule that speaks to a tier, area and hazard, the gravest level first, with what became of it.
    public List<Check> check(Situation situation, Instant now, ResponseLevel.Key key) {
        return check(situation, now, key, Supposition.NOTHING);
    }

    /// As [#check(Situation, Instant, ResponseLevel.Key)], with what a person supposes instead of what is.
    public List<Check> check(
            Situation situation, Instant now, ResponseLevel.Key key, Supposition supposed) {
        Gauges gauges = new Gauges(situation, plan, now, supposed);
        Signals signals = new Signals(situation, plan, now, supposed);
        return rules(key)
                .sorted(Comparator.comparing(Rule::level))
                .map(r -> check(r, key.tier(), key.division(), signals, gauges))
                .toList();
    }

    /// What a person may suppose to be otherwise about a tier, area and hazard, in the order in which the rules first ask for
    /// it, each with where it really stands.
    public List<Scale> scales(Situation situation, Instant now, ResponseLevel.Key key) {
        return Scale.of(
                rules(key).toList(),
                key,
                new Gauges(situation, plan, now, Supposition.NOTHING),
                new Signals(situation, plan, now, Supposition.NOTHING));
    }

    private Stream<Rule> rules(ResponseLevel.Key key) {
        return plan.hazard(key.hazard()).stream()
                .flatMap(h -> h.rules().stream())
                .filter(r -> r.tiers().contains(key.tier()));
    }

    private static Check check(
            Rule rule, Tier tier, String division, Signals signals, Gauges gauges) {
        if (rule instanceof Rule.OnValue value && !speaks(value, signals)) {
            return new Check(rule, Check.State.SILENT, null);
        }
        Suggestion.Reason reason = read(rule, tier, division, signals, gauges).orElse(null);
        if (reason == null) {
            return new Check(
                    rule,
                    rule instanceof Rule.OnSignal ? Check.State.NO_SIGNAL : Check.State.NO_GAUGE,
                    null);
        }
        return new Check(rule, met(reason) ? Check.State.MET : Check.State.UNMET, reason);
    }

    private static Optional<Suggestion.Reason> read(
            Rule rule, Tier tier, String division, Signals signals, Gauges gauges) {
        return switch (rule) {
            case Rule.OnSignal signal -> signals.meeting(signal, tier, division);
            case Rule.OnValue value ->
                    speaks(value, signals) ? gauges.value(value, tier, division) : Optional.empty();
            case Rule.OnFall fall -> gauges.fall(fall, tier);
        };
    }

    private static boolean met(Suggestion.Reason reason) {
        return Double.isNaN(reason.value()) || reason.margin() >= 0;
    }

    private Set<String> districts(Signals signals, Gauges gauges) {
        Set<String> codes = new TreeSet<>(gauges.districts());
        codes.addAll(signals.districts());
        codes.removeIf(code -> code.equals(plan.city()) || !inCity(code));
        return codes;
    }

    private boolean inCity(String division) {
        String prefix = plan.city().replaceAll("0+$", "");
        return division.length() == plan.city().length() && division.startsWith(prefix);
    }

    private static Optional<Assessment> assess(
            Plan.ForHazard hazard, Tier tier, String division, Signals signals, Gauges gauges) {
        Grade level = null;
        List<Suggestion.Reason> reasons = new ArrayList<>();
        List<Assessment.Next> unmet = new ArrayList<>();
        for (Rule rule : hazard.rules()) {
            if (!rule.tiers().contains(tier)) {
                continue;
            }
            Optional<Suggestion.Reason> read = read(rule, tier, division, signals, gauges);
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

    private static boolean speaks(Rule.OnValue rule, Signals signals) {
        return rule.whileSignal().isEmpty() || signals.speak(rule.whileSignal());
    }
}
