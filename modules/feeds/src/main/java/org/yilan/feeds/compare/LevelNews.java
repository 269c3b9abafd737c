package org.yilan.feeds.compare;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Observation;
import org.yilan.feeds.spi.Observation.LevelOver;
import org.yilan.feeds.spi.Observation.LevelSeen;
import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.ResponseLevel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// News among messages about response levels. People in the control room declare and end levels too: a message from
/// upstream counts only where it is later than what they did.
final class LevelNews {
    /// A message about a level, whatever it says.
    private record Message(String id, Instant sent, Observation observation) {}

    void add(List<LevelSeen> seen, List<LevelOver> over, Round round) {
        Map<String, ResponseLevel.Key> keys = new HashMap<>();
        seen.forEach(s -> keys.put(s.message(), s.level().key()));
        Map<ResponseLevel.Key, List<Message>> byKey = new HashMap<>();
        for (LevelSeen s : seen) {
            byKey.computeIfAbsent(s.level().key(), k -> new ArrayList<>())
                    .add(new Message(s.message(), s.sent(), s));
        }
        for (LevelOver o : over) {
            ResponseLevel.Key key = o.key() == null ? named(o, keys) : o.key();
            if (key == null) {
                round.ignored().accept(o.message(), "ends a level that is not known");
            } else {
                byKey.computeIfAbsent(key, k -> new ArrayList<>())
                        .add(new Message(o.message(), o.sent(), o));
            }
        }
        byKey.entrySet().stream()
                .sorted(Comparator.comparing(e -> Situation.levelId(e.getKey())))
                .forEach(e -> fold(e.getKey(), e.getValue(), round));
    }

    private static ResponseLevel.@Nullable Key named(
            LevelOver over, Map<String, ResponseLevel.Key> keys) {
        return over.references().stream()
                .filter(keys::containsKey)
                .findFirst()
                .map(keys::get)
                .orElse(null);
    }

    private static void fold(ResponseLevel.Key key, List<Message> messages, Round round) {
        messages.sort(Comparator.comparing(Message::sent).thenComparing(Message::id));
        Instant end = messages.getLast().sent();
        boolean endsOver = messages.getLast().observation() instanceof LevelOver;
        ResponseLevel known = round.situation().level(key).orElse(null);
        Instant ended = round.situation().endedAt(Situation.levelId(key)).orElse(null);
        if (known == null && ended == null && endsOver && end.isBefore(round.replacedLongAgo())) {
            round.ignored().accept(Situation.levelId(key), "declared and ended again days ago");
            return;
        }
        for (Message message : messages) {
            switch (message.observation()) {
                case LevelSeen s -> {
                    if (declares(s, known, ended, messages, round)) {
                        known = s.level();
                        round.add(new Event.LevelDeclared(known));
                    }
                }
                case LevelOver o -> {
                    if (known != null && !known.from().isAfter(o.sent())) {
                        round.add(new Event.LevelEnded(key, o.sent(), round.feed(), o.reason()));
                        known = null;
                        ended = o.sent();
                    }
                }
                default -> throw new IllegalStateException("not about a level: " + message);
            }
        }
    }

    private static boolean declares(
            LevelSeen seen,
            @Nullable ResponseLevel known,
            @Nullable Instant ended,
            List<Message> messages,
            Round round) {
        ResponseLevel level = seen.level();
        if (seen.expires() != null && !seen.expires().isAfter(round.now())) {
            return false;
        }
        if (known == null) {
            return ended == null || level.from().isAfter(ended);
        }
        if (level.from().isAfter(known.from())) {
            return true;
        }
        // A correction: the same moment, other words. Only the last of several counts, and only
        // over the feed's own.
        return level.from().equals(known.from())
                && !level.equals(known)
                && known.by().equals(level.by())
                && lastFrom(level.from(), messages) == seen;
    }

    private static @Nullable Observation lastFrom(Instant from, List<Message> messages) {
        Observation last = null;
        for (Message message : messages) {
            if (message.observation() instanceof LevelSeen s && s.level().from().equals(from)) {
                last = s;
            }
        }
        return last;
    }
}
