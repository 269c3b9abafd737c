package org.yilan.feeds;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What one poll of a feed came to.
///
/// @param at the hub's clock when it began
/// @param understood how many of what: `alert`, `level`, `storm`, `ticket`, `sensor`, `reading`, `facility`
/// @param events how many events were news and were recorded
/// @param ignoredCount left out although nothing is wrong with them; the first of them in `ignored`
/// @param refusedCount left out because something is wrong with them; the first of them in `refused`
/// @param documents fetched, without those that had not changed
/// @param bytes of them after decompression
/// @param took real time, from the first request until what was news was durable
/// @param waited of it for the network, from sending a request to the last byte of its answer
/// @param errorClass empty when the poll was good
/// @param detail one English sentence, empty when the poll was good
public record FeedReport(
        String feed,
        Instant at,
        Map<String, Integer> understood,
        int events,
        int ignoredCount,
        List<Remark> ignored,
        int refusedCount,
        List<Remark> refused,
        int documents,
        long bytes,
        Duration took,
        Duration waited,
        String errorClass,
        String detail) {
    /// How many remarks of a kind a report holds.
    public static final int MAX_REMARKS = 50;

    public FeedReport {
        understood = Map.copyOf(understood);
        ignored = List.copyOf(ignored);
        refused = List.copyOf(refused);
    }

    /// How many things were understood altogether.
    public int understoodCount() {
        return understood.values().stream().mapToInt(Integer::intValue).sum();
    }
}
