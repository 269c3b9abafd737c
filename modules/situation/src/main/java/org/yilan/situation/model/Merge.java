package org.yilan.situation.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How an incident is tied to others that tell of the same thing (并单). One leads and has the work; the others are its
/// members, keep all that was known of them, and each has a caller who is counted and called back. There are no chains: what
/// leads is led by none.
///
/// @param into the one that leads it; empty for the one that leads
/// @param before where a member stood when it was merged, to which a split gives it back; null for the one that leads
/// @param since when it was merged; null for the one that leads
/// @param members of the one that leads, in the order in which they came; some may have left the situation
public record Merge(
        String into,
        @Nullable IncidentState before,
        @Nullable Instant since,
        List<String> members) {
    public Merge {
        members = List.copyOf(members);
    }

    /// Of one that leads; null when it leads none.
    static @Nullable Merge leading(List<String> members) {
        return members.isEmpty() ? null : new Merge("", null, null, members);
    }

    static @Nullable Merge joined(@Nullable Merge known, String member) {
        List<String> members = new ArrayList<>(known == null ? List.of() : known.members);
        members.remove(member);
        members.add(member);
        return leading(members);
    }

    static @Nullable Merge left(@Nullable Merge known, String member) {
        List<String> members = new ArrayList<>(known == null ? List.of() : known.members);
        members.remove(member);
        return leading(members);
    }
}
