package org.yilan.situation.plan;

import org.yilan.situation.Situation;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.Area;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Tier;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/// The signals in force at one moment, and those that a person supposes instead of them.
final class Signals {
    private final String city;
    private final List<Alert> standing;
    private final Supposition supposed;

    Signals(Situation situation, Plan plan, Instant now, Supposition supposed) {
        this.city = plan.city();
        this.supposed = supposed;
        this.standing =
                situation.alerts().stream()
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

    /// The districts that have a signal of their own, or are supposed to.
    Set<String> districts() {
        Set<String> codes = new TreeSet<>();
        for (Alert alert : standing) {
            if (alert.tier() == Tier.DISTRICT) {
                codes.addAll(divisions(alert));
            }
        }
        for (Lever lever : supposed.settings().keySet()) {
            if (lever.tier() == Tier.DISTRICT) {
                codes.add(lever.division());
            }
        }
        return codes;
    }

    /// The signal that meets a rule.
    Optional<Suggestion.Reason> meeting(Rule.OnSignal rule, Tier tier, String division) {
        Optional<Integer> instead =
                supposed.signal(new Lever.Signal(tier, division, rule.hazard()));
        if (instead.isPresent()) {
            return instead.get() == rule.signal().rank()
                    ? Optional.of(reason(rule, Supposition.SUBJECT))
                    : Optional.empty();
        }
        return standing.stream()
                .filter(a -> a.grade().equals(rule.signal()))
                .filter(a -> of(a, tier, division, rule.hazard()))
                .findFirst()
                .map(a -> reason(rule, a.id()));
    }

    private static Suggestion.Reason reason(Rule.OnSignal rule, String subject) {
        return new Suggestion.Reason(rule.id(), subject, Double.NaN, Double.NaN, "");
    }

    /// Whether any tier has a signal of a hazard in force, or is supposed to.
    boolean speak(String hazard) {
        boolean instead =
                supposed.settings().entrySet().stream()
                        .anyMatch(
                                e ->
                                        e.getKey() instanceof Lever.Signal s
                                                && s.hazard().equals(hazard)
                                                && e.getValue() > 0);
        return instead
                || standing.stream()
                        .anyMatch(a -> a.hazard().equals(hazard) && !supposedAway(a, hazard));
    }

    /// Whether everybody who has this signal is supposed to have another or none.
    private boolean supposedAway(Alert alert, String hazard) {
        Set<String> where = alert.tier() == Tier.CITY ? Set.of(city) : divisions(alert);
        return !where.isEmpty()
                && where.stream()
                        .allMatch(
                                d ->
                                        supposed.signal(new Lever.Signal(alert.tier(), d, hazard))
                                                .isPresent());
    }

    /// The rank of the gravest real signal of a hazard in an area, 5 without one; empty where one of an unknown grade is.
    OptionalInt real(Lever.Signal lever) {
        int gravest = 5;
        for (Alert alert : standing) {
            if (of(alert, lever.tier(), lever.division(), lever.hazard())) {
                Grade grade = alert.grade();
                if (!grade.known()) {
                    return OptionalInt.empty();
                }
                gravest = Math.min(gravest, grade.rank());
            }
        }
        return OptionalInt.of(gravest);
    }

    private boolean of(Alert alert, Tier tier, String division, String hazard) {
        return alert.tier() == tier
                && alert.hazard().equals(hazard)
                && (tier == Tier.CITY || divisions(alert).contains(division));
    }

    private Set<String> divisions(Alert alert) {
        Set<String> codes = new LinkedHashSet<>();
        for (Area area : alert.areas()) {
            for (String code : area.divisions()) {
                // Streets have twelve digits, of which the first six are the district's.
                codes.add(code.length() > city.length() ? code.substring(0, city.length()) : code);
            }
        }
        return codes;
    }
}
