package org.yilan.queue;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.ChoiceField;
import org.yilan.fx.PanelContext;
import org.yilan.fx.Texts;
import org.yilan.fx.TimelineWords;
import org.yilan.situation.Situation;
import org.yilan.situation.advice.Advice;
import org.yilan.situation.advice.Candidate;
import org.yilan.situation.command.Command;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentState;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// With which incident one is merged, or which of several is split off: the part of an order that names another incident. FX
/// thread.
final class MergeChoice {
    private final PanelContext context;
    private final Texts texts;
    private final ChoiceField choice;
    private final ChoiceField number;
    private final ChoiceField reason;
    private final Consumer<String> subject;
    private final List<Incident> others = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private final Map<String, Long> seen = new HashMap<>();
    private @Nullable Incident target;
    private boolean merges;

    /// An order to be sent.
    ///
    /// @param leads the incident that leads afterwards, or the one that is by itself again
    record Sent(Command command, long version, String leads) {}

    /// @param number where the number of another one may be typed
    /// @param subject says what becomes of what
    MergeChoice(
            PanelContext context,
            ChoiceField choice,
            ChoiceField number,
            ChoiceField reason,
            Consumer<String> subject) {
        this.context = context;
        this.texts = context.texts();
        this.choice = choice;
        this.number = number;
        this.reason = reason;
        this.subject = subject;
        choice.field().textProperty().addListener((o, a, b) -> chosen());
        number.field().textProperty().addListener((o, a, b) -> chosen());
    }

    /// Offers what an incident may be merged with.
    void merge(Incident incident, Advice advice) {
        begin(incident, true);
        AdviceWords words = new AdviceWords(texts);
        List<ChoiceField.Choice> choices = new ArrayList<>();
        for (Candidate c : advice.candidates()) {
            Optional<Incident> other = situation().incident(c.incident());
            if (other.isEmpty() || !other.get().open()) {
                continue;
            }
            add(other.get());
            reasons.add(words.why(c));
            choices.add(
                    new ChoiceField.Choice(
                            name(other.get()),
                            AdviceWords.percent(c.score()) + " · " + words.why(c)));
        }
        number.field().setPromptText(texts.get("queue_merge_number"));
        number.offer(List.of(), -1);
        choice.offer(choices, choices.isEmpty() ? -1 : 0);
        chosen();
    }

    /// Offers what may be split off: the members of one that leads.
    void split(Incident incident) {
        begin(incident, false);
        List<ChoiceField.Choice> choices = new ArrayList<>();
        for (String id : incident.progress().members()) {
            situation()
                    .incident(id)
                    .filter(m -> m.progress().state() == IncidentState.MERGED)
                    .ifPresent(
                            member -> {
                                add(member);
                                choices.add(
                                        new ChoiceField.Choice(
                                                name(member), member.report().reporter().name()));
                            });
        }
        choice.offer(choices, choices.isEmpty() ? -1 : 0);
    }

    private void begin(Incident incident, boolean toMerge) {
        target = null;
        others.clear();
        reasons.clear();
        seen.clear();
        target = incident;
        merges = toMerge;
        seen.put(incident.id(), incident.version());
    }

    private void add(Incident other) {
        others.add(other);
        seen.put(other.id(), other.version());
    }

    /// No order of these is being given any more.
    void end() {
        target = null;
        others.clear();
    }

    /// Whether there is anything to choose from.
    boolean offers() {
        return !others.isEmpty();
    }

    /// After a refusal, a person has seen how things are now.
    void looked() {
        seen.clear();
    }

    private void chosen() {
        Incident mine = target;
        if (mine == null || !merges) {
            return;
        }
        Incident other = other().orElse(null);
        subject.accept(
                other == null
                        ? mine.report().title()
                        : texts.get(
                                "queue_merge_subject",
                                name(leads(mine, other) ? mine : other),
                                TimelineWords.number((leads(mine, other) ? other : mine).id())));
        boolean written = !reason.text().isEmpty() && reason.chosen() < 0;
        if (written) {
            return;
        }
        List<ChoiceField.Choice> offered = new ArrayList<>();
        int n = choice.chosen();
        if (number.text().isEmpty() && n >= 0 && n < reasons.size()) {
            offered.add(new ChoiceField.Choice(reasons.get(n), ""));
        }
        for (int i = 1; i <= Order.MERGE.reasons(); i++) {
            offered.add(new ChoiceField.Choice(texts.get(Order.MERGE.reasonKey(i)), ""));
        }
        reason.offer(offered, 0);
    }

    private Optional<Incident> other() {
        String typed = merges ? number.text() : "";
        if (!typed.isEmpty()) {
            return situation().incidents().stream()
                    .filter(i -> i.id().equals(typed) || i.id().endsWith(":" + typed))
                    .min(java.util.Comparator.comparing(Incident::id));
        }
        int n = choice.chosen();
        return n >= 0 && n < others.size()
                ? situation().incident(others.get(n).id())
                : Optional.empty();
    }

    /// The graver one leads, as the hub wants it; of two alike the one that was reported first, whose limit ends first.
    private static boolean leads(Incident mine, Incident other) {
        if (mine.grade().graverThan(other.grade()) || other.grade().graverThan(mine.grade())) {
            return mine.grade().graverThan(other.grade());
        }
        return !other.report().reportedAt().isBefore(mine.report().reportedAt());
    }

    /// The order as it stands, empty while it names no other incident that is known.
    Optional<Sent> sent() {
        Incident mine = target;
        if (mine == null) {
            return Optional.empty();
        }
        if (!merges) {
            Incident off = mine.progress().into().isEmpty() ? other().orElse(null) : mine;
            return Optional.ofNullable(off)
                    .map(i -> new Sent(new Command.SplitIncident(i.id()), version(i), i.id()));
        }
        return other().map(
                        other -> {
                            Incident lead = leads(mine, other) ? mine : other;
                            Incident led = lead == mine ? other : mine;
                            return new Sent(
                                    new Command.MergeIncidents(lead.id(), led.id(), version(led)),
                                    version(lead),
                                    lead.id());
                        });
    }

    private long version(Incident i) {
        long now = situation().incident(i.id()).map(Incident::version).orElse(i.version());
        return seen.getOrDefault(i.id(), now);
    }

    private String name(Incident i) {
        return TimelineWords.number(i.id()) + " " + i.report().title();
    }

    private Situation situation() {
        return context.console().situation();
    }
}
