package org.yilan.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds what somebody probably meant.
public final class Nearest {
    private Nearest() {}

    /// The candidate that takes the fewest changes of a letter, if it is near enough to be meant.
    public static Optional<String> to(String written, Collection<String> candidates) {
        return candidates.stream()
                .min(Comparator.comparingInt(c -> distance(written, c)))
                .filter(c -> distance(written, c) <= Math.max(2, c.length() / 3));
    }

    /// Levenshtein distance, ignoring case.
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same =
                        Character.toLowerCase(a.charAt(i - 1))
                                == Character.toLowerCase(b.charAt(j - 1));
                int next = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1));
                diagonal = row[j];
                row[j] = next;
            }
        }
        return row[b.length()];
    }
}
