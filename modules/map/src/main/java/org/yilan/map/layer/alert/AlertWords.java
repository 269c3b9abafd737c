package org.yilan.map.layer.alert;

import org.yilan.fx.Texts;
import org.yilan.map.mark.Severity;
import org.yilan.situation.model.Alert;

import java.util.stream.Collectors;

/// Alerts in a few words of the chosen language. Any thread.
record AlertWords(Texts texts) {
    /// The hazards that are longest in a label.
    private static final int HAZARDS = 3;

    /// What holds in a district, `台风 II · 暴雨 III`.
    String signature(AlertAreas.InDistrict in) {
        return in.byHazard().stream()
                .limit(HAZARDS)
                .map(this::what)
                .collect(Collectors.joining(" · "));
    }

    /// Hazard and level of an alert.
    String what(Alert alert) {
        return hazard(alert.hazard()) + " " + numeral(alert);
    }

    /// What holds somewhere that is not on the map.
    String at(String where, Alert alert) {
        return texts.get("layers.alert.at", where, what(alert));
    }

    String hazard(String code) {
        return word("hazard.", code);
    }

    private static String numeral(Alert alert) {
        Severity severity = Severity.of(alert.grade());
        return severity == Severity.UNKNOWN ? alert.grade().code() : severity.numeral();
    }

    /// For whom an alert above the city is: the nation, a province, or the city by who speaks of it.
    String where(AlertAreas.Above above) {
        String code = above.code();
        if (texts.has("district." + code) && code.equals(AlertAreas.NATION)) {
            return texts.get("district." + code);
        }
        if (!above.words().isEmpty() && !above.words().equals(code)) {
            return above.words();
        }
        return texts.get("layers.alert.tier." + above.alert().tier().name());
    }

    /// Why an alert above the city has no mark.
    String why(AlertAreas.Above above) {
        return texts.get("layers.unmarked.above", above.alert().senderName());
    }

    String wholeView() {
        return texts.get("layers.alert.whole-view");
    }

    String whyWholeView() {
        return texts.get("layers.unmarked.whole-view");
    }

    /// Why an alert has no place.
    String why(AlertAreas.Unplaced unplaced) {
        return texts.get(
                "layers.unmarked." + unplaced.why().name(),
                unplaced.what(),
                unplaced.alert().senderName());
    }

    private String word(String family, String code) {
        return texts.has(family + code) ? texts.get(family + code) : code;
    }
}
