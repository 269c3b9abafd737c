package org.yilan.audit;

import org.yilan.fx.Texts;
import org.yilan.situation.alarm.AlarmCondition;
import org.yilan.situation.event.Event;

import java.util.HashMap;
import java.util.Map;

/// Puts what happened to alarms into words, in the order of the journal: later rows name an alarm by the title that it was
/// raised with. One thread.
final class AlarmStory {
    /// @param by who did it, empty when a rule did
    record Told(String what, String by, String why) {}

    private final Texts texts;
    private final Map<String, String> titles = new HashMap<>();

    AlarmStory(Texts texts) {
        this.texts = texts;
    }

    /// The title of an alarm as far as rows have told it, else its key.
    String title(String key) {
        return titles.getOrDefault(key, key);
    }

    Told of(Event.OnAlarm event) {
        String key = "audit_did_" + event.getClass().getSimpleName();
        return switch (event) {
            case Event.AlarmRaised e -> said(key, e.condition());
            case Event.AlarmRevised e -> said(key, e.condition());
            case Event.AlarmReturned e -> told(key, e.alarm(), e.by(), "");
            case Event.AlarmAcknowledged e -> told(key, e.alarm(), e.by(), e.reason());
            case Event.AlarmShelved e -> told(key, e.alarm(), e.by(), e.reason());
            case Event.AlarmUnshelved e -> told(key, e.alarm(), e.by(), e.reason());
            case Event.AlarmPutOutOfService e -> told(key, e.alarm(), e.by(), e.reason());
            case Event.AlarmPutInService e -> told(key, e.alarm(), e.by(), e.reason());
        };
    }

    private Told said(String key, AlarmCondition condition) {
        titles.put(condition.key(), condition.title());
        String grade = "grade." + condition.grade().code();
        return new Told(
                texts.get(
                        key,
                        condition.title(),
                        texts.has(grade) ? texts.get(grade) : condition.grade().code()),
                "",
                "");
    }

    private Told told(String key, String alarm, String by, String why) {
        return new Told(texts.get(key, title(alarm)), by, why);
    }
}
