package org.yilan.city.scenario;

/// The same words in both languages.
public record Words(String zh, String en) {
    /// Both with `{key}` replaced.
    public Words with(String key, Words value) {
        String hole = "{" + key + "}";
        return new Words(zh.replace(hole, value.zh), en.replace(hole, value.en));
    }

    public Words with(String key, String value) {
        return with(key, new Words(value, value));
    }
}
