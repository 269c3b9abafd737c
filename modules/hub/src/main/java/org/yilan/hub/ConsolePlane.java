package org.yilan.hub;

import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
import org.yilan.situation.SituationState;
import org.yilan.situation.advice.Advice;
import org.yilan.situation.advice.Candidate;
import org.yilan.situation.advice.Suggestion;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.Reporter;
import org.yilan.wire.RecordBatch;

import java.util.List;

/// Everything, with who called made unreadable: their name, their number, both in what they said. A person who needs one of
/// them asks for it and says why, see [org.yilan.situation.command.Command.UnmaskField].
final class ConsolePlane implements Plane {
    static final ConsolePlane INSTANCE = new ConsolePlane();

    private ConsolePlane() {}

    @Override
    public List<Recorded> of(List<Recorded> records) {
        return records.stream().map(ConsolePlane::of).toList();
    }

    private static Recorded of(Recorded r) {
        return switch (r.event()) {
            case Event.IncidentReported e -> with(r, new Event.IncidentReported(of(e.report())));
            case Event.IncidentRevised e -> with(r, new Event.IncidentRevised(of(e.report())));
            default -> r;
        };
    }

    private static Recorded with(Recorded r, Event event) {
        return new Recorded(r.seq(), r.at(), r.id(), r.cause(), event);
    }

    @Override
    public SituationState of(SituationState s) {
        return s.with(s.incidents().stream().map(ConsolePlane::of).toList());
    }

    @Override
    public List<RecordBatch.Skipped> unread(List<RecordBatch.Skipped> skipped) {
        return skipped;
    }

    /// Advice without the words that would give away who called or how to reach somebody.
    static Advice of(Advice a, String incident, Situation situation) {
        return new Advice(
                a.candidates().stream()
                        .map(
                                c ->
                                        new Candidate(
                                                c.incident(),
                                                c.score(),
                                                c.metres(),
                                                c.minutes(),
                                                c.sameCategory(),
                                                c.likeness(),
                                                said(c.words(), c.incident(), situation)))
                        .toList(),
                suggestions(a.units(), incident, situation),
                suggestions(a.categories(), incident, situation),
                a.score(),
                a.learning());
    }

    private static List<Suggestion> suggestions(
            List<Suggestion> all, String incident, Situation situation) {
        return all.stream()
                .map(
                        s ->
                                new Suggestion(
                                        s.value(),
                                        s.confidence(),
                                        s.like(),
                                        s.among(),
                                        s.basis(),
                                        said(s.words(), incident, situation)))
                .toList();
    }

    private static List<String> said(List<String> words, String incident, Situation situation) {
        Reporter who =
                situation
                        .incident(incident)
                        .map(i -> i.report().reporter())
                        .orElse(Reporter.UNKNOWN);
        return words.stream()
                .filter(w -> !who.name().contains(w) && Masks.words(w, who).equals(w))
                .toList();
    }

    private static Incident of(Incident i) {
        IncidentReport masked = of(i.report());
        return masked == i.report()
                ? i
                : new Incident(
                        masked, i.progress(), i.grade(), i.version(), i.changedAt(), i.timing());
    }

    static IncidentReport of(IncidentReport r) {
        Reporter who = r.reporter();
        String description = Masks.words(r.description(), who);
        if (who.equals(Reporter.UNKNOWN) && description.equals(r.description())) {
            return r;
        }
        return new IncidentReport(
                r.id(),
                r.feed(),
                r.category(),
                r.grade(),
                r.title(),
                description,
                r.place(),
                new Reporter(Masks.name(who.name()), Masks.phone(who.phone())),
                r.reportedAt(),
                r.dueAt(),
                r.hazard(),
                r.simulated());
    }
}
