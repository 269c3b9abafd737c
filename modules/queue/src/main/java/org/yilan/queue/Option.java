package org.yilan.queue;

import org.yilan.fx.Texts;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.Rights;
import org.yilan.situation.limit.Step;
import org.yilan.situation.limit.TimeLimits;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.PersonalField;
import org.yilan.situation.model.ReturnReason;
import org.yilan.situation.model.Rung;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// One answer to what an order asks besides its reason (which grade, which cause, which tier), with the command that it makes.
/// FX thread.
record Option(String words, Command command) {
    private static final List<Grade> GRAVER = List.of(Grade.IV, Grade.III, Grade.II, Grade.I);

    /// The answers to choose from, the likeliest first; none where an order asks nothing.
    static List<Option> of(
            Order order, Incident incident, TimeLimits limits, Rights rights, Texts texts) {
        String id = incident.id();
        return switch (order) {
            case ESCALATE -> grades(incident, limits, texts);
            case RETURN ->
                    Arrays.stream(ReturnReason.values())
                            .map(
                                    r ->
                                            new Option(
                                                    texts.get("return." + r.name()),
                                                    new Command.ReturnIncident(id, r)))
                            .toList();
            case EVALUATE ->
                    List.of(
                            new Option(
                                    texts.get("queue_did_satisfied"),
                                    new Command.EvaluateIncident(id, true)),
                            new Option(
                                    texts.get("queue_did_dissatisfied"),
                                    new Command.EvaluateIncident(id, false)));
            case HOLD ->
                    limits.holds().stream()
                            .map(
                                    h ->
                                            new Option(
                                                    texts.get("hold." + h.cause().name()),
                                                    new Command.HoldClock(id, h.cause())))
                            .toList();
            case SUPERVISE ->
                    higher(incident, limits).stream()
                            .filter(s -> rights.against(s.tier(), incident).isEmpty())
                            .map(
                                    s ->
                                            new Option(
                                                    texts.get("tier." + s.tier().name()),
                                                    new Command.SuperviseIncident(id, s.tier())))
                            .toList();
            case UNMASK ->
                    masked(incident).stream()
                            .map(
                                    f ->
                                            new Option(
                                                    texts.get("field." + f.name()),
                                                    new Command.UnmaskField(id, f)))
                            .toList();
            case ACKNOWLEDGE,
                    ASSIST,
                    ASSIGN,
                    ACCEPT,
                    ATTEND,
                    RESOLVE,
                    CLOSE,
                    REOPEN,
                    CANCEL,
                    RELEASE,
                    MERGE,
                    SPLIT,
                    ANSWER ->
                    List.of();
        };
    }

    /// What a caller gave of themselves, which the hub shows only for a reason; the number first, it is what is asked for most.
    static List<PersonalField> masked(Incident incident) {
        return Stream.of(PersonalField.PHONE, PersonalField.NAME, PersonalField.DESCRIPTION)
                .filter(f -> !f.of(incident.report()).isBlank())
                // Words in which nothing is starred hide nothing.
                .filter(
                        f ->
                                f != PersonalField.DESCRIPTION
                                        || incident.report().description().contains("*"))
                .toList();
    }

    /// The steps of the ladder above the one that an incident is on.
    static List<Step> higher(Incident incident, TimeLimits limits) {
        Rung rung = incident.timing().rung();
        int from = rung == null ? 0 : limits.step(rung.tier()) + 1;
        return limits.ladder().subList(from, limits.ladder().size());
    }

    private static List<Option> grades(Incident incident, TimeLimits limits, Texts texts) {
        List<Option> options = new ArrayList<>();
        if (limits.ladder().isEmpty()) {
            // Where no ladder says who supervises, the same grade again means supervision.
            options.add(grade("queue_supervise", incident, incident.grade(), texts));
        }
        GRAVER.stream()
                .filter(g -> g.graverThan(incident.grade()))
                .map(g -> grade("queue_raise", incident, g, texts))
                .forEach(options::add);
        return options;
    }

    private static Option grade(String key, Incident incident, Grade to, Texts texts) {
        String word = texts.has("grade." + to.code()) ? texts.get("grade." + to.code()) : "";
        return new Option(
                texts.get(key, word, to.code()), new Command.EscalateIncident(incident.id(), to));
    }
}
