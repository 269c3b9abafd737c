package org.yilan.escalation;

import org.yilan.situation.Response;
import org.yilan.situation.Situation;
import org.yilan.situation.model.Proposal;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.response.Announcement;
import org.yilan.situation.response.ChannelInfo;
import org.yilan.situation.response.Checklist;
import org.yilan.situation.response.ResponseTask;
import org.yilan.situation.response.RollAnswer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What follows from the levels on a board: tasks, roll-calls, what was declared for later, what should have been looked at again,
/// and who could not be told. A value; pure.
///
/// @param tasks per level in force
/// @param rollCalls answers per proposal
/// @param scheduled the next to take effect first
/// @param unreviewed whose time of review has passed, the longest ago first
/// @param untold what a channel gave up or is late with, the newest first
record Following(
        Map<ResponseLevel.Key, Checklist> tasks,
        Map<String, List<RollAnswer>> rollCalls,
        List<ResponseLevel> scheduled,
        List<ResponseLevel> unreviewed,
        List<Untold> untold) {
    static final Following NOTHING =
            new Following(Map.of(), Map.of(), List.of(), List.of(), List.of());

    /// How long a notification that was given up is shown.
    private static final Duration SHOWN = Duration.ofHours(12);

    Following {
        tasks = Map.copyOf(tasks);
        rollCalls = Map.copyOf(rollCalls);
        scheduled = List.copyOf(scheduled);
        unreviewed = List.copyOf(unreviewed);
        untold = List.copyOf(untold);
    }

    /// A channel that has not told what it should have.
    record Untold(Announcement announcement, Announcement.Delivery delivery, String channel) {
        boolean over() {
            return delivery.state() == Announcement.Delivery.State.FAILED;
        }
    }

    static Following of(Situation situation, Instant now) {
        Response response = situation.response();
        Map<ResponseLevel.Key, List<ResponseTask>> byKey = new HashMap<>();
        for (ResponseTask task : response.tasks()) {
            byKey.computeIfAbsent(task.key(), k -> new ArrayList<>()).add(task);
        }
        Map<ResponseLevel.Key, Checklist> tasks = new HashMap<>();
        byKey.forEach((key, list) -> tasks.put(key, Checklist.of(list, now)));
        Map<String, List<RollAnswer>> rollCalls = new HashMap<>();
        for (Proposal p : situation.proposals()) {
            List<RollAnswer> answers = response.rollCall(p.id());
            if (!answers.isEmpty()) {
                rollCalls.put(p.id(), answers);
            }
        }
        return new Following(
                tasks,
                rollCalls,
                response.scheduled().stream()
                        .sorted(
                                Comparator.comparing(ResponseLevel::from)
                                        .thenComparing(l -> Situation.levelId(l.key())))
                        .toList(),
                unreviewed(situation, now),
                untold(response, now));
    }

    private static List<ResponseLevel> unreviewed(Situation situation, Instant now) {
        List<ResponseLevel> past = new ArrayList<>();
        for (ResponseLevel level : situation.levels()) {
            Instant by = level.reviewBy();
            if (by != null && !by.isAfter(now)) {
                past.add(level);
            }
        }
        past.sort(
                Comparator.comparing(
                                (ResponseLevel l) ->
                                        l.reviewBy() == null ? Instant.MAX : l.reviewBy())
                        .thenComparing(l -> Situation.levelId(l.key())));
        return past;
    }

    private static List<Untold> untold(Response response, Instant now) {
        List<Untold> untold = new ArrayList<>();
        for (Announcement a : response.announcements().reversed()) {
            for (Announcement.Delivery d : a.deliveries()) {
                boolean trouble = d.state() != Announcement.Delivery.State.SENT && d.attempts() > 0;
                if (trouble && a.at().plus(SHOWN).isAfter(now)) {
                    String name =
                            response.channels().stream()
                                    .filter(c -> c.id().equals(d.channel()))
                                    .map(ChannelInfo::name)
                                    .findFirst()
                                    .orElse(d.channel());
                    untold.add(new Untold(a, d, name));
                }
            }
        }
        return untold;
    }

    /// The tasks of several levels together, as a tile of several districts has them.
    Checklist together(Collection<ResponseLevel.Key> keys, Instant now) {
        return Checklist.of(
                keys.stream()
                        .flatMap(k -> tasks.getOrDefault(k, Checklist.EMPTY).tasks().stream())
                        .toList(),
                now);
    }

    /// How many tasks are late, wherever.
    int late() {
        return tasks.values().stream().mapToInt(Checklist::late).sum();
    }
}
