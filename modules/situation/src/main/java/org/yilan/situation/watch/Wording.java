package org.yilan.situation.watch;

/// The title of an incident that a rule raises. `{place}` stands for the sensor's or the place's name, `{value}` for what was
/// read, or how many tickets there were, `{title}` for what the first of them is called, empty where a sensor was read.
public record Wording(String zh, String en) {
    public Wording {
        if (zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("a title is needed in Chinese and in English");
        }
    }

    String in(String language, String place, String value, String title) {
        return (language.equals("en") ? en : zh)
                .replace("{place}", place)
                .replace("{value}", value)
                .replace("{title}", title);
    }
}
