package org.yilan.wall;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Names of keys as they stand on keyboards: `Shift+←`, `/`, `Esc`. Pure; any thread.
final class KeyNames {
    /// Names that the toolkit has for keys that carry a sign, and those that it writes in capitals.
    private static final Map<String, String> SIGNS =
            Map.ofEntries(
                    Map.entry("LEFT", "←"),
                    Map.entry("RIGHT", "→"),
                    Map.entry("UP", "↑"),
                    Map.entry("DOWN", "↓"),
                    Map.entry("SLASH", "/"),
                    Map.entry("EQUALS", "="),
                    Map.entry("PLUS", "+"),
                    Map.entry("ADD", "+"),
                    Map.entry("MINUS", "−"),
                    Map.entry("SUBTRACT", "−"),
                    Map.entry("PERIOD", "."),
                    Map.entry("COMMA", ","),
                    Map.entry("PAGE_UP", "PgUp"),
                    Map.entry("PAGE_DOWN", "PgDn"),
                    Map.entry("DELETE", "Del"),
                    Map.entry("ESCAPE", "Esc"),
                    Map.entry("TAB", "Tab"),
                    Map.entry("ENTER", "Enter"),
                    Map.entry("SPACE", "Space"));

    private KeyNames() {}

    /// The name of a combination as [javafx.scene.input.KeyCombination#valueOf] reads it.
    static String of(String keys) {
        return Stream.of(keys.split("\\+"))
                .map(key -> SIGNS.getOrDefault(key.toUpperCase(Locale.ROOT), key))
                .collect(Collectors.joining("+"));
    }

    /// The names of several combinations that do the same, each once; those with the same modifiers share them:
    /// `Alt+← → ↓ ↑`.
    static String of(List<String> combinations) {
        Set<String> names = new LinkedHashSet<>();
        combinations.forEach(c -> names.add(of(c)));
        List<String> parts = new ArrayList<>();
        String before = "";
        for (String name : names) {
            int end = name.lastIndexOf('+', name.length() - 2) + 1;
            String modifiers = name.substring(0, end);
            boolean shared = !modifiers.isEmpty() && modifiers.equals(before);
            parts.add(shared ? name.substring(end) : name);
            before = modifiers;
        }
        return String.join(" ", parts);
    }
}
