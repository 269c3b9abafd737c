package org.yilan.journal;

import org.jspecify.annotations.Nullable;
import org.yilan.journal.Verification.Damage;
import org.yilan.journal.Verification.Kind;
import org.yilan.wire.WireCodec;
import org.yilan.wire.WireException;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Follows a chain from its beginning, one row in memory at a time, until its end or the first broken place. Used once.
final class Verifier {
    private static final HexFormat HEX = HexFormat.of();

    private final Connection db;
    private final WireCodec codec;
    private final Anchors.@Nullable Reading anchors;
    private final String through;
    private final Chain chain = new Chain();
    private final Map<String, String> gaps = new HashMap<>();
    private final List<String> remarks = new ArrayList<>();
    private Note.@Nullable Seal seal;
    private Anchors.@Nullable Line anchor;
    private boolean passed;
    private byte[] hash = new byte[0];
    private long link;
    private long seq;
    private @Nullable Instant at;
    private long agreed;

    /// @param anchors null where there are none
    /// @param through a hash that the chain must pass through, empty for none
    Verifier(Connection db, WireCodec codec, Anchors.@Nullable Reading anchors, String through) {
        this.db = db;
        this.codec = codec;
        this.anchors = anchors;
        this.through = through;
        this.passed = through.isEmpty();
    }

    Verification run() throws IOException {
        String journal = "";
        Optional<Damage> damage;
        try {
            journal = Schema.journal(db);
            hash = chain.beginning(journal);
            damage = follow();
        } catch (SQLException e) {
            damage =
                    Optional.of(
                            damage(
                                    Kind.UNREADABLE,
                                    "the file itself is damaged behind this place ("
                                            + e.getMessage()
                                            + ")"));
        } catch (WireException e) {
            damage = Optional.of(damage(Kind.CHANGED, "a note after it cannot be read"));
        }
        return report(journal, damage);
    }

    private Optional<Damage> follow() throws SQLException, IOException {
        readNotes();
        Optional<Damage> damage = sealedPart();
        if (damage.isEmpty()) {
            damage = chained();
        }
        if (damage.isEmpty()) {
            damage = keyframes();
        }
        return damage.isPresent() ? damage : indexes();
    }

    /// What was sealed, and which breaks the journal has told of itself. The notes are checked with all the rest.
    private void readNotes() throws SQLException {
        try (Statement s = db.createStatement();
                ResultSet r = s.executeQuery("SELECT json FROM note ORDER BY link")) {
            while (r.next()) {
                Note note = codec.read(Note.class, r.getBytes(1));
                if (note.sealed() != null) {
                    seal = note.sealed();
                }
                Note.Salvaged salvaged = note.salvaged();
                if (salvaged != null) {
                    seal = salvaged.seal();
                    salvaged.gaps().forEach(g -> gaps.put(g.after() + ">" + g.next(), g.sha256()));
                    remarks.add(
                            "The file was damaged once ("
                                    + salvaged.fault()
                                    + ") and rebuilt from what could be read: "
                                    + salvaged.events()
                                    + " events, with "
                                    + salvaged.gaps().size()
                                    + " breaks in the chain; the damaged file was kept as "
                                    + salvaged.kept()
                                    + ".");
                }
            }
        }
    }

    private Optional<Damage> sealedPart() throws SQLException {
        Note.Seal now = Seals.of(db, chain);
        Note.Seal then =
                seal == null ? new Note.Seal(0, 0, 0, HEX.formatHex(chain.of(new byte[0]))) : seal;
        if (now.equals(then)) {
            seq = then.lastSeq();
            return Optional.empty();
        }
        if (now.lastSeq() > then.lastSeq()) {
            place(
                    "SELECT seq, at FROM event WHERE link IS NULL AND seq > ? ORDER BY seq LIMIT 1",
                    then.lastSeq());
            return Optional.of(damage(Kind.INSERTED, "it is not in the chain"));
        }
        String part =
                "the part from before the chain, which one hash seals up to event "
                        + then.lastSeq()
                        + ", ";
        long more = now.events() - then.events() + now.commands() - then.commands();
        if (more < 0) {
            place(
                    "SELECT seq + 1, at FROM event e WHERE link IS NULL AND seq < ? AND NOT EXISTS"
                            + " (SELECT 1 FROM event n WHERE n.seq = e.seq + 1) ORDER BY seq LIMIT"
                            + " 1",
                    then.lastSeq());
        }
        return Optional.of(
                damage(
                        more < 0 ? Kind.REMOVED : more > 0 ? Kind.INSERTED : Kind.CHANGED,
                        part
                                + (more < 0
                                        ? "has lost " + -more + " rows"
                                        : more > 0
                                                ? "has " + more + " rows too many"
                                                : "says something else than it did")));
    }

    private Optional<Damage> chained() throws SQLException, IOException {
        anchor = anchors == null ? null : anchors.next();
        passed |= through.equals(HEX.formatHex(hash));
        try (ChainWalk walk = new ChainWalk(db, ChainWalk.CHAINED)) {
            ChainRow row;
            while ((row = walk.next()) != null) {
                byte[] expected = chain.next(hash, row.table(), row.columns());
                byte[] stored = row.hash();
                if (!follows(row, expected)) {
                    return Optional.of(Breaks.name(db, row, hash, link, at(row)));
                }
                hash = stored == null ? expected : stored;
                link = row.link();
                if (row.table() == ChainTable.EVENT) {
                    seq = row.seq();
                }
                if (row.table() != ChainTable.NOTE) {
                    at = Instant.ofEpochMilli(row.millis());
                }
                passed |= !passed && through.equals(HEX.formatHex(hash));
                Optional<Damage> other = againstAnchor();
                if (other.isPresent()) {
                    return other;
                }
            }
        }
        return end();
    }

