package org.yilan.testing;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.event.Event;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The life of an incident once more, written from the users' rules and knowing nothing of the program's own table: state,
/// step, state, one line each; `*` is assigned or acknowledged by whether a unit has it, `<` where it stood before a merge. What
/// has no line must not happen.
public final class LifeModel {
    private static final String LINES =
            """
            NEW           Acknowledge ACKNOWLEDGED
            NEW           Assign      ASSIGNED
            NEW           Cancel      CANCELLED
            ACKNOWLEDGED  HandBack    NEW
            ACKNOWLEDGED  Assign      ASSIGNED
            ACKNOWLEDGED  Resolve     RESOLVED
            ACKNOWLEDGED  Cancel      CANCELLED
            ASSIGNED      Assign      ASSIGNED
            ASSIGNED      Accept      ACCEPTED
            ASSIGNED      Return      RETURNED
            ASSIGNED      Attend      ON_SCENE
            ASSIGNED      Resolve     RESOLVED
            ASSIGNED      Cancel      CANCELLED
            ACCEPTED      Assign      ASSIGNED
            ACCEPTED      Return      RETURNED
            ACCEPTED      Attend      ON_SCENE
            ACCEPTED      Resolve     RESOLVED
            ACCEPTED      Cancel      CANCELLED
            RETURNED      Assign      ASSIGNED
            RETURNED      Cancel      CANCELLED
            ON_SCENE      Assign      ASSIGNED
            ON_SCENE      Resolve     RESOLVED
            ON_SCENE      Cancel      CANCELLED
            RESOLVED      Evaluate    EVALUATED
            RESOLVED      Close       CLOSED
            RESOLVED      Reopen      *
            EVALUATED     Evaluate    EVALUATED
            EVALUATED     Close       CLOSED
            EVALUATED     Reopen      *
            CLOSED        Reopen      *
            CANCELLED     Reopen      *
            NEW           Merge       MERGED
            ACKNOWLEDGED  Merge       MERGED
            ASSIGNED      Merge       MERGED
            ACCEPTED      Merge       MERGED
            RETURNED      Merge       MERGED
            ON_SCENE      Merge       MERGED
            MERGED        Split       <
            """;

    private static final Set<String> OPEN =
            Set.of("NEW", "ACKNOWLEDGED", "ASSIGNED", "ACCEPTED", "RETURNED", "ON_SCENE");

    private final Map<String, String> lines = new HashMap<>();
    private final Map<String, Life> lives = new HashMap<>();

    /// Where an incident stands, and with whom it is.
    private record Life(String state, String unit) {}

    public LifeModel() {
        for (String line : LINES.lines().toList()) {
            String[] words = line.split("\\s+");
            lines.put(words[0] + " " + words[1], words[2]);
        }
    }

    /// All steps there are, each as its state and its word.
    public Set<String> steps() {
        return Set.copyOf(lines.keySet());
    }

    /// The state after a step.
    ///
    /// @param step `Acknowledge`, `Assign` …
    /// @param unit with whom the incident is, empty for nobody
    /// @return null where it must be refused, `<` for the state before the merge
    public @Nullable String after(String state, String step, String unit) {
        String to = lines.get(state + " " + step);
        return "*".equals(to) ? unit.isEmpty() ? "ACKNOWLEDGED" : "ASSIGNED" : to;
    }

    /// Takes the next event of a journal that has no merges.
    ///
    /// @return what is wrong with it, empty when it may happen
    public String take(Event event) {
        return switch (event) {
            case Event.IncidentReported e ->
                    lives.putIfAbsent(e.report().id(), new Life("NEW", "")) == null
                            ? ""
                            : "reported twice";
            case Event.IncidentAcknowledged e -> step(e.incident(), "Acknowledge", null);
            case Event.IncidentHandedBack e -> step(e.incident(), "HandBack", null);
            case Event.IncidentAssigned e -> step(e.incident(), "Assign", e.unit());
            case Event.IncidentAccepted e -> step(e.incident(), "Accept", null);
            case Event.IncidentReturned e -> step(e.incident(), "Return", "");
            case Event.IncidentAttended e -> step(e.incident(), "Attend", null);
            case Event.IncidentResolved e -> step(e.incident(), "Resolve", null);
            case Event.IncidentEvaluated e -> step(e.incident(), "Evaluate", null);
            case Event.IncidentClosed e -> step(e.incident(), "Close", null);
            case Event.IncidentReopened e -> step(e.incident(), "Reopen", null);
            case Event.IncidentCancelled e -> step(e.incident(), "Cancel", null);
            case Event.IncidentEscalated e ->
                    OPEN.contains(state(e.incident())) ? "" : "escalated though it was over";
            default -> "";
        };
    }

    private String step(String incident, String step, @Nullable String unit) {
        Life life = lives.getOrDefault(incident, new Life("", ""));
        String to = after(life.state, step, life.unit);
        if (to == null) {
            return step + " in state " + life.state;
        }
        if (step.equals("Assign") && life.unit.equals(unit)) {
            return "assigned once more to " + unit;
        }
        lives.put(incident, new Life(to, unit == null ? life.unit : unit));
        return "";
    }

    /// The state of an incident, empty when there is none.
    public String state(String incident) {
        return lives.getOrDefault(incident, new Life("", "")).state;
    }

    /// With whom it is, empty for nobody.
    public String unit(String incident) {
        return lives.getOrDefault(incident, new Life("", "")).unit;
    }
}
