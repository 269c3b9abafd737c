package org.yilan.hub;

import java.util.List;
import java.util.function.Consumer;

/// How much of what rules call for goes into the journal at a time.
///
/// @param atOnce at most in one look
/// @param together in one append
record Portion(int atOnce, int together) {
    /// While people give orders: an append takes about a third of a millisecond for each event, and commands find the writer free
    /// in between. After an outage thousands may be due at once, and each is news for every console.
    static final Portion BESIDE_ORDERS = new Portion(400, 25);

    /// All of it, where nobody waits for the writer meanwhile.
    static final Portion UNDISTURBED = new Portion(Integer.MAX_VALUE, 500);

    /// Hands out what is due, in its order.
    <T> void each(List<T> due, Consumer<List<T>> append) {
        for (int from = 0; from < due.size(); from += together) {
            append.accept(due.subList(from, Math.min(due.size(), from + together)));
        }
    }
}
