package org.yilan.queue;

import org.yilan.fx.Texts;
import org.yilan.situation.model.Deadline;
import org.yilan.situation.model.Dispute;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.Progress;
import org.yilan.situation.unit.UnitDuty;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Units and what was sent back, as rows of the board of breaches. FX thread.
final class BreachLines {
    private final Texts texts;
    private final TimeWords times;
    private final UnitWords units;

    BreachLines(Texts texts, TimeWords times) {
        this.texts = texts;
        this.times = times;
        this.units = new UnitWords(texts);
    }

    /// A unit: what it has, since when, and what it owes.
    Line unit(UnitDuty unit, Instant now) {
        Optional<Incident> worst = unit.worst();
        Optional<Deadline> owed = unit.owed();
        return new Line(
                unit.name(),
                unit.incidents().stream().map(Incident::id).toList(),
                worst.map(Incident::grade).orElse(null),
                unit.name(),
                worst.map(i -> has(unit, i, now)).orElseGet(() -> seen(unit, now)),
                units.status(unit),
                owed.map(d -> times.left(Duration.between(now, d.due()))).orElse(""),
                owed.map(d -> texts.get("clock." + d.clock().name())).orElse(""),
                owed.filter(d -> d.broken(now)).isPresent());
    }

    private String has(UnitDuty unit, Incident worst, Instant now) {
        List<String> parts = new ArrayList<>();
        unit.since()
                .ifPresent(
                        s ->
                                parts.add(
                                        texts.get(
                                                "breaches_unit_since",
                                                times.age(Duration.between(s, now)))));
        if (unit.incidents().size() > 1) {
            parts.add(texts.get("queue_unit_has", Integer.toString(unit.incidents().size())));
        }
        parts.add(worst.report().title());
        return String.join(" · ", parts);
    }

    private String seen(UnitDuty unit, Instant now) {
        Facility place = unit.place();
        if (place == null) {
            return "";
        }
        String address = place.place().address();
        String age = times.age(Duration.between(place.observedAt(), now));
        return address.isBlank() ? age : address + " · " + age;
    }

    /// What was sent back: how often, by whom, why, who answers for it, and how long it has been with nobody.
    Line appeal(AppealBoard.Appeal appeal, Instant now) {
        Incident incident = appeal.incident();
        Progress progress = incident.progress();
        List<String> parts = new ArrayList<>();
        if (!appeal.withNobody()) {
            parts.add(
                    texts.get(
                            ruled(appeal) ? "breaches_appeal_ruled" : "breaches_appeal_now",
                            progress.unit()));
        }
        String answers = appeal.withNobody() ? progress.responsible() : "";
        List<Dispute.Return> returns = appeal.dispute().returns();
        parts.add(
                returns.reversed().stream()
                        .map(r -> sent(r, r.unit().equals(answers)))
                        .collect(Collectors.joining(" · ")));
        if (!answers.isEmpty() && returns.stream().noneMatch(r -> r.unit().equals(answers))) {
            parts.add(texts.get("breaches_appeal_answers", answers));
        }
        String times = Integer.toString(appeal.dispute().times());
        return new Line(
                incident.id(),
                List.of(incident.id()),
                incident.grade(),
                incident.report().title(),
                String.join(" · ", parts),
                texts.get(
                        appeal.dispute().contested()
                                ? "breaches_appeal_disputed"
                                : "breaches_appeal_times",
                        times),
                this.times.left(Duration.between(appeal.since(), now)),
                texts.get(appeal.withNobody() ? "breaches_appeal_nobody" : "breaches_appeal_again"),
                appeal.withNobody() && appeal.dispute().contested());
    }

    private static boolean ruled(AppealBoard.Appeal appeal) {
        Dispute.Ruling ruling = appeal.dispute().ruling();
        return ruling != null && ruling.unit().equals(appeal.incident().progress().unit());
    }

    /// The cause first: what is too long loses its end.
    ///
    /// @param answers whether that unit answers for it meanwhile
    private String sent(Dispute.Return once, boolean answers) {
        return texts.get(
                answers ? "breaches_appeal_sent_answers" : "breaches_appeal_sent",
                once.unit(),
                texts.get("return.short." + once.cause().name()));
    }
}
