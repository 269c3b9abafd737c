package org.yilan.journal;

import org.jspecify.annotations.Nullable;
import org.yilan.wire.WireCodec;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Says in a rebuilt journal's chain that it was rebuilt: where rows are lost, and what those after a loss say, so that the
/// chain can be followed across the losses.
final class SalvageNote {
    private SalvageNote() {}

    /// @param anchor the newest head that was written down of the damaged file: the chain goes on behind it
    static void write(
            Connection db,
            WireCodec codec,
            String fault,
            Path kept,
            long events,
            Optional<Anchors.Line> anchor,
            long millis)
            throws SQLException {
        Chain chain = new Chain();
        String id = Schema.journal(db);
        try (Statement s = db.createStatement()) {
            s.execute("BEGIN IMMEDIATE");
            List<Note.Gap> gaps = gaps(db, chain, id);
            Note.Seal left = Seals.of(db, chain);
            try (Links links = new Links(db, codec, chain, id)) {
                links.skipTo(
                        anchor.filter(a -> a.journal().equals(id))
                                .map(Anchors.Line::link)
                                .orElse(0L));
                Path name = kept.getFileName();
                links.note(
                        Note.of(
                                new Note.Salvaged(
                                        fault,
                                        String.valueOf(name),
                                        events,
                                        gaps,
                                        left.events() + left.commands() == 0 ? null : left)),
                        millis);
            }
            s.execute("COMMIT");
        }
    }

    private static List<Note.Gap> gaps(Connection db, Chain chain, String id) throws SQLException {
        List<Note.Gap> gaps = new ArrayList<>();
        byte[] previous = chain.beginning(id);
        long after = 0;
        try (ChainWalk walk = new ChainWalk(db, ChainWalk.CHAINED)) {
            @Nullable ChainRow row;
            while ((row = walk.next()) != null) {
                byte[] expected = chain.next(previous, row.table(), row.columns());
                byte[] stored = row.hash();
                if (row.link() != after + 1 || !Arrays.equals(expected, stored)) {
                    String alone =
                            HexFormat.of().formatHex(chain.alone(row.table(), row.columns()));
                    gaps.add(new Note.Gap(after, row.link(), alone));
                }
                previous = stored == null ? expected : stored;
                after = row.link();
            }
        }
        return gaps;
    }
}
