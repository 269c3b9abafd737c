package org.yilan.situation.command;

import org.yilan.situation.model.Tier;

import java.util.Set;

/// For what somebody answers. What is empty is not limited.
///
/// @param tiers of supervision and of response levels
/// @param districts division codes, each with all that lies in it: `310115` a district, `310115007` a street of it, `310000`
///     the whole city
/// @param hazards `typhoon`, `rainstorm`, …
public record Scope(Set<Tier> tiers, Set<String> districts, Set<String> hazards) {
    /// No limit.
    public static final Scope ALL = new Scope(Set.of(), Set.of(), Set.of());

    public Scope {
        tiers = tiers == null ? Set.of() : Set.copyOf(tiers);
        districts = districts == null ? Set.of() : Set.copyOf(districts);
        hazards = hazards == null ? Set.of() : Set.copyOf(hazards);
    }

    boolean has(Tier tier) {
        return tiers.isEmpty() || tiers.contains(tier);
    }

    /// Whether a place lies in one of the districts. Where nobody knows where something is, nobody is kept from it: an
    /// emergency must not lie about because its address is missing.
    boolean covers(String division) {
        return districts.isEmpty()
                || division.isEmpty()
                || districts.stream().anyMatch(d -> lies(division, d));
    }

    /// Something that is put down to no hazard is outside of every list of hazards.
    boolean of(String hazard) {
        return hazards.isEmpty() || hazards.contains(hazard);
    }

    /// Whether `division` is `area` or lies in it, by the levels of GB/T 2260 (two, four and six digits) and GB/T 10114
    /// (nine digits for a street). Another country's codes are only compared.
    private static boolean lies(String division, String area) {
        if (division.equals(area)) {
            return true;
        }
        boolean digits = area.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || area.length() < 6) {
            return false;
        }
        String prefix = area;
        if (area.length() == 6) {
            prefix = area.endsWith("0000") ? area.substring(0, 2) : prefix;
            prefix = area.endsWith("00") && prefix.length() == 6 ? area.substring(0, 4) : prefix;
            prefix = area.equals("000000") ? "" : prefix;
        }
        return division.startsWith(prefix);
    }
}
