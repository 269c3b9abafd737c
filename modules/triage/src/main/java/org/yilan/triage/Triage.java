package org.yilan.triage;

import org.yilan.situation.Recorded;
import org.yilan.situation.advice.Advice;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentReport;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads a journal and says what its past has to say of an incident: a fold over reports and assignments, like everything else.
/// The same records give the same advice.
///
/// One thread calls [#open] once and then [#apply]; any thread may ask.
public final class Triage implements AutoCloseable {
    /// The types of events that it learns from: of others, nothing need be read.
    public static final Set<String> LEARNS_FROM =
            Set.of(
                    "IncidentReported",
                    "IncidentRevised",
                    "IncidentAssigned",
                    "IncidentReturned",
                    "IncidentResolved",
                    "IncidentClosed",
                    "IncidentCancelled");

    /// What is known of an incident that may still be assigned.
    ///
    /// @param unit that has it, as it was learned; empty before
    private record Ticket(IncidentReport report, String unit) {}

    private final Words words = new Words();
    private final MergeCandidates candidates = new MergeCandidates(words);
    private final Suggestions suggestions = new Suggestions(words);
    private final Map<String, Ticket> tickets = new HashMap<>();
    private final Map<String, IncidentReport> indexed = new HashMap<>();
    private final Function<String, Optional<Incident>> situation;
    private volatile boolean learning = true;

    /// @param situation an incident as it is now
    public Triage(Function<String, Optional<Incident>> situation) {
        this.situation = situation;
    }

    /// Takes in what is open now, so that duplicates are found before the past has been read.
    public void open(Collection<Incident> incidents) {
        for (Incident incident : incidents) {
            index(incident.id());
        }
    }

    /// Whether the past is still being read.
    public void learning(boolean yes) {
        learning = yes;
    }

    /// Folds a record in. Records come in the journal's order, each once.
    public void apply(Recorded recorded) {
        if (!(recorded.event() instanceof Event.OnIncident event)) {
            return;
        }
        learn(event);
        index(event.incident());
    }

    private void learn(Event.OnIncident event) {
        String id = event.incident();
        switch (event) {
            case Event.IncidentReported e -> reported(e.report());
            case Event.IncidentRevised e -> reported(e.report());
            case Event.IncidentAssigned e -> assigned(id, e.unit());
            case Event.IncidentReturned e -> assigned(id, "");
            case Event.IncidentResolved _, Event.IncidentClosed _, Event.IncidentCancelled _ ->
                    tickets.remove(id);
            default -> {}
        }
    }

    private void reported(IncidentReport report) {
        Ticket known = tickets.get(report.id());
        if (known == null) {
            tickets.put(report.id(), new Ticket(report, ""));
            suggestions.reported(report);
            return;
        }
        // What was learned stays what it was learned from, so that it can be taken back.
        if (!known.report.category().equals(report.category())) {
            suggestions.unreported(known.report);
            suggestions.reported(report);
        }
        if (!known.unit.isEmpty()) {
            suggestions.takenBack(known.report, known.unit);
            suggestions.learned(report, known.unit);
        }
        tickets.put(report.id(), new Ticket(report, known.unit));
    }

    private void assigned(String id, String unit) {
        Ticket known = tickets.get(id);
        if (known == null || known.unit.equals(unit)) {
            return;
        }
        if (!known.unit.isEmpty()) {
            suggestions.takenBack(known.report, known.unit);
        }
        if (!unit.isEmpty()) {
            suggestions.assigned(known.report, unit);
        }
        tickets.put(id, new Ticket(known.report, unit));
    }

    private void index(String id) {
        Optional<Incident> now = situation.apply(id).filter(Incident::open);
        if (now.isPresent()) {
            IncidentReport report = now.get().report();
            if (!report.equals(indexed.put(id, report))) {
                candidates.put(report);
            }
        } else if (indexed.remove(id) != null) {
            candidates.remove(id);
        }
    }

    /// What it thinks of an incident; of one that is over, only who may be responsible. Empty when it is not known.
    public Optional<Advice> advise(String incident) {
        return situation
                .apply(incident)
                .map(
                        i ->
                                new Advice(
                                        i.open() ? candidates.of(i.report(), situation) : List.of(),
                                        suggestions.units(i.report()),
                                        suggestions.categories(i.report()),
                                        suggestions.score(),
                                        learning));
    }

    @Override
    public void close() {
        candidates.close();
        words.close();
    }
}
