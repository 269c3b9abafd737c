package org.yilan.situation.model;

import java.util.Locale;
import java.util.Objects;

/// How grave something is, on the field's four-step scale I 红 (gravest), II 橙, III 黄, IV 蓝, and whatever else a city uses.
///
/// The set is open: Guangdong has a white signal, other countries have other scales. A code that is not known is kept
/// verbatim and ranks above everything, because the screen must show it until a person has judged it.
///
/// @param code `I`, `II`, `III`, `IV`, `WHITE`, or the publisher's own word as published
public record Grade(String code) implements Comparable<Grade> {
    public static final Grade I = new Grade("I");
    public static final Grade II = new Grade("II");
    public static final Grade III = new Grade("III");
    public static final Grade IV = new Grade("IV");

    /// The early signal below blue that some provinces use.
    public static final Grade WHITE = new Grade("WHITE");

    public Grade {
        Objects.requireNonNull(code, "code");
        if (code.isBlank()) {
            throw new IllegalArgumentException("a grade needs a code");
        }
    }

    /// The grade for a numeral, a colour in Chinese or English, or any other word, which is then kept as it is.
    public static Grade of(String word) {
        String key = word.strip().toUpperCase(Locale.ROOT);
        return switch (key) {
            case "I", "Ⅰ", "1", "RED", "红", "红色", "特别重大", "特别严重" -> I;
            case "II", "Ⅱ", "2", "ORANGE", "橙", "橙色", "重大", "严重" -> II;
            case "III", "Ⅲ", "3", "YELLOW", "黄", "黄色", "较大", "较重" -> III;
            case "IV", "Ⅳ", "4", "BLUE", "蓝", "蓝色", "一般" -> IV;
            case "WHITE", "白", "白色" -> WHITE;
            default -> new Grade(word.strip());
        };
    }

    /// Position in a list, 0 first: unknown 0, I 1, II 2, III 3, IV 4, white 5.
    public int rank() {
        return switch (code) {
            case "I" -> 1;
            case "II" -> 2;
            case "III" -> 3;
            case "IV" -> 4;
            case "WHITE" -> 5;
            default -> 0;
        };
    }

    /// Whether this is one of the codes that the program knows.
    public boolean known() {
        return rank() != 0;
    }

    /// Whether this calls for more than `other` does.
    public boolean graverThan(Grade other) {
        return rank() < other.rank();
    }

    /// Gravest first.
    @Override
    public int compareTo(Grade other) {
        int byRank = Integer.compare(rank(), other.rank());
        return byRank != 0 ? byRank : code.compareTo(other.code);
    }
}
