package org.yilan.feeds.compare;

import org.yilan.feeds.spi.Observation.AlertSeen;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Alert;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// News among CAP messages. A message's id decides whether it is known; of two messages of one id the later sent counts.
final class AlertNews {
    private static final Comparator<AlertSeen> BY_SENT =
            Comparator.comparing((AlertSeen seen) -> seen.alert().sent())
                    .thenComparing(seen -> seen.alert().id());

    void add(List<AlertSeen> seen, Round round) {
        // The order of a document means nothing; in order of sending, an alert is known before what
        // replaces it.
        Map<String, Alert> standing = new LinkedHashMap<>();
        round.situation().alerts().forEach(a -> standing.put(a.id(), a));
        Set<String> replaced = new HashSet<>();
        for (AlertSeen message : newestPerId(seen)) {
            Alert alert = chained(message, standing);
            if (news(alert, standing, replaced, round)) {
                round.add(new Event.AlertPublished(alert));
                replaced.addAll(alert.references());
                alert.references().forEach(standing::remove);
                if (alert.kind() != Alert.Kind.CANCEL && !replaced.contains(alert.id())) {
                    standing.put(alert.id(), alert);
                }
            }
        }
    }

    private static List<AlertSeen> newestPerId(List<AlertSeen> seen) {
        Map<String, AlertSeen> newest = new LinkedHashMap<>();
        for (AlertSeen message : seen) {
            newest.merge(
                    message.alert().id(),
                    message,
                    (a, b) -> b.alert().sent().isBefore(a.alert().sent()) ? a : b);
        }
        return newest.values().stream().sorted(BY_SENT).toList();
    }

    private static boolean news(
            Alert alert, Map<String, Alert> standing, Set<String> replaced, Round round) {
        return alert.kind() == Alert.Kind.CANCEL
                ? cancelIsNews(alert, standing, replaced, round)
                : alertIsNews(alert, standing, replaced, round);
    }

    private static boolean alertIsNews(
            Alert alert, Map<String, Alert> standing, Set<String> replaced, Round round) {
        Alert known = standing.get(alert.id());
        if (known != null) {
            return !known.equals(alert) && !alert.sent().isBefore(known.sent());
        }
        if (replaced.contains(alert.id()) || round.situation().endedAt(alert.id()).isPresent()) {
            return false;
        }
        if (alert.expires() != null && alert.expires().isBefore(round.forgotten())) {
            round.ignored()
                    .accept(alert.id(), "expired at " + alert.expires() + ", more than a day ago");
            return false;
        }
        return true;
    }

    /// A cancellation is nowhere in the situation; what it did is.
    private static boolean cancelIsNews(
            Alert cancel, Map<String, Alert> standing, Set<String> replaced, Round round) {
        if (cancel.references().isEmpty()) {
            round.ignored().accept(cancel.id(), "a cancellation that does not say of what");
            return false;
        }
        boolean allOver = true;
        for (String reference : cancel.references()) {
            if (standing.containsKey(reference)) {
                return true;
            }
            allOver &=
                    replaced.contains(reference)
                            || round.situation().endedAt(reference).isPresent();
        }
        if (allOver) {
            return false;
        }
        Instant longAgo = round.replacedLongAgo();
        if (cancel.sent().isBefore(longAgo)) {
            round.ignored().accept(cancel.id(), "cancels what was never known, days ago");
            return false;
        }
        return true; // it came before what it cancels
    }

    /// In the national profile every message of an event names the first one only, so each also replaces those in between.
    private static Alert chained(AlertSeen message, Map<String, Alert> standing) {
        Alert alert = message.alert();
        if (!message.chainByFirst() || alert.references().isEmpty()) {
            return alert;
        }
        Alert known = standing.get(alert.id());
        Set<String> references =
                new LinkedHashSet<>(known == null ? alert.references() : known.references());
        references.addAll(alert.references());
        standing.values().stream()
                .filter(a -> a.feed().equals(alert.feed()) && !a.id().equals(alert.id()))
                .filter(a -> a.sent().isBefore(alert.sent()))
                .filter(a -> a.references().stream().anyMatch(alert.references()::contains))
                .map(Alert::id)
                .sorted()
                .forEach(references::add);
        return alert.inPlaceOf(List.copyOf(references));
    }
}
