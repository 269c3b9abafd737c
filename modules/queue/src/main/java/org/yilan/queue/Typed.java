package org.yilan.queue;

import org.yilan.fx.Texts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An order as it is typed in one line: `/as Pump 3, it is theirs`. Pure.
///
/// A slash, one of the order's words (`queue_verb_<order>` in the translations, the shortest first), then what it asks, then
/// after a comma why; an order that asks nothing takes all of it as the reason. Two slashes search for what follows, whatever
/// it is.
///
/// @param argument the unit, the number or the option, empty when it has not been typed yet
record Typed(Order order, String argument, String reason) {
    private static final Pattern MINUTES =
            Pattern.compile("([1-9]\\d{0,2})(?:\\s*[,，;；]\\s*|\\s+|$)(.*)");

    /// Reads a line; empty when it is not an order but words to search for.
    static Optional<Typed> read(String line, Texts texts) {
        if (!line.startsWith("/") || line.startsWith("//")) {
            return Optional.empty();
        }
        String body = line.substring(1);
        int space = blank(body);
        String word = body.substring(0, space).toLowerCase(Locale.ROOT);
        String rest = body.substring(space).strip();
        return Arrays.stream(Order.values())
                .filter(o -> words(o, texts).contains(word))
                .findFirst()
                .map(
                        o ->
                                o.asks()
                                        ? asking(o, rest)
                                        : o == Order.ACKNOWLEDGE
                                                ? claiming(rest)
                                                : new Typed(o, "", rest));
    }

    /// A number first is for how many minutes one takes it; what follows, or all of it, is why.
    private static Typed claiming(String rest) {
        Matcher minutes = MINUTES.matcher(rest);
        return minutes.matches()
                ? new Typed(Order.ACKNOWLEDGE, minutes.group(1), minutes.group(2))
                : new Typed(Order.ACKNOWLEDGE, "", rest);
    }

    private static Typed asking(Order order, String rest) {
        int comma = rest.length();
        for (char c : new char[] {',', '，', ';', '；'}) {
            int at = rest.indexOf(c);
            comma = at >= 0 ? Math.min(comma, at) : comma;
        }
        String reason = comma < rest.length() ? rest.substring(comma + 1).strip() : "";
        return new Typed(order, rest.substring(0, comma).strip(), reason);
    }

    /// What a line that is no order searches for: the line without its slashes.
    static String search(String line) {
        String words = line;
        while (words.startsWith("/")) {
            words = words.substring(1);
        }
        return words;
    }

    /// The orders among `possible` whose word begins with what has been typed of it; none once a word is whole.
    static List<Order> beginning(String line, List<Order> possible, Texts texts) {
        if (!line.startsWith("/")
                || line.startsWith("//")
                || blank(line.substring(1)) < line.length() - 1) {
            return List.of();
        }
        String typed = line.substring(1).toLowerCase(Locale.ROOT);
        List<Order> orders = new ArrayList<>();
        for (Order order : possible) {
            if (words(order, texts).stream().anyMatch(w -> w.startsWith(typed))) {
                orders.add(order);
            }
        }
        return orders;
    }

    /// The shortest word of an order.
    static String word(Order order, Texts texts) {
        return words(order, texts).getFirst();
    }

    private static List<String> words(Order order, Texts texts) {
        return List.of(texts.get("queue_verb_" + order.name()).split(" "));
    }

    private static int blank(String body) {
        for (int i = 0; i < body.length(); i++) {
            if (Character.isWhitespace(body.charAt(i))) {
                return i;
            }
        }
        return body.length();
    }
}
