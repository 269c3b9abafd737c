package org.yilan.journal;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Reads rows straight from the pages of a SQLite file, without the tree above them.
///
/// A tree is only as good as its inner pages, and those of an append-only table lie near the file's end: cut the end off
/// and SQLite finds nothing, although the rows are all there. So every page that looks like a leaf of a table is read for
/// itself (format: sqlite.org/fileformat2.html, sections 1.6 and 2.1). A page or row that makes no sense is passed over.
final class LeafPages implements AutoCloseable {
    private static final int LEAF = 0x0D;
    private static final int LONGEST_ROW = 64 << 20;

    private final FileChannel file;
    private final int pageSize;
    private final int usable;
    private final long pages;

    LeafPages(Path path) throws IOException {
        this.file = FileChannel.open(path, StandardOpenOption.READ);
        ByteBuffer header = ByteBuffer.allocate(100);
        boolean whole = fill(header, 0);
        int stored = whole ? Short.toUnsignedInt(header.getShort(16)) : 0;
        int size = stored == 1 ? 65_536 : stored;
        this.pageSize = Integer.bitCount(size) == 1 && size >= 512 ? size : 4096;
        this.usable = pageSize - (whole ? Byte.toUnsignedInt(header.get(20)) : 0);
        this.pages = (file.size() + pageSize - 1) / pageSize;
    }

    /// Takes a row: its columns as [Long], [String], byte array or null. The first is the row's number where the table
    /// has one as its key.
    interface Rows {
        void take(List<@Nullable Object> columns) throws SQLException;
    }

    /// Gives every row that has one of the given numbers of columns. The first page holds the schema and is left out.
    void scan(Rows rows, int... widths) throws IOException, SQLException {
        for (long number = 2; number <= pages; number++) {
            byte[] page = page(number);
            if (page == null || page[0] != LEAF) {
                continue;
            }
            ByteBuffer content = ByteBuffer.wrap(page);
            int cells = Short.toUnsignedInt(content.getShort(3));
            for (int i = 0; i < cells && 8 + 2 * i + 2 <= page.length; i++) {
                List<@Nullable Object> row =
                        row(content, Short.toUnsignedInt(content.getShort(8 + 2 * i)));
                for (int width : widths) {
                    if (row != null && row.size() == width) {
                        rows.take(row);
                    }
                }
            }
        }
    }

    private @Nullable List<@Nullable Object> row(ByteBuffer page, int start) throws IOException {
        try {
            page.position(start);
            long size = varint(page);
            long rowId = varint(page);
            if (size < 1 || size > LONGEST_ROW) {
                return null;
            }
            byte[] payload = payload(page, (int) size);
            return payload == null ? null : columns(ByteBuffer.wrap(payload), rowId);
        } catch (java.nio.BufferUnderflowException
                | IllegalArgumentException
                | IndexOutOfBoundsException e) {
            return null; // not a row
        }
    }

    private byte @Nullable [] payload(ByteBuffer page, int size) throws IOException {
        byte[] payload = new byte[size];
        int most = usable - 35;
        int local = size;
        if (size > most) {
            int least = (usable - 12) * 32 / 255 - 23;
            int fitting = least + (size - least) % (usable - 4);
            local = fitting <= most ? fitting : least;
        }
        page.get(payload, 0, local);
        int done = local;
        long next = done < size ? Integer.toUnsignedLong(page.getInt()) : 0;
        while (done < size) {
            byte[] more = next < 2 || next > pages ? null : page(next);
            if (more == null) {
                return null;
            }
            int part = Math.min(size - done, usable - 4);
            System.arraycopy(more, 4, payload, done, part);
            done += part;
            next = Integer.toUnsignedLong(ByteBuffer.wrap(more).getInt());
        }
        return payload;
    }

    private static List<@Nullable Object> columns(ByteBuffer record, long rowId) {
        int headerSize = (int) varint(record);
        List<Long> types = new ArrayList<>();
        while (record.position() < headerSize) {
            types.add(varint(record));
        }
        List<@Nullable Object> columns = new ArrayList<>();
        for (long type : types) {
            Object value = value(record, type);
            columns.add(columns.isEmpty() && value == null ? (Object) rowId : value);
        }
        return columns;
    }

    private static @Nullable Object value(ByteBuffer record, long type) {
        if (type >= 12) {
            byte[] bytes = new byte[Math.toIntExact((type - 12) / 2)];
            record.get(bytes);
            return type % 2 == 0 ? bytes : new String(bytes, StandardCharsets.UTF_8);
        }
        return switch ((int) type) {
            case 0 -> null;
            case 1, 2, 3, 4 -> integer(record, (int) type);
            case 5 -> integer(record, 6);
            case 6 -> integer(record, 8);
            case 7 -> record.getDouble();
            case 8 -> 0L;
            case 9 -> 1L;
            default -> throw new IllegalArgumentException("no such serial type: " + type);
        };
    }

    private static long integer(ByteBuffer from, int bytes) {
        long value = from.get();
        for (int i = 1; i < bytes; i++) {
            value = value << 8 | Byte.toUnsignedLong(from.get());
        }
        return value;
    }

    private static long varint(ByteBuffer from) {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            byte b = from.get();
            value = value << 7 | (b & 0x7f);
            if (b >= 0) {
                return value;
            }
        }
        return value << 8 | Byte.toUnsignedLong(from.get());
    }

    /// A page, zero-filled where the file ends inside it, or null where the disk cannot read it.
    private byte @Nullable [] page(long number) {
        ByteBuffer page = ByteBuffer.allocate(pageSize);
        try {
            fill(page, (number - 1) * pageSize);
            return page.array();
        } catch (IOException e) {
            return null; // a bad sector: this page is lost, the next may be sound
        }
    }

    private boolean fill(ByteBuffer to, long from) throws IOException {
        long at = from;
        while (to.hasRemaining()) {
            int read = file.read(to, at);
            if (read < 0) {
                return false;
            }
            at += read;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