    private Damage at(ChainRow row) {
        return new Damage(
                Kind.CHANGED,
                row.table() == ChainTable.EVENT ? row.seq() : seq,
                row.table() == ChainTable.NOTE ? at : Instant.ofEpochMilli(row.millis()),
                "");
    }

    private boolean follows(ChainRow row, byte[] expected) {
        byte[] stored = row.hash();
        boolean whole = Arrays.equals(expected, stored);
        if (whole && row.link() == link + 1) {
            return true;
        }
        // A salvage leaves out the numbers of what it knows to be lost.
        if (whole && row.link() > link && row.table() == ChainTable.NOTE) {
            return codec.read(Note.class, row.bytes("json")).salvaged() != null;
        }
        String told = gaps.get(link + ">" + row.link());
        return told != null
                && stored != null
                && told.equals(HEX.formatHex(chain.alone(row.table(), row.columns())));
    }

    private Optional<Damage> againstAnchor() throws IOException {
        while (anchors != null && anchor != null && anchor.link() <= link) {
            if (anchor.link() == link) {
                if (!anchor.hash().equals(HEX.formatHex(hash))) {
                    return Optional.of(
                            damage(
                                    Kind.RECOMPUTED,
                                    "the chain holds in itself, but is not the one that was"
                                            + " anchored here on "
                                            + anchor.at()));
                }
                agreed++;
            }
            anchor = anchors.next();
        }
        return Optional.empty();
    }

    private Optional<Damage> end() {
        if (anchor != null) {
            return Optional.of(
                    damage(
                            Kind.TRUNCATED,
                            "the journal ends here with row "
                                    + link
                                    + ", and the anchors know a row "
                                    + anchor.link()
                                    + " of "
                                    + anchor.at()));
        }
        if (!passed) {
            return Optional.of(
                    damage(
                            Kind.TRUNCATED,
                            "the chain ends here without passing the head that was asked for: its"
                                    + " end was cut off, or it was computed anew"));
        }
        if (anchors != null && agreed == 0 && anchors.stranger() != null) {
            return Optional.of(
                    damage(
                            Kind.RECOMPUTED,
                            "the anchors beside it are another journal's ("
                                    + anchors.stranger()
                                    + ")"));
        }
        return Optional.empty();
    }

    private Optional<Damage> keyframes() throws SQLException {
        try (Statement s = db.createStatement();
                ResultSet r =
                        s.executeQuery(
                                "SELECT k.seq, k.fold, k.state, n.json FROM keyframe k LEFT JOIN"
                                        + " note n ON n.link = k.link ORDER BY k.seq")) {
            while (r.next()) {
                byte[] json = r.getBytes(4);
                Note.Keyframe made =
                        new Note.Keyframe(
                                r.getLong(1),
                                r.getString(2),
                                HEX.formatHex(chain.of(r.getBytes(3))));
                if (json == null || !made.equals(codec.read(Note.class, json).keyframe())) {
                    return Optional.of(
                            new Damage(
                                    json == null ? Kind.INSERTED : Kind.CHANGED,
                                    made.seq(),
                                    null,
                                    "the events are whole, but the situation kept after it is not"
                                            + " the one that was kept"));
                }
            }
        }
        return Optional.empty();
    }

    /// An index that leaves something out hides it from whoever asks by it.
    private Optional<Damage> indexes() throws SQLException {
        try (Statement s = db.createStatement();
                ResultSet r = s.executeQuery("PRAGMA integrity_check(1)")) {
            String answer = r.next() ? r.getString(1) : "no answer";
            return "ok".equals(answer)
                    ? Optional.empty()
                    : Optional.of(
                            damage(
                                    Kind.CHANGED,
                                    "all rows are whole, but the file's indexes are not ("
                                            + answer.lines().findFirst().orElse("")
                                            + ")"));
        }
    }

    private Damage damage(Kind kind, String words) {
        return new Damage(kind, seq, at, words);
    }

    private void place(String sql, long argument) throws SQLException {
        try (PreparedStatement s = db.prepareStatement(sql)) {
            s.setLong(1, argument);
            try (ResultSet r = s.executeQuery()) {
                if (r.next()) {
                    seq = r.getLong(1);
                    at = Instant.ofEpochMilli(r.getLong(2));
                }
            }
        }
    }

    private Verification report(String journal, Optional<Damage> damage) {
        if (anchors == null) {
            remarks.add(
                    "There are no anchors beside it: an end that was cut off, or a chain that was"
                            + " computed anew, would not show.");
        } else if (anchors.stranger() != null && agreed > 0) {
            remarks.add("The anchors also name another journal, " + anchors.stranger() + ".");
        }
        return new Verification(
                journal,
                count("SELECT count(*) FROM event"),
                count("SELECT count(*) FROM command"),
                count("SELECT count(*) FROM command WHERE accepted = 0"),
                count("SELECT count(*) FROM note"),
                seal == null ? 0 : seal.events(),
                moment("SELECT min(at) FROM event"),
                moment("SELECT max(at) FROM event"),
                count("SELECT max(seq) FROM event"),
                new ChainHead(link, HEX.formatHex(hash)),
                anchors == null ? -1 : agreed,
                remarks,
                damage);
    }

    private Optional<Instant> moment(String sql) {
        long millis = count(sql);
        return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    /// 0 where a damaged file does not say.
    private long count(String sql) {
        try (Statement s = db.createStatement();
                ResultSet r = s.executeQuery(sql)) {
            return r.next() ? r.getLong(1) : 0;
        } catch (SQLException e) {
            return 0; // it is being reported as damaged already
        }
    }
}
