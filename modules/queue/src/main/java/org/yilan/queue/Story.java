package org.yilan.queue;

import org.yilan.console.Console;
import org.yilan.situation.Recorded;
import org.yilan.situation.model.Incident;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What the journal tells of an incident and of those that it is merged with: each came in by itself, and one was worked on for
/// all.
final class Story {
    /// More callers than this tell nothing new.
    private static final int MOST = 24;

    private Story() {}

    static CompletableFuture<List<Recorded>> of(Console console, Incident incident) {
        List<String> ids = new ArrayList<>(incident.progress().members());
        if (!incident.progress().into().isEmpty()) {
            ids.add(incident.progress().into());
        }
        CompletableFuture<List<Recorded>> story = console.timeline(incident.id());
        for (String id : ids.subList(Math.max(0, ids.size() - MOST), ids.size())) {
            story = story.thenCombine(console.timeline(id), Story::together);
        }
        return story;
    }

    private static List<Recorded> together(List<Recorded> one, List<Recorded> other) {
        List<Recorded> all = new ArrayList<>(one);
        all.addAll(other);
        all.sort(Comparator.comparingLong(Recorded::seq));
        return all;
    }
}
