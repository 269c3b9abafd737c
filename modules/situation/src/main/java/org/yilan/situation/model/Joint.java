package org.yilan.situation.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// An incident on which several units work: the unit of `parent` leads (主办), each of the others (协办) has an incident of
/// its own.
///
/// @param children in the order in which they were asked; some may have left the situation
/// @param done what the leading unit said when its own part was done, null before; the parent is resolved with the last child
public record Joint(String parent, List<String> children, @Nullable Done done) {
    public Joint {
        children = List.copyOf(children);
    }

    /// The leading unit's part is done.
    public record Done(String by, String reason, Instant at) {}

    /// With one more child; whatever was said to be done before is not the whole any more.
    public Joint with(String child) {
        List<String> more = new ArrayList<>(children);
        more.remove(child);
        more.add(child);
        return new Joint(parent, more, null);
    }

    public Joint done(@Nullable Done what) {
        return new Joint(parent, children, what);
    }
}
