package org.yilan.queue;

import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.Texts;
import org.yilan.situation.limit.LimitRule;
import org.yilan.situation.limit.TimeLimits;
import org.yilan.situation.model.Deadline;
import org.yilan.situation.model.Hold;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.Progress;
import org.yilan.situation.model.Rung;
import org.yilan.situation.model.Timing;
import org.yilan.situation.watch.Watch;

import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/// What is known of an incident, name by value. FX thread.
final class IncidentFacts extends GridPane {
    private final Texts texts;
    private final TimeWords times;
    private final TimeLimits rules;

    /// @param rules the city's, which say how long each step may take
    /// @param who a person's name, or a feed's in words
    /// @param personal whether who called may be shown: never on a wall, whatever the hub has sent
    IncidentFacts(
            Texts texts,
            TimeWords times,
            TimeLimits rules,
            Incident i,
            UnaryOperator<String> who,
            boolean personal) {
        this.texts = texts;
        this.times = times;
        this.rules = rules;
        getStyleClass().add("details-facts");
        ColumnConstraints name = new ColumnConstraints();
        name.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints value = new ColumnConstraints();
        value.setHgrow(Priority.ALWAYS);
        getColumnConstraints().setAll(name, value);
        IncidentReport report = i.report();
        Progress p = i.progress();
        fact("queue_fact_place", place(report));
        fact("queue_fact_category", word("category.", report.category()));
        if (!report.hazard().isEmpty()) {
            fact("queue_fact_hazard", word("hazard.", report.hazard()));
        }
        fact("queue_fact_unit", p.unit().isEmpty() ? texts.get("queue_nobody") : p.unit());
        if (!p.responsible().isEmpty() && !p.responsible().equals(p.unit())) {
            fact("queue_fact_responsible", p.responsible());
        }
        fact(
                "queue_fact_owner",
                p.owner().isEmpty() ? texts.get("queue_nobody") : owner(who.apply(p.owner()), p));
        if (p.rung() > 0) {
            fact("queue_fact_rung", texts.get("queue_rung_times", Integer.toString(p.rung())));
        }
        limits(i.timing());
        boolean found = report.feed().equals(Watch.FEED);
        clock(found ? "queue_fact_found" : "queue_fact_reported", report.reportedAt());
        Progress.Milestones at = p.at();
        clock("queue_fact_acknowledged", at.acknowledged());
        clock("queue_fact_assigned", at.assigned());
        clock("queue_fact_accepted", at.accepted());
        clock("queue_fact_arrived", at.arrived());
        clock("queue_fact_resolved", at.resolved());
        clock("queue_fact_ended", at.ended());
        Boolean satisfied = p.satisfied();
        if (satisfied != null) {
            fact(
                    "queue_fact_evaluation",
                    texts.get(satisfied ? "queue_did_satisfied" : "queue_did_dissatisfied"));
        }
        String caller = (report.reporter().name() + " " + report.reporter().phone()).strip();
        if (personal && !caller.isEmpty()) {
            fact("queue_fact_caller", caller);
        }
        fact("queue_fact_id", number(report));
        if (report.simulated()) {
            fact("queue_fact_source", texts.get("queue_simulated"));
        }
    }

    private String owner(String name, Progress p) {
        Instant until = p.claimed();
        return until == null ? name : texts.get("queue_owner_until", name, times.clock(until));
    }

    /// How long a rule allows, in words; of one that is not in force any more its name.
    private String allowed(String rule) {
        return rules.rules().stream()
                .filter(r -> r.id().equals(rule))
                .findFirst()
                .map(this::allowed)
                .orElse(rule);
    }

    private String allowed(LimitRule rule) {
        Duration within = rule.within();
        if (within == null) {
            return texts.get("queue_limit_working_days", rule.workingDays());
        }
        long minutes = within.toMinutes();
        if (minutes % (24 * 60) == 0) {
            return texts.get("queue_limit_days", Long.toString(minutes / (24 * 60)));
        }
        return minutes % 60 == 0
                ? texts.get("queue_limit_hours", Long.toString(minutes / 60))
                : texts.get("queue_limit_minutes", Long.toString(minutes));
    }

    private void limits(Timing timing) {
        if (timing.running().isEmpty() && timing.hold() == null) {
            fact("queue_fact_due", texts.get("queue_no_limit"));
        }
        for (Deadline d : timing.running()) {
            String rule =
                    d.rule().equals(Deadline.PUBLISHER)
                            ? texts.get("queue_limit_publisher")
                            : texts.get("queue_limit_rule", allowed(d.rule()));
            row(
                    texts.get("queue_limit", texts.get("clock." + d.clock().name())),
                    times.day(d.due()) + " · " + rule);
        }
        Hold hold = timing.hold();
        if (hold != null) {
            fact(
                    "queue_fact_hold",
                    texts.get(
                            "queue_hold_until",
                            texts.get("hold." + hold.cause().name()),
                            times.day(hold.until())));
        }
        Rung rung = timing.rung();
        if (rung != null) {
            fact(
                    "queue_fact_supervised",
                    texts.get(
                            rung.answered() == null
                                    ? "queue_rung_unanswered"
                                    : "queue_rung_answered",
                            texts.get("tier." + rung.tier().name()),
                            times.clock(rung.next())));
        }
    }

    /// What one says on the telephone: the feed's name before it tells programs apart, not incidents.
    private static String number(IncidentReport report) {
        String feed = report.feed() + ":";
        return report.id().startsWith(feed) ? report.id().substring(feed.length()) : report.id();
    }

    private String place(IncidentReport report) {
        String district = word("district.full.", report.place().division());
        String address = report.place().address();
        if (address.isBlank()) {
            return district;
        }
        return address.startsWith(district)
                ? address
                : district + " " + Addresses.within(texts, report.place());
    }

    private void clock(String key, @Nullable Instant at) {
        if (at != null) {
            fact(key, times.day(at));
        }
    }

    private void fact(String key, String value) {
        row(texts.get(key), value);
    }

    private void row(String what, String value) {
        Label name = new Label(what);
        name.getStyleClass().add("text-dim");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label words = new Label(value);
        words.setWrapText(true);
        GridPane.setValignment(name, VPos.TOP);
        addRow(getRowCount(), name, words);
    }

    private String word(String prefix, String code) {
        return texts.has(prefix + code) ? texts.get(prefix + code) : code;
    }
}
