package org.yilan.fx;

import org.yilan.situation.Recorded;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Evidence;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Rung;

import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What an event of an incident's story says in words, on screen and in what is written out. Any thread.
public final class TimelineWords {
    /// @param what what was done
    /// @param by who did it, empty when the report came from upstream
    /// @param why the reason, empty when none was given
    public record Entry(Recorded recorded, String what, String by, String why) {}

    private final Texts texts;
    private final UnaryOperator<String> who;

    /// @param who a person's name, or a feed's in words, for what the journal has of them
    public TimelineWords(Texts texts, UnaryOperator<String> who) {
        this.texts = texts;
        this.who = who;
    }

    /// The words, empty for an event that is none of an incident's.
    public Optional<Entry> entry(Recorded recorded) {
        return Optional.ofNullable(
                switch (recorded.event()) {
                    case Event.IncidentReported e ->
                            entry(recorded, texts.get("queue_did_reported"), e.report().feed(), "");
                    case Event.IncidentRevised e ->
                            entry(recorded, texts.get("queue_did_revised"), e.report().feed(), "");
                    case Event.IncidentAcknowledged e ->
                            entry(
                                    recorded,
                                    texts.get("queue_did_acknowledged"),
                                    e.by(),
                                    e.reason());
                    case Event.ClaimRenewed e ->
                            entry(recorded, texts.get("queue_did_renewed"), e.by(), e.reason());
                    case Event.IncidentHandedBack e ->
                            entry(
                                    recorded,
                                    texts.get(
                                            e.by().equals(Rung.RULES)
                                                    ? "queue_did_lapsed"
                                                    : "queue_did_handed_back"),
                                    e.by(),
                                    e.reason());
                    case Event.IncidentAssigned e ->
                            entry(
                                    recorded,
                                    texts.get(
                                            e.ruled() ? "queue_did_ruled" : "queue_did_assigned",
                                            e.unit()),
                                    e.by(),
                                    e.reason());
                    case Event.IncidentEscalated e ->
                            entry(
                                    recorded,
                                    texts.get("queue_did_escalated", grade(e.to()), e.to().code()),
                                    e.by(),
                                    e.reason());
                    case Event.IncidentResolved e ->
                            entry(recorded, texts.get("queue_did_resolved"), e.by(), e.reason());
                    case Event.IncidentAccepted e ->
                            entry(
                                    recorded,
                                    texts.get("queue_did_accepted", e.unit()),
                                    e.by(),
                                    e.reason());
                    case Event.IncidentReturned e ->
                            entry(
                                    recorded,
                                    texts.get(
                                            "queue_did_returned",
                                            e.unit(),
                                            texts.get("return." + e.cause().name())),
                                    e.by(),
                                    e.reason());
                    case Event.IncidentAttended e ->
                            entry(
                                    recorded,
                                    texts.get("queue_did_attended", e.unit()),
                                    e.by(),
                                    e.reason());
                    case Event.IncidentClosed e ->
                            entry(recorded, texts.get("queue_did_closed"), e.by(), e.reason());
                    case Event.IncidentReopened e ->
                            entry(recorded, texts.get("queue_did_reopened"), e.by(), e.reason());
                    case Event.IncidentCancelled e ->
                            entry(recorded, texts.get("queue_did_cancelled"), e.by(), e.reason());
                    case Event.IncidentMerged e ->
                            entry(
                                    recorded,
                                    texts.get("queue_did_merged", number(e.incident())),
                                    e.by(),
                                    e.reason());
                    case Event.IncidentSplit e ->
                            entry(
                                    recorded,
                                    texts.get("queue_did_split", number(e.incident())),
                                    e.by(),
                                    e.reason());
                    case Event.IncidentEvaluated e ->
                            entry(
                                    recorded,
                                    texts.get(
                                            e.satisfied()
                                                    ? "queue_did_satisfied"
                                                    : "queue_did_dissatisfied"),
                                    e.by(),
                                    e.reason());
                    case Event.AssistanceAsked e ->
                            entry(
                                    recorded,
                                    texts.get("queue_did_assistance", e.unit()),
                                    e.by(),
                                    e.reason());
                    case Event.LeadFinished e ->
                            entry(recorded, texts.get("queue_did_lead"), e.by(), e.reason());
                    case Event.IncidentEvidenced e ->
                            entry(recorded, evidence(e.evidence()), "", "");
                    case Event.ClockHeld e ->
                            entry(
                                    recorded,
                                    texts.get(
                                            "queue_did_held",
                                            texts.get("hold." + e.hold().cause().name())),
                                    e.by(),
                                    e.reason());
                    case Event.ClockReleased e ->
                            entry(recorded, texts.get("queue_did_released"), e.by(), e.reason());
                    case Event.SupervisionRaised e ->
                            entry(
                                    recorded,
                                    texts.get(
                                            "queue_did_supervised",
                                            texts.get("tier." + e.rung().tier().name()),
                                            texts.get("clock." + e.rung().clock().name())),
                                    e.by(),
                                    e.reason());
                    case Event.SupervisionAnswered e ->
                            entry(
                                    recorded,
                                    texts.get(
                                            "queue_did_answered",
                                            texts.get("tier." + e.tier().name())),
                                    e.by(),
                                    e.reason());
                    case Event.FieldUnmasked e ->
                            entry(
                                    recorded,
                                    texts.get(
                                            "queue_did_unmasked",
                                            texts.get("field." + e.field().name())),
                                    e.by(),
                                    e.reason());
                    default -> null;
                });
    }

    private String evidence(Evidence e) {
        String minutes = Long.toString(e.lasting().toMinutes());
        if (e.sensor().isEmpty()) {
            return texts.get(
                    "queue_did_evidence_tickets",
                    Integer.toString(e.tickets().size()),
                    minutes,
                    String.join("、", e.tickets()),
                    e.rule());
        }
        String quantity = "quantity." + e.quantity();
        return texts.get(
                e.lasting().toMinutes() == 0 ? "queue_did_evidence_now" : "queue_did_evidence",
                texts.has(quantity) ? texts.get(quantity) : e.quantity(),
                figure(e.value()),
                figure(e.threshold()),
                e.unit(),
                minutes,
                e.rule());
    }

    private static String figure(double value) {
        return value == Math.rint(value)
                ? Long.toString(Math.round(value))
                : String.format(Locale.ROOT, "%.1f", value);
    }

    /// What one says on the telephone: the feed's name before it tells programs apart, not incidents.
    public static String number(String incident) {
        return incident.substring(incident.indexOf(':') + 1);
    }

    private String grade(Grade grade) {
        String key = "grade." + grade.code();
        return texts.has(key) ? texts.get(key) : grade.code();
    }

    private Entry entry(Recorded recorded, String what, String by, String why) {
        return new Entry(recorded, what, who.apply(by), why);
    }
}
