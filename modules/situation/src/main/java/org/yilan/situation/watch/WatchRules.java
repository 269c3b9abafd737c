package org.yilan.situation.watch;

import java.util.ArrayList;
import java.util.List;

/// What a city looks for by itself.
public record WatchRules(String name, List<ReadingRule> readings, List<ClusterRule> clusters) {
    public static final WatchRules NONE = new WatchRules("", List.of(), List.of());

    public WatchRules {
        readings = List.copyOf(readings);
        clusters = List.copyOf(clusters);
        List<String> ids = new ArrayList<>();
        readings.forEach(r -> ids.add(r.id()));
        clusters.forEach(r -> ids.add(r.id()));
        ids.stream()
                .filter(id -> ids.indexOf(id) != ids.lastIndexOf(id))
                .findFirst()
                .ifPresent(
                        id -> {
                            throw new IllegalArgumentException("two rules are called " + id);
                        });
    }
}
