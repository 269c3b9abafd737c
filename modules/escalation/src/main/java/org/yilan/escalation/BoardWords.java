package org.yilan.escalation;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.Texts;
import org.yilan.situation.Situation;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.LevelChange;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Sensor;
import org.yilan.situation.model.Tier;
import org.yilan.situation.plan.Check;
import org.yilan.situation.plan.Plan;
import org.yilan.situation.plan.Rule;
import org.yilan.situation.plan.Suggestion;
import org.yilan.situation.plan.Supposition;
import org.yilan.situation.response.Checklist;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

    /// Places beside each other, the first few by name.
    String several(List<ResponseLevel.Key> keys) {
        List<String> names = keys.stream().map(this::place).limit(4).toList();
        String place = String.join(texts.get("escalation_list"), names);
        return keys.size() == names.size()
                ? place
                : texts.get(
                        "escalation_and_more",
                        place,
                        Integer.toString(keys.size()),
                        Integer.toString(keys.size() - names.size()));
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

    /// How long until then in one unit.
    String left(Instant then, Instant now) {
        return texts.get("escalation_left", span(now, then));
    }

    /// How much time lies between, in one unit.
    String span(Instant from, Instant to) {
        long minutes = Math.max(0, Duration.between(from, to).toMinutes());
        return minutes < 60
                ? texts.get("escalation_span_minutes", Long.toString(minutes))
                : minutes < 48 * 60
                        ? texts.get("escalation_span_hours", Long.toString(minutes / 60))
                        : texts.get("escalation_span_days", Long.toString(minutes / 1440));
    }

    /// `7/18 39%`
    String share(Checklist list) {
        return texts.get(
                "escalation_share",
                Integer.toString(list.done()),
                Integer.toString(list.all()),
                Integer.toString(list.percent()));
    }

    /// How a level's tasks stand; empty where there are none.
    ///
    /// @param low as short as can be: what is late, else how far it is
    String tasks(Checklist list, boolean low) {
        if (low && list.late() > 0) {
            return texts.get("escalation_tile_only_late", Integer.toString(list.late()));
        }
        return list.isEmpty()
                ? ""
                : list.late() == 0
                        ? texts.get("escalation_tile_tasks", Integer.toString(list.percent()))
                        : texts.get(
                                "escalation_tile_late",
                                Integer.toString(list.percent()),
                                Integer.toString(list.late()));
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

    /// How long ago, as short as can be.
    String agoShort(Instant since, Instant now) {
        long minutes = Math.max(0, Duration.between(since, now).toMinutes());
        return minutes < 60
                ? texts.get("escalation_short_minutes", Long.toString(minutes))
                : minutes < 48 * 60
                        ? texts.get("escalation_short_hours", Long.toString(minutes / 60))
                        : texts.get("escalation_short_days", Long.toString(minutes / 1440));
    }

    /// Where the tiers are apart, empty when they are not.
    ///
    /// @param brief only the first of the differences, the one that hurts most
    String divergence(Board.Row row, boolean brief) {
        List<String> parts = new ArrayList<>();
        if (row.above() > 0) {
            parts.add(
                    texts.get(
                            row.city() == null ? "escalation_districts_alone" : "escalation_above",
                            row.above()));
        }
        if (row.cityAgainstNation() < 0) {
            parts.add(texts.get("escalation_nation_above_city"));
        }
        if (row.below() > 0) {
            parts.add(texts.get("escalation_below", row.below()));
        }
        if (row.cityAgainstNation() > 0) {
            parts.add(texts.get("escalation_city_above_nation"));
        }
        return brief && !parts.isEmpty()
                ? parts.getFirst()
                : String.join(texts.get("escalation_separator"), parts);
    }

    /// What of a board wants somebody, the most pressing first; it may be cut at its end.
    String summary(Board board) {
        Following following = board.following();
        List<String> parts = new ArrayList<>();
        count(parts, "escalation_waiting", board.proposals().size());
        count(
                parts,
                "escalation_untold_count",
                following.untold().stream().filter(Following.Untold::over).count());
        count(parts, "escalation_late_count", following.late());
        count(parts, "escalation_unreviewed_count", following.unreviewed().size());
        if (parts.isEmpty()) {
            count(
                    parts,
                    "escalation_apart",
                    board.rows().stream().filter(r -> !divergence(r, false).isEmpty()).count());
        }
        return String.join(texts.get("escalation_separator"), parts);
    }

    private void count(List<String> parts, String key, long n) {
        if (n > 0) {
            parts.add(texts.get(key, Long.toString(n)));
        }
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

    /// `56.4 / 50 mm (+6.4) 书院`: value, threshold, margin, gauge.
    String against(Suggestion.Reason reason, Situation situation) {
        return texts.get(
                "escalation_against",
                number(reason.value()),
                number(reason.threshold()),
                reason.unit(),
                reason.margin() < 0
                        ? texts.get("escalation_short", number(-reason.margin()))
                        : signed(reason.margin()),
                sensor(reason.subject(), situation));
    }

    Optional<Rule> find(String id) {
        return plan.rule(id);
    }

    String rule(String id) {
        return plan.rule(id).map(this::rule).orElse(id);
    }

    String rule(Rule rule) {
        return rule.words().in(texts.locale().getLanguage());
    }

    /// Why there is nothing to read of a rule, or that it is met.
    String state(Check.State state) {
        return texts.get("escalation_rule_" + state.name());
    }

    /// Whether all the rules that a suggestion rests on are from memory.
    boolean unverified(Suggestion suggestion) {
        return suggestion.reasons().stream()
                .allMatch(r -> plan.rule(r.rule()).map(x -> x.source().unverified()).orElse(false));
    }

    /// What stands now and what the rules say, in one line.
    String standing(Optional<ResponseLevel> inForce, Optional<Suggestion> suggested, Instant now) {
        String stands =
                inForce.map(
                                l ->
                                        texts.get(
                                                "escalation_stands",
                                                l.level().code(),
                                                since(l.from(), now)))
                        .orElse(texts.get("escalation_stands_none"));
        String says =
                suggested
                        .map(
                                s ->
                                        texts.get(
                                                unverified(s)
                                                        ? "escalation_rules_say_unverified"
                                                        : "escalation_rules_say",
                                                s.level().code()))
                        .orElse(texts.get("escalation_rules_silent"));
        return texts.get("escalation_standing", stands, says);
    }

    /// What was done to a level.
    String did(LevelChange c) {
        Grade before = c.before();
        return texts.get(
                "escalation_did_" + c.kind().name(),
                c.level().code(),
                before == null ? "" : before.code());
    }

    /// Whether a feed told it, and not a person here.
    static boolean upstream(LevelChange c, Situation situation) {
        return situation.feeds().stream()
                .anyMatch(f -> f.name().equals(c.by()) || f.feed().equals(c.by()));
    }

    /// Who did it and why. What came from upstream was done by its issuer.
    ///
    /// @param several whether it stands for several districts, each of which has its own issuer and reason
    String whoAndWhy(LevelChange c, boolean several, Situation situation) {
        boolean told = upstream(c, situation);
        if (several && told) {
            return texts.get("escalation_districts_own", c.by());
        }
        String who = told ? c.issuer() : c.by();
        if (!c.second().isEmpty()) {
            who = texts.get("escalation_with_second", who, c.second());
        }
        // Upstream's reasons are headlines, which begin with who issues them.
        return c.reason().isBlank()
                ? who
                : c.reason().startsWith(who)
                        ? c.reason()
                        : texts.get("escalation_who_why", who, c.reason());
    }

    private String sensor(String id, Situation situation) {
        if (id.startsWith(Supposition.SUBJECT)) {
            return texts.get("escalation_supposed_gauge");
        }
        return situation.sensor(id).map(Sensor::name).orElse(id);
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
