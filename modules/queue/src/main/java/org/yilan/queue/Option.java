package org.yilan.queue;

import org.jspecify.annotations.Nullable;
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

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// One answer to what an order asks besides its reason (which grade, which cause, which tier), with the command that it makes.
/// FX thread.
record Option(String words, Command command) {
    /// In minutes (own choice).
    private static final int[] CLAIMS = {5, 15, 30, 60};

    private static final List<Grade> GRAVER = List.of(Grade.IV, Grade.III, Grade.II, Grade.I);

    /// The answers to choose from, the likeliest first; none where an order asks nothing.
    static List<Option> of(
            Order order, Incident incident, TimeLimits limits, Rights rights, Texts texts) {
        String id = incident.id();
        return switch (order) {
            case ACKNOWLEDGE -> claims(incident, limits, rights.actor().name(), texts);
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
            case HAND_BACK,
                    ASSIST,
                    ASSIGN,
                    RULE,
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

    /// For how long one may have an incident: as long as the city has it by default first.
    private static List<Option> claims(
            Incident incident, TimeLimits limits, String me, Texts texts) {
        Duration usual = limits.claim();
        List<Option> options = new ArrayList<>();
        // By default as long as the city has it by the time the hub judges.
        options.add(claim(incident, null, usual, me, texts));
        for (int minutes : CLAIMS) {
            if (usual == null || usual.toMinutes() != minutes) {
                Duration mine = Duration.ofMinutes(minutes);
                options.add(claim(incident, mine, mine, me, texts));
            }
        }
        if (usual != null) {
            options.add(claim(incident, Duration.ZERO, null, me, texts));
        }
        return options;
    }

    /// Having an incident for so many minutes before it comes back.
    static Option claim(Incident incident, Duration mine, String me, Texts texts) {
        return claim(incident, mine, mine, me, texts);
    }

    private static Option claim(
            Incident incident,
            @Nullable Duration mine,
            @Nullable Duration shown,
            String me,
            Texts texts) {
        return new Option(
                shown == null
                        ? texts.get("queue_claim_open")
                        : texts.get("queue_claim_minutes", Long.toString(shown.toMinutes())),
                Order.renews(incident, me)
                        ? new Command.RenewClaim(incident.id(), mine)
                        : new Command.AcknowledgeIncident(incident.id(), mine));
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
