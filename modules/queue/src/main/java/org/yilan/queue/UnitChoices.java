package org.yilan.queue;

import org.yilan.fx.ChoiceField;
import org.yilan.fx.Texts;
import org.yilan.situation.Situation;
import org.yilan.situation.advice.Advice;
import org.yilan.situation.advice.Suggestion;
import org.yilan.situation.model.Incident;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Whom an incident could be given to, each with the reason: first what the journal has taught, then what is usual and near.
final class UnitChoices {
    private UnitChoices() {}

    static List<ChoiceField.Choice> of(
            Incident target, Advice advice, Situation situation, Texts texts) {
        AdviceWords words = new AdviceWords(texts);
        Map<String, String> notes = new LinkedHashMap<>();
        for (Suggestion s : advice.units()) {
            notes.put(s.value(), words.why(s));
        }
        for (UnitSuggestions.Unit u : UnitSuggestions.of(target, situation)) {
            String note =
                    Double.isNaN(u.km())
                            ? texts.get("queue_unit_cases", Integer.toString(u.cases()))
                            : texts.get(
                                    "queue_unit_near", String.format(Locale.ROOT, "%.1f", u.km()));
            boolean near = !Double.isNaN(u.km());
            notes.merge(u.name(), note, (learned, also) -> near ? learned + " · " + also : learned);
        }
        List<ChoiceField.Choice> choices = new ArrayList<>();
        notes.forEach((unit, note) -> choices.add(new ChoiceField.Choice(unit, note)));
        int most = UnitSuggestions.MOST + (advice.units().isEmpty() ? 0 : 1);
        return choices.size() > most ? List.copyOf(choices.subList(0, most)) : choices;
    }
}
