package org.yilan.feeds.typhoon;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Poll;

import java.util.LinkedHashMap;
import java.util.Map;

/// Asks for the storms that are active, and once more for one that has just ended, so that its last points are not lost.
/// One thread.
final class StormPoller {
    /// A storm as the list has it.
    record Listed(String id, String name, String englishName, boolean active) {}

    /// The reading of one storm.
    @FunctionalInterface
    interface Reader {
        void read(Listed storm) throws FeedException;
    }

    private Map<String, Listed> active = Map.of();

    /// The storms that were active when asked last.
    Map<String, Listed> active() {
        return active;
    }

    /// @param listed by id; what the list said last when it has not changed
    void poll(Map<String, Listed> listed, boolean all, Poll poll, Reader reader)
            throws FeedException {
        Map<String, Listed> nowActive = new LinkedHashMap<>();
        FeedException fault = null;
        for (Listed storm : listed.values()) {
            if (storm.active()) {
                nowActive.put(storm.id(), storm);
            } else if (!all && !active.containsKey(storm.id())) {
                continue;
            }
            fault = first(fault, read(storm, reader));
        }
        poll.onRecorded(() -> active = nowActive);
        if (fault != null) {
            throw fault;
        }
    }

    /// One storm that cannot be had does not take the others with it.
    private static @Nullable FeedException read(Listed storm, Reader reader) throws FeedException {
        try {
            reader.read(storm);
            return null;
        } catch (FeedException e) {
            if (e.errorClass().equals("cancelled")) {
                throw e;
            }
            return e;
        }
    }

    private static @Nullable FeedException first(
            @Nullable FeedException one, @Nullable FeedException other) {
        return one == null ? other : one;
    }
}
