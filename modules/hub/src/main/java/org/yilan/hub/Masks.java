package org.yilan.hub;

import org.yilan.situation.model.Reporter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Personal data made unreadable, and still recognisable for whoever knows it already: `王*`, `138****0000`.
final class Masks {
    private static final char STAR = '*';

    /// Digits that a telephone number starts and ends with in its mask, when it is as long as a mobile number.
    private static final int FIRST = 3;

    private static final int LAST = 4;
    private static final int MOBILE = 11;

    /// With its country's code; what is longer is no telephone number.
    private static final int LONGEST = 14;

    /// A date; not a number that reaches anybody.
    private static final String DATE = "(?:19|20)\\d\\d-\\d\\d?-\\d\\d?";

    /// Mobile numbers with separators, landlines with their area code, and every run of seven digits or more: short numbers
    /// without an area code, identity cards.
    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?<![\\d０-９])(?:"
                            + DATE
                            + "|(?:\\+?86[- ]?)?1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}"
                            + "|[(（]?0\\d{2,3}[)） -]{1,2}\\d{3,4}[- ]?\\d{4}"
                            + "|[\\d０-９]{7,}[xX]?"
                            + ")(?![\\d０-９])");

    /// A house, a building, a room: not a metro line, a gate, a pump or a typhoon by its number.
    private static final Pattern HOUSE =
            Pattern.compile(
                    "(?:[\\d０-９]+(?:[-之][\\d０-９]+)*|[一二三四五六七八九十百]+)"
                            + "(?:弄|幢|栋|室|单元|号(?!线|门|台风|泵|航站|码头|桥|口|出口|入口|闸|井|塔|机|公路|路))"
                            + "(?:楼|院)?");

    private Masks() {}

    /// A name: its first character stays. Of several words, as in a post before a name, all but the last stay; of a name with a
    /// mark behind it (`王敏 #3f9a0c21d4`, decision 0021) only the first character, since there is no post in it.
    static String name(String name) {
        String trimmed = name.strip();
        int mark = trimmed.lastIndexOf('#');
        if (mark == 0 || (mark > 0 && trimmed.charAt(mark - 1) == ' ')) {
            String before = trimmed.substring(0, mark).replace(" ", "");
            return before.isEmpty() ? String.valueOf(STAR).repeat(2) : name(before);
        }
        int last = trimmed.lastIndexOf(' ') + 1;
        String front = trimmed.substring(0, last);
        String word = trimmed.substring(last);
        if (word.isEmpty()) {
            return "";
        }
        int first = Character.charCount(word.codePointAt(0));
        int others = Math.min(3, word.codePointCount(first, word.length()));
        return front + word.substring(0, first) + String.valueOf(STAR).repeat(Math.max(1, others));
    }

    /// A telephone number: `138****0000`; of any other number only the last two digits stay.
    static String phone(String phone) {
        if (phone.indexOf(STAR) >= 0) {
            return phone; // masked where it comes from
        }
        String digits = phone.replaceAll("[^\\d０-９]", "");
        if (digits.isEmpty()) {
            return phone.isBlank() ? "" : "****";
        }
        if (digits.length() < MOBILE || digits.length() > LONGEST) {
            return "****" + (digits.length() < 7 ? "" : digits.substring(digits.length() - 2));
        }
        String own = digits.substring(digits.length() - MOBILE);
        return own.substring(0, FIRST) + "****" + own.substring(MOBILE - LAST);
    }

    /// Somebody's words without the caller's name and without numbers that reach anybody.
    static String words(String words, Reporter reporter) {
        String name = reporter.name().strip();
        // One character is no name, and would be starred all over the text.
        String unnamed = name.length() > 1 ? words.replace(name, name(name)) : words;
        return NUMBER.matcher(unnamed)
                .replaceAll(
                        m ->
                                Matcher.quoteReplacement(
                                        m.group().matches(DATE) ? m.group() : phone(m.group())));
    }

    /// As [#words], and without houses.
    static String place(String words, Reporter reporter) {
        return HOUSE.matcher(words(words, reporter)).replaceAll("");
    }
}
