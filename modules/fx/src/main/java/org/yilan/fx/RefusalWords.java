package org.yilan.fx;

import org.yilan.situation.command.Decision;
import org.yilan.situation.command.Outcome;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A refusal in the language of the moment, with the names of districts, tiers and hazards in place of their codes. FX thread.
public final class RefusalWords {
    private static final String PREFIX = "refused.";
    private static final List<String> FAMILIES =
            List.of("district.", "tier.", "hazard.", "return.");

    private RefusalWords() {}

    public static String of(Texts texts, Outcome.Refused refused) {
        return of(texts, refused.code(), refused.arguments(), refused.message());
    }

    public static String of(Texts texts, Decision.Refuse refuse) {
        return of(texts, refuse.code(), refuse.arguments(), refuse.message());
    }

    /// What to put into the sentence of a refusal.
    public static Object[] arguments(Texts texts, Decision.Refuse refuse) {
        return refuse.arguments().stream().map(a -> named(texts, a)).toArray();
    }

    /// @param otherwise said when there is no sentence for the code
    static String of(Texts texts, String code, List<String> arguments, String otherwise) {
        String key = code.startsWith(PREFIX) ? code : PREFIX + code;
        return texts.has(key)
                ? texts.get(key, arguments.stream().map(a -> named(texts, a)).toArray())
                : otherwise;
    }

    /// What a hub lists it separates by a comma and a space.
    private static String named(Texts texts, String argument) {
        return Arrays.stream(argument.split(", ", -1))
                .map(code -> name(texts, code))
                .collect(
                        Collectors.joining(texts.locale().getLanguage().equals("zh") ? "、" : ", "));
    }

    private static String name(Texts texts, String code) {
        return code.isEmpty()
                ? code
                : FAMILIES.stream()
                        .map(family -> family + code)
                        .filter(texts::has)
                        .findFirst()
                        .map(texts::get)
                        .orElse(code);
    }
}
