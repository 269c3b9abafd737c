package org.yilan.situation;

import org.yilan.situation.Changes.Kind;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Joint;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// Which incidents are worked on by several units, see [Joint]. One thread changes; any thread may read.
final class Joints {
    private final Map<String, Joint> byParent = new ConcurrentHashMap<>();
    private final Map<String, String> parentOf = new ConcurrentHashMap<>();

    void asked(Event.AssistanceAsked e, Changes changes) {
        put(
                byParent.getOrDefault(e.incident(), new Joint(e.incident(), List.of(), null))
                        .with(e.child()));
        changes.add(Kind.INCIDENT, e.incident());
        changes.add(Kind.INCIDENT, e.child());
    }

    void finished(Event.LeadFinished e, Instant when, Changes changes) {
        Joint known = byParent.get(e.incident());
        if (known != null) {
            put(known.done(new Joint.Done(e.by(), e.reason(), when)));
            changes.add(Kind.INCIDENT, e.incident());
        }
    }

    /// The parent goes on: what its unit had done before is not the end any more.
    void goesOn(String parent) {
        Joint known = byParent.get(parent);
        if (known != null && known.done() != null) {
            put(known.done(null));
        }
    }

    private void put(Joint joint) {
        byParent.put(joint.parent(), joint);
        joint.children().forEach(c -> parentOf.put(c, joint.parent()));
    }

    Optional<Joint> of(String parent) {
        return Optional.ofNullable(byParent.get(parent));
    }

    Optional<String> parent(String child) {
        return Optional.ofNullable(parentOf.get(child));
    }

    Collection<Joint> all() {
        return byParent.values();
    }

    /// Forgets those whose parent has left.
    void sweep(Predicate<String> known) {
        byParent.values().removeIf(j -> !known.test(j.parent()));
        parentOf.values().removeIf(p -> !byParent.containsKey(p));
    }

    List<Joint> capture() {
        return byParent.values().stream().sorted(Comparator.comparing(Joint::parent)).toList();
    }

    void restore(List<Joint> joints) {
        joints.forEach(this::put);
    }
}
