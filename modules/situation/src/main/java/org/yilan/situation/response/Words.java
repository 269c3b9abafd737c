package org.yilan.situation.response;

/// What a plan calls something, in Chinese and English.
public record Words(String zh, String en) {
    public Words {
        if (zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("words are needed in Chinese and in English");
        }
    }

    /// In a language, Chinese unless `en`.
    public String in(String language) {
        return language.equals("en") ? en : zh;
    }
}
