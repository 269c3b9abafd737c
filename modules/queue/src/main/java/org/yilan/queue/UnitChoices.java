package org.yilan.queue;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.ChoiceField;
import org.yilan.fx.Texts;
import org.yilan.situation.Situation;
import org.yilan.situation.advice.Advice;
import org.yilan.situation.advice.Suggestion;
import org.yilan.situation.model.Incident;
import org.yilan.situation.unit.UnitDuty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Whom an incident could be given to, each with the reason: first what the journal has taught, then what is usual and near;
/// and with what the unit has to do already.
final class UnitChoices {
    private UnitChoices() {}

    static List<ChoiceField.Choice> of(
            Incident target, Advice advice, Situation situation, Instant now, Texts texts) {
        AdviceWords words = new AdviceWords(texts);
        UnitWords units = new UnitWords(texts);
        Map<String, UnitDuty> known = UnitSuggestions.known(situation, now);
        Map<String, String> notes = new LinkedHashMap<>();
        for (Suggestion s : advice.units()) {
            notes.put(s.value(), words.why(s));
        }
        for (UnitSuggestions.Unit u : UnitSuggestions.of(target, situation, known)) {
            String usual =
                    u.cases() > 0 ? texts.get("queue_unit_cases", Integer.toString(u.cases())) : "";
            notes.putIfAbsent(u.name(), usual);
        }
        List<ChoiceField.Choice> choices = new ArrayList<>();
        notes.forEach(
                (unit, why) -> {
                    List<String> note = new ArrayList<>();
                    note.add(why);
                    UnitDuty duty = known.get(unit);
                    note.add(far(target, duty, texts));
                    note.add(duty == null ? "" : units.load(duty, now));
                    note.removeIf(String::isEmpty);
                    choices.add(new ChoiceField.Choice(unit, String.join(" · ", note)));
                });
        int most = UnitSuggestions.MOST + (advice.units().isEmpty() ? 0 : 1);
        return choices.size() > most ? List.copyOf(choices.subList(0, most)) : choices;
    }

    private static String far(Incident target, @Nullable UnitDuty duty, Texts texts) {
        double km = duty == null ? Double.NaN : UnitSuggestions.km(target, duty);
        return Double.isNaN(km)
                ? ""
                : texts.get("queue_unit_near", String.format(Locale.ROOT, "%.1f", km));
    }
}
