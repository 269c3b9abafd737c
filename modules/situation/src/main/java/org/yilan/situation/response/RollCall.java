package org.yilan.situation.response;

import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Tier;

import java.util.List;
import java.util.Set;

/// Which posts are asked before which levels of a hazard.
///
/// @param levels codes of the levels
/// @param tiers whose levels
public record RollCall(Set<String> levels, Set<Tier> tiers, List<Post> posts) {
    /// Nobody is asked.
    public static final RollCall NONE = new RollCall(Set.of(), Set.of(), List.of());

    public RollCall {
        levels = Set.copyOf(levels);
        tiers = Set.copyOf(tiers);
        posts = List.copyOf(posts);
        ResponsePlan.distinct(posts.stream().map(Post::id).toList(), "post");
    }

    /// Whom to ask before a level, empty for nobody.
    public List<Post> before(Tier tier, Grade level) {
        return tiers.contains(tier) && levels.contains(level.code()) ? posts : List.of();
    }
}
