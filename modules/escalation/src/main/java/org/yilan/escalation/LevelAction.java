package org.yilan.escalation;

/// What a commander may do with a level, and the key for it.
enum LevelAction {
    DECLARE("D", "escalation_do_declare"),
    /// A level for any area against any hazard, chosen in the form.
    OTHER("N", "escalation_do_other"),
    RAISE("+", "escalation_do_raise"),
    LOWER("−", "escalation_do_lower"),
    END("X", "escalation_do_end"),
    /// A level that takes effect later.
    LATER("S", "escalation_do_later"),
    CONFIRM("C", "escalation_do_confirm"),
    WITHDRAW("W", "escalation_do_withdraw");

    private final String key;
    private final String text;

    LevelAction(String key, String text) {
        this.key = key;
        this.text = text;
    }

    String key() {
        return key;
    }

    /// Translation key of its name.
    String text() {
        return text;
    }

    /// Translation key of the word on its button.
    String button() {
        return this == OTHER ? "escalation_do_other_button" : text;
    }
}
