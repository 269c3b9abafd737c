package org.yilan.alarm;

import org.yilan.console.Console;
import org.yilan.fx.Texts;
import org.yilan.situation.Situation;
import org.yilan.situation.alarm.Alarm;
import org.yilan.situation.alarm.AlarmCondition;
import org.yilan.situation.alarm.AlarmSource;
import org.yilan.situation.model.Incident;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What an alarm says in words. Any thread.
final class AlarmWords {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private final Texts texts;
    private final ZoneId zone;

    AlarmWords(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    /// What it is about.
    String title(AlarmCondition c, Situation situation) {
        if (c.source() == AlarmSource.WARNING) {
            // What it warns of first: headlines begin with who publishes them, and are cut at the
            // end.
            return c.division().isEmpty()
                    ? texts.get("alarms_warning", word("hazard.", c.hazard()))
                    : texts.get(
                            "alarms_warning_for",
                            word("hazard.", c.hazard()),
                            word("district.", c.division()));
        }
        if (c.source() == AlarmSource.READING) {
            String quantity = situation.sensor(c.subject()).map(s -> s.quantity()).orElse("");
            return quantity.isEmpty() ? c.title() : c.title() + " " + word("quantity.", quantity);
        }
        return c.title();
    }

    /// What is wrong, where, and how much: what a person reads after the title.
    String facts(Alarm alarm, Situation situation) {
        AlarmCondition c = alarm.condition();
        List<String> parts = new ArrayList<>();
        if (c.source() == AlarmSource.WARNING) {
            parts.add(headline(c, situation));
        } else {
            parts.add(texts.get("alarms_source_" + c.source().name()));
            if (!c.division().isEmpty()) {
                parts.add(word("district.", c.division()));
            }
        }
        if (!Double.isNaN(c.threshold())) {
            double value = situation.reading(c.subject()).map(r -> r.value()).orElse(c.value());
            // What it was raised for may be over by now.
            String is = value < c.threshold() ? "<" : "≥";
            parts.add(
                    texts.get(
                            "alarms_against", figure(value), figure(c.threshold()), c.unit(), is));
        }
        Alarm.Shelf shelf = alarm.shelf();
        if (shelf != null) {
            parts.add(texts.get("alarms_shelved_by", shelf.by(), shelf.reason()));
        } else if (alarm.service() != null) {
            parts.add(texts.get("alarms_out_by", alarm.service().by(), alarm.service().reason()));
        } else if (alarm.seen() != null && alarm.active()) {
            parts.add(texts.get("alarms_seen_by", alarm.seen().by()));
        }
        return String.join(" · ", parts);
    }

    /// What is heard: grade, what, where.
    String spoken(Alarm alarm, Situation situation) {
        AlarmCondition c = alarm.condition();
        String grade = word("grade.", c.grade().code());
        return c.source() == AlarmSource.WARNING
                ? texts.get("alarms_spoken_warning", grade, title(c, situation))
                : texts.get(
                        "alarms_spoken",
                        grade,
                        texts.get("alarms_source_" + c.source().name()),
                        title(c, situation));
    }

    /// In the language of the screen where its publisher has it.
    private String headline(AlarmCondition c, Situation situation) {
        return situation
                .alert(c.subject())
                .map(a -> a.text(texts.locale().getLanguage()).headline())
                .filter(h -> !h.isEmpty())
                .orElse(c.title());
    }

    /// Whether an alarm is for the person at this console: they have the incident.
    static boolean mine(Alarm alarm, Console console) {
        return alarm.condition().source() != AlarmSource.WARNING
                && console.situation()
                        .incident(alarm.condition().subject())
                        .map(Incident::progress)
                        .map(p -> p.owner().equals(console.person().name()))
                        .orElse(false);
    }

    /// A word of the domain, or the publisher's own.
    String word(String family, String code) {
        return texts.has(family + code) ? texts.get(family + code) : code;
    }

    String age(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 60) {
            return texts.get("queue_age_seconds", Long.toString(seconds));
        }
        if (seconds < 3600) {
            return texts.get("queue_age_minutes", Long.toString(seconds / 60));
        }
        return seconds < 48 * 3600
                ? texts.get("queue_age_hours", Long.toString(seconds / 3600))
                : texts.get("queue_age_days", Long.toString(seconds / 86400));
    }

    /// `mm:ss`, or `h:mm:ss` from an hour.
    static String left(Duration left) {
        long s = Math.max(0, left.toSeconds());
        return s < 3600
                ? String.format(Locale.ROOT, "%02d:%02d", s / 60, s % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    }

    String clock(Instant at) {
        return CLOCK.format(at.atZone(zone));
    }

    private static String figure(double value) {
        return value == Math.rint(value)
                ? Long.toString(Math.round(value))
                : String.format(Locale.ROOT, "%.2f", value).replaceAll("0$", "");
    }
}
