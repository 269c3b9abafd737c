package org.yilan.city.scenario;

import org.yilan.assets.Assets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The scenarios that there are.
public final class Scenarios {
    private static final String INDEX = "scenarios/index.txt";

    private Scenarios() {}

    /// What a list of scenarios shows of each.
    ///
    /// @param from where a run starts unless told otherwise, likewise `speed`
    public record Summary(
            String id,
            Words name,
            Words note,
            Instant begins,
            Instant from,
            Instant ends,
            double speed) {}

    /// The scenarios in the order of the index.
    ///
    /// @throws ScenarioException when a file is damaged
    public static List<Summary> list(Assets assets) {
        return ids(assets).stream().map(id -> summary(assets, id)).toList();
    }

    /// One scenario's line of the list.
    ///
    /// @throws ScenarioException when there is none of that name, naming those that there are and the nearest
    public static Summary summary(Assets assets, String id) {
        requireKnown(assets, id);
        return ScenarioReader.summary(Entry.read(assets, ScenarioReader.file(id)), id);
    }

    /// Reads and checks a whole scenario.
    ///
    /// @throws ScenarioException when there is none of that name, or a file of it is damaged
    public static Scenario read(Assets assets, String id) {
        requireKnown(assets, id);
        return new ScenarioReader(assets, id).read();
    }

    static List<String> ids(Assets assets) {
        List<String> ids = new ArrayList<>();
        for (String line : Table.text(assets, INDEX).split("\n")) {
            if (!line.isBlank() && !line.startsWith("#")) {
                ids.add(line.strip());
            }
        }
        return ids;
    }

    private static void requireKnown(Assets assets, String id) {
        List<String> ids = ids(assets);
        if (!ids.contains(id)) {
            if (assets.has(ScenarioReader.file(id))) {
                throw new ScenarioException(
                        "assets/" + INDEX + " does not list \"" + id + "\"; add it there");
            }
            throw new ScenarioException(
                    "There is no scenario \""
                            + id
                            + "\". Did you mean \""
                            + nearest(id, ids)
                            + "\"? The scenarios are: "
                            + String.join(", ", ids)
                            + ".");
        }
    }

    static String nearest(String word, List<String> known) {
        return known.stream().min(Comparator.comparingInt(k -> distance(word, k))).orElse("");
    }

    /// Levenshtein's; a known name that starts with the word is nearer than any other.
    private static int distance(String a, String b) {
        if (!a.isEmpty() && b.startsWith(a)) {
            return 0;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
