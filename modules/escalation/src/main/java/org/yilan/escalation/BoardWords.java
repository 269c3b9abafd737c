package org.yilan.escalation;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.Texts;
import org.yilan.situation.Situation;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Tier;
import org.yilan.situation.plan.Plan;
import org.yilan.situation.plan.Rule;
import org.yilan.situation.plan.Suggestion;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The board in words. FX thread.
final class BoardWords {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private final Texts texts;
    private final Plan plan;
    private final ZoneId zone;

    BoardWords(Texts texts, Plan plan, ZoneId zone) {
        this.texts = texts;
        this.plan = plan;
        this.zone = zone;
    }

    String hazard(String code) {
        return word("hazard.", code);
    }

    String place(ResponseLevel.Key key) {
        return switch (key.tier()) {
            case NATIONAL -> texts.get("tier.NATIONAL");
            case PROVINCIAL, CITY -> texts.get("tier.CITY");
            case DISTRICT, STREET -> word("district.", key.division());
        };
    }

    String tile(Tiles.Tile tile) {
        int n = tile.divisions().size();
        String count = Integer.toString(n);
        if (tile.key().tier() != Tier.DISTRICT) {
            return place(tile.key());
        }
        if (tile.rest() && (n > 1 || tile.level() == null)) {
            return texts.get(
                    n == plan.districts().size() ? "escalation_all_districts" : "escalation_rest",
                    count);
        }
        String first = word("district.", tile.divisions().getFirst());
        return n == 1
                ? first
                : texts.get("escalation_and_more", first, count, Integer.toString(n - 1));
    }

    /// Since when: the time, with the day where it is another one.
    String since(Instant since, Instant now) {
        boolean today = since.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        return (today ? TIME : DAY).format(since.atZone(zone));
    }

    String clock(Instant at) {
        return DAY.format(at.atZone(zone));
    }

    /// How long ago in one unit.
    String ago(Instant since, Instant now) {
        long minutes = Math.max(0, Duration.between(since, now).toMinutes());
        return minutes < 60
                ? texts.get("escalation_minutes", Long.toString(minutes))
                : minutes < 48 * 60
                        ? texts.get("escalation_hours", Long.toString(minutes / 60))
                        : texts.get("escalation_days", Long.toString(minutes / 1440));
    }

    /// Where the tiers are apart, empty when they are not.
    ///
    /// @param brief without the districts that are lower, which hurts least
    String divergence(Board.Row row, boolean brief) {
        List<String> parts = new ArrayList<>();
        if (row.above() > 0) {
            parts.add(
                    texts.get(
                            row.city() == null ? "escalation_districts_alone" : "escalation_above",
                            row.above()));
        }
        if (row.below() > 0 && !brief) {
            parts.add(texts.get("escalation_below", row.below()));
        }
        if (row.cityAgainstNation() != 0) {
            parts.add(
                    texts.get(
                            row.cityAgainstNation() > 0
                                    ? "escalation_city_above_nation"
                                    : "escalation_nation_above_city"));
        }
        return String.join(texts.get("escalation_separator"), parts);
    }

    /// `II → I`, `IV`, `III ✓`: the level in force against the one that the rules call for.
    String change(@Nullable Grade inForce, Grade suggested) {
        if (inForce == null) {
            return texts.get("escalation_start", suggested.code());
        }
        if (inForce.equals(suggested)) {
            return texts.get("escalation_agrees", suggested.code());
        }
        String key = suggested.graverThan(inForce) ? "escalation_change" : "escalation_only";
        return texts.get(key, inForce.code(), suggested.code());
    }

    /// The rule, with the value against its threshold where it has one.
    String reason(Suggestion.Reason reason, Situation situation) {
        String rule = rule(reason.rule());
        if (Double.isNaN(reason.value())) {
            return rule;
        }
        return texts.get(
                "escalation_measured",
                rule,
                number(reason.value()),
                number(reason.threshold()),
                reason.unit(),
                signed(reason.margin()),
                sensor(reason.subject(), situation));
    }

    /// What is still missing for a rule.
    String next(Suggestion.Reason reason, Grade level, Situation situation) {
        return texts.get(
                "escalation_next",
                level.code(),
                rule(reason.rule()),
                number(reason.value()),
                number(-reason.margin()),
                reason.unit(),
                sensor(reason.subject(), situation));
    }

    String rule(String id) {
        return plan.rule(id)
                .map(Rule::words)
                .map(w -> w.in(texts.locale().getLanguage()))
                .orElse(id);
    }

    private static String sensor(String id, Situation situation) {
        return situation.sensor(id).map(s -> s.name()).orElse(id);
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.endsWith("0") ? text.substring(0, text.length() - 1) : text;
    }

    private static String signed(double value) {
        return value < 0 ? "−" + number(-value) : "+" + number(value);
    }

    String word(String prefix, String code) {
        return texts.has(prefix + code) ? texts.get(prefix + code) : code;
    }

    /// Who declares for a tier, as the plan says.
    String issuer(ResponseLevel.Key key) {
        String pattern = plan.hazard(key.hazard()).map(h -> h.issuers().get(key.tier())).orElse("");
        // The issuer goes into the journal, in the publisher's language.
        String district =
                texts.has("district.full." + key.division())
                        ? texts.get("district.full." + key.division())
                        : key.division();
        return pattern == null ? "" : pattern.replace("{district}", district);
    }
}
