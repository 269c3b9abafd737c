package org.yilan.situation.response;

import org.yilan.situation.model.Grade;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Tier;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What follows from a declared level: the part of a response plan (预案) that the journal keeps. Which level is called for is
/// the other part, [org.yilan.situation.plan.Plan]. Pure; any thread.
///
/// @param id the plan's file without its ending
/// @param city division code of the city
/// @param districts codes of its districts
public record ResponsePlan(
        String id, String city, List<String> districts, List<ForHazard> hazards) {
    /// Nothing follows.
    public static final ResponsePlan NONE = new ResponsePlan("", "", List.of(), List.of());

    public ResponsePlan {
        districts = List.copyOf(districts);
        hazards = List.copyOf(hazards);
        distinct(hazards.stream().map(ForHazard::hazard).toList(), "hazard");
    }

    /// What follows against one hazard.
    ///
    /// @param audiences whose level is told to whom: audiences by the level's code; a level that is missing is told to every channel
    public record ForHazard(
            String hazard,
            List<PlanTask> tasks,
            RollCall rollCall,
            Map<String, List<String>> audiences) {
        public ForHazard {
            tasks = List.copyOf(tasks);
            rollCall = rollCall == null ? RollCall.NONE : rollCall;
            audiences = Map.copyOf(audiences);
            distinct(tasks.stream().map(PlanTask::id).toList(), "task");
        }
    }

    static void distinct(List<String> names, String what) {
        names.stream()
                .filter(n -> names.indexOf(n) != names.lastIndexOf(n))
                .findFirst()
                .ifPresent(
                        n -> {
                            throw new IllegalArgumentException(
                                    "two of one name: " + what + " " + n);
                        });
    }

    private Optional<ForHazard> of(String hazard) {
        return hazards.stream().filter(h -> h.hazard().equals(hazard)).findFirst();
    }

    /// Whether the place is the city or one of its districts; what happens elsewhere calls for nothing here.
    public boolean covers(ResponseLevel.Key key) {
        return (key.tier() == Tier.CITY && key.division().equals(city))
                || (key.tier() == Tier.DISTRICT && districts.contains(key.division()));
    }

    /// What a level calls for, that of the lower levels included; empty where the plan says nothing.
    public List<PlanTask> tasks(ResponseLevel.Key key, Grade level) {
        return covers(key)
                ? of(key.hazard()).stream()
                        .flatMap(h -> h.tasks().stream())
                        .filter(t -> t.calledForBy(key.tier(), level))
                        .toList()
                : List.of();
    }

    /// Who is asked before a level is declared, empty for nobody.
    public List<Post> posts(ResponseLevel.Key key, Grade level) {
        return covers(key)
                ? of(key.hazard())
                        .map(h -> h.rollCall().before(key.tier(), level))
                        .orElse(List.of())
                : List.of();
    }

    /// Whether a level is told to an audience. What the plan says nothing of is told to everybody: too many are better than too
    /// few.
    public boolean tells(String hazard, Grade level, String audience) {
        List<String> told = of(hazard).map(h -> h.audiences().get(level.code())).orElse(null);
        return told == null || audience.isEmpty() || told.contains(audience);
    }
}
