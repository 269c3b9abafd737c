package org.yilan.journal;

import org.yilan.situation.Recorded;
import org.yilan.situation.SituationState;
import org.yilan.situation.command.Outcome;
import org.yilan.wire.RecordBatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The append-only log: everything that happened, in order, with the answers to commands and keyframes to start a fold
/// from.
///
/// Any thread may call anything; appends take turns. A position ([Recorded#seq]) is the resume token of every reader.
/// All methods throw [JournalException] when the disk fails them.
public interface Journal extends AutoCloseable {
    /// Latest moment there is, for reads without an end.
    Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    /// Identity of this journal: another journal's positions mean nothing here.
    String id();

    /// Writes all entries or none, and returns when they will survive a power cut.
    ///
    /// @return for each entry, its events as recorded
    List<List<Recorded>> append(List<Entry> entries);

    /// The answer that a command got, if it ever got one.
    Optional<Outcome> outcome(String command);

    /// Records after a position, recorded at `until` or before, oldest first.
    RecordBatch read(long after, int limit, Instant until);

    /// Records of some types (see [org.yilan.wire.WireCodec#typeOf]) after a position, oldest first.
    RecordBatch readTypes(Set<String> types, long after, int limit, Instant until);

    /// Everything that touched an incident, oldest first.
    RecordBatch timeline(String incident, Instant until);

    /// How many events of a type were recorded per interval: `count` intervals of `intervalMillis` from `from` on.
    int[] histogram(String type, Instant from, long intervalMillis, int count);

    /// How many events of some types there are.
    long count(Set<String> types);

    /// Accepted commands.
    long acceptedCommands();

    /// Moment of the first event, empty for an empty journal.
    Optional<Instant> firstAt();

    /// Moment of the last event, empty for an empty journal.
    Optional<Instant> lastAt();

    /// Position of the last event, 0 for an empty journal.
    long lastSeq();

    /// Position of the last event recorded at `moment` or before, 0 when there is none.
    long seqAt(Instant moment);

    /// Moment of the last event recorded before `moment`.
    Optional<Instant> before(Instant moment);

    /// Keeps a situation so that a fold may start from it.
    ///
    /// @param fold version of the reducer that made it; another version's keyframes are not used
    void keep(String fold, SituationState state);

    /// The newest keyframe of a reducer at `seq` or before.
    Optional<SituationState> keyframe(String fold, long seq);

    /// Hears of what was appended, in order, after it is durable, on the appending thread; must return quickly.
    Following follow(Consumer<List<Recorded>> listener);

    @Override
    void close();

    /// A registration that ends when closed.
    interface Following extends AutoCloseable {
        @Override
        void close();
    }
}
