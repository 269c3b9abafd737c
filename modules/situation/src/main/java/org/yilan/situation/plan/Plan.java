package org.yilan.situation.plan;

import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Tier;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A city's response plan (预案) as data.
///
/// @param id the file's name without its ending
/// @param city division code of the city that it is for
/// @param districts codes of its districts
/// @param freshness how old a reading may be and still count
/// @param hazards in the order in which they are shown
public record Plan(
        String id,
        Rule.Words name,
        String city,
        List<String> districts,
        Duration freshness,
        List<ForHazard> hazards) {
    public Plan {
        districts = List.copyOf(districts);
        hazards = List.copyOf(hazards);
        Set<String> ids = new HashSet<>();
        for (ForHazard hazard : hazards) {
            for (Rule rule : hazard.rules()) {
                if (!ids.add(rule.id())) {
                    throw new IllegalArgumentException(
                            "plan " + id + ": two rules are called " + rule.id());
                }
            }
        }
    }

    /// What the plan says of one hazard.
    ///
    /// @param issuers who declares, per tier; `{district}` stands for the district's full name
    /// @param review how long after a declaration it is looked at again, per level
    public record ForHazard(
            String hazard,
            Map<Tier, String> issuers,
            Map<Grade, Duration> review,
            List<Rule> rules) {
        public ForHazard {
            issuers = Map.copyOf(issuers);
            review = Map.copyOf(review);
            rules = List.copyOf(rules);
        }
    }

    public Optional<ForHazard> hazard(String code) {
        return hazards.stream().filter(h -> h.hazard().equals(code)).findFirst();
    }

    public Optional<Rule> rule(String id) {
        return hazards.stream()
                .flatMap(h -> h.rules().stream())
                .filter(r -> r.id().equals(id))
                .findFirst();
    }

    /// Position of a hazard in the plan, after all others when it has none.
    public int order(String hazard) {
        for (int i = 0; i < hazards.size(); i++) {
            if (hazards.get(i).hazard().equals(hazard)) {
                return i;
            }
        }
        return hazards.size();
    }
}
