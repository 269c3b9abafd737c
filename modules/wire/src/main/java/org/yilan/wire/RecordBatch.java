package org.yilan.wire;

import org.yilan.situation.Recorded;

import java.util.List;

/// Records as they came off the wire or out of a journal.
///
/// An event that this program cannot read — written by a newer program, usually — does not stop the reader: it is left
/// out of `records`, named in `skipped`, and `lastSeq` moves on, so that a reader resumes after it. Whoever reads must
/// show that something was skipped.
///
/// @param lastSeq position of the last record in the batch, read or skipped; 0 for an empty batch
public record RecordBatch(List<Recorded> records, List<Skipped> skipped, long lastSeq) {
    public RecordBatch {
        records = List.copyOf(records);
        skipped = List.copyOf(skipped);
    }

    /// An event that could not be read.
    ///
    /// @param type its type as written, empty when it had none
    /// @param why in one sentence
    public record Skipped(long seq, String type, String why) {}
}
