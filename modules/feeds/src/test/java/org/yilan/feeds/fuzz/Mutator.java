package org.yilan.feeds.fuzz;

import org.yilan.feeds.Specimens.Specimen;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Damages documents the way upstreams do. One thread.
final class Mutator {
    /// Whole values and words: what parsers split at.
    private static final Pattern TOKEN =
            Pattern.compile("\"[^\"]*\"|-?\\d[\\d.:TZ+/-]*|[\\p{L}_@]+|[<>\\[\\]{},=:/;#]");

    private static final List<String> WORDS =
            List.of(
                    "",
                    "null",
                    "true",
                    "[]",
                    "{}",
                    "[[]]",
                    "[null]",
                    "\"\"",
                    "0",
                    "-1",
                    "-0",
                    "1e999",
                    "-1e400",
                    "1e-400",
                    "NaN",
                    "Infinity",
                    "999999",
                    "2147483648",
                    "-2147483649",
                    "9223372036854775808",
                    "99999999999999999999999999999999999999",
                    "0x1F",
                    "1_000",
                    "１２",
                    "٣",
                    "\u2212" + "5",
                    "\0",
                    "\u202E",
                    "\uFEFF",
                    "\uD800",
                    "\"",
                    "'",
                    "\\",
                    "%",
                    "%00",
                    "\r\n",
                    "\n\n",
                    ",,,,",
                    ";",
                    "0000-00-00T00:00:00Z",
                    "2024-02-30T25:61:61Z",
                    "99999-01-01",
                    "-2024-09-15T00:00:00Z",
                    "2024-09-15T16:00:00+99:99",
                    "2024-12-31T23:59:60Z",
                    "http://",
                    "//",
                    ":",
                    "http://[::1",
                    "file:///etc",
                    "../../..",
                    "http://a b/",
                    "urn:x",
                    "<a/>",
                    "</a>",
                    "<![CDATA[",
                    "]]>",
                    "&amp;",
                    "&x;",
                    "<!--",
                    "<?x?>",
                    "+90-180/",
                    "+999.9+999.9/",
                    "0,0 0,0 0,0",
                    "1,1",
                    "1,1 2,2",
                    "91,181 1",
                    "31.2,121.5 -5",
                    "31.2,121.5 1e9");

    private final RandomGenerator random;
    private final List<Specimen> others;

    Mutator(RandomGenerator random, List<Specimen> others) {
        this.random = random;
        this.others = others;
    }

    byte[] damaged(byte[] good) {
        byte[] bytes = good;
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times; i++) {
            bytes = random.nextInt(3) == 0 ? bytesOf(bytes) : tokenOf(bytes);
        }
        return bytes;
    }

    private byte[] bytesOf(byte[] bytes) {
        if (bytes.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(1 + bytes.length / 4));
        return switch (random.nextInt(6)) {
            case 0 -> {
                byte[] flipped = bytes.clone();
                flipped[from] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
            case 1 -> {
                byte[] set = bytes.clone();
                set[from] = (byte) random.nextInt();
                yield set;
            }
            case 2 -> spliced(bytes, from, to, new byte[0]);
            case 3 -> spliced(bytes, to, to, Arrays.copyOfRange(bytes, from, to));
            case 4 -> Arrays.copyOf(bytes, from);
            default -> {
                byte[] other = others.get(random.nextInt(others.size())).body();
                int start = random.nextInt(other.length);
                int end = Math.min(other.length, start + 1 + random.nextInt(40));
                yield spliced(bytes, from, to, Arrays.copyOfRange(other, start, end));
            }
        };
    }

    private byte[] tokenOf(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<MatchResult> tokens = TOKEN.matcher(text).results().toList();
        if (tokens.isEmpty()) {
            return bytesOf(bytes);
        }
        MatchResult token = tokens.get(random.nextInt(tokens.size()));
        String old = token.group();
        String word = WORDS.get(random.nextInt(WORDS.size()));
        String with =
                switch (random.nextInt(7)) {
                    case 0 -> tokens.get(random.nextInt(tokens.size())).group();
                    case 1 -> old.startsWith("\"") ? "\"" + word + "\"" : word;
                    case 2 -> word;
                    case 3 -> old + word;
                    case 4 -> old.repeat(1 + random.nextInt(30));
                    case 5 ->
                            old.length() > 1 ? old.substring(0, random.nextInt(old.length())) : "";
                    default -> old.replaceAll("\\d", Integer.toString(random.nextInt(10)));
                };
        // A word's own characters in the document's encoding, the others as they were.
        byte[] raw =
                with.equals(word) || with.contains(word)
                        ? with.getBytes(
                                with.chars().anyMatch(c -> c > 0xFF)
                                        ? StandardCharsets.UTF_8
                                        : StandardCharsets.ISO_8859_1)
                        : with.getBytes(StandardCharsets.ISO_8859_1);
        return spliced(bytes, token.start(), token.end(), raw);
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] with) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(with);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }
}
