package org.yilan.journal;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/// The hash that ties each row of a journal to the one before it: SHA-256 over the previous row's hash, the table and the
/// row's columns as they are stored, each with its type and length. The first row follows on a hash of the journal's id.
///
/// Not thread-safe: one per thread.
final class Chain {
    /// Bytes of a hash.
    static final int SIZE = 32;

    private static final byte[] BEGINNING = "Yilan journal 1\n".getBytes(StandardCharsets.US_ASCII);

    private final MessageDigest sha;
    private final ByteBuffer number = ByteBuffer.allocate(9);

    Chain() {
        try {
            this.sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// What the first row of a journal follows on.
    byte[] beginning(String journal) {
        sha.update(BEGINNING);
        return sha.digest(journal.getBytes(StandardCharsets.UTF_8));
    }

    /// The hash of a row.
    ///
    /// @param columns [Long], [String], byte arrays or null: all of the table's but the hash, in its order
    byte[] next(byte[] previous, ChainTable table, List<@Nullable Object> columns) {
        sha.update(previous);
        add(table, columns);
        return sha.digest();
    }

    /// The hash of a row without what comes before it.
    byte[] alone(ChainTable table, List<@Nullable Object> columns) {
        add(table, columns);
        return sha.digest();
    }

    byte[] of(byte[] bytes) {
        return sha.digest(bytes);
    }

    /// Takes a row into the hash that [#end] gives.
    void add(ChainTable table, List<@Nullable Object> columns) {
        sha.update(table.mark());
        for (Object column : columns) {
            switch (column) {
                case null -> sha.update((byte) 'n');
                case Number n -> head('i', n.longValue());
                case String s -> {
                    byte[] text = s.getBytes(StandardCharsets.UTF_8);
                    head('t', text.length);
                    sha.update(text);
                }
                case byte[] b -> {
                    head('b', b.length);
                    sha.update(b);
                }
                default ->
                        throw new IllegalArgumentException(
                                "no column of a journal: " + column.getClass());
            }
        }
    }

    byte[] end() {
        return sha.digest();
    }

    private void head(char type, long value) {
        number.put(0, (byte) type).putLong(1, value);
        sha.update(number.array());
    }
}
