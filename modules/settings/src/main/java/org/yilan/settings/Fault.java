package org.yilan.settings;

import java.util.Collection;

/// One thing that is wrong, with the line on which it stands.
record Fault(int line, String words) {
    /// Where a JSON Pointer leads, as people write it: `feeds[0].url`.
    static String path(String pointer) {
        if (pointer.isEmpty()) {
            return "the file";
        }
        StringBuilder path = new StringBuilder();
        for (String part : pointer.substring(1).split("/", -1)) {
            if (!part.isEmpty() && part.chars().allMatch(Character::isDigit)) {
                path.append('[').append(part).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".")
                        .append(part.replace("~1", "/").replace("~0", "~"));
            }
        }
        return path.toString();
    }

    /// What was probably meant, or all that is known.
    static String meant(String written, Collection<String> known) {
        return Nearest.to(written, known)
                .map(n -> "did you mean \"" + n + "\"?")
                .orElse("known are " + String.join(", ", known));
    }
}
