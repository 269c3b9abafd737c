package org.yilan.feeds;

import org.jspecify.annotations.Nullable;

/// What a round says of its feed.
///
/// @param errorClass empty when all was well
/// @param sentence for a person, empty when all was well
record Verdict(Kind kind, String errorClass, String sentence) {
    enum Kind {
        /// A usable answer.
        GOOD,
        /// An answer that could be used in part.
        PARTLY,
        /// No usable answer.
        FAULT,
        /// A sign of life without documents, or documents too soon after a bad one to forget it.
        ALIVE,
        /// Nothing came and nothing is wrong: a feed that is told has not been told.
        QUIET
    }

    /// Why a round broke off.
    record Fault(String errorClass, String sentence) {}

    /// @param fault why the round broke off, or null
    /// @param heard whether the upstream gave a sign of life
    static Verdict of(PollRound round, @Nullable Fault fault, boolean heard) {
        if (fault != null) {
            boolean some = round.understood() > 0 && !fault.errorClass().equals("not-recorded");
            return new Verdict(
                    some ? Kind.PARTLY : Kind.FAULT, fault.errorClass(), fault.sentence());
        }
        if (round.refusedCount() == 0) {
            return new Verdict(heard ? Kind.GOOD : Kind.QUIET, "", "");
        }
        String first = round.firstRefused();
        return round.understood() == 0
                ? new Verdict(
                        Kind.FAULT,
                        "nothing-usable",
                        "None of its "
                                + round.refusedCount()
                                + " items could be used; the first: "
                                + first)
                : new Verdict(
                        Kind.PARTLY,
                        "items-refused",
                        round.refusedCount() + " items were refused; the first: " + first);
    }
}
