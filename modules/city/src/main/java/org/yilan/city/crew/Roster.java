package org.yilan.city.crew;

import org.yilan.city.model.Chance;
import org.yilan.situation.command.Actor;
import org.yilan.situation.command.Role;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who plays. Every name is invented and says so itself, in both languages. All are trainers: they may act for any post, and
/// in an exercise only, which the hub sees to. Pure.
final class Roster {
    /// Before each name, so that what is cut off at the end still says it.
    static final String MARK = "模拟 Sim ";

    /// Which desk somebody sits at.
    enum Desk {
        /// Take incidents and give them to units.
        DISPATCH("陈晨", "林悦", "周航", "吴桐"),
        /// Speak for the units on the radio.
        UNITS("高远", "何平", "罗岚", "唐宁", "徐立"),
        /// Answer for the departments that have tasks, and for posts.
        DEPARTMENTS("方正", "贺兰", "江月", "康乐", "梅青", "秦川", "夏雨", "袁野"),
        /// Answer for the tiers that supervise, and rule on what is sent back.
        SUPERVISION("孟琦", "沈悦", "叶舟");

        private final List<Actor> people;

        Desk(String... names) {
            people = Stream.of(names).map(n -> new Actor(MARK + n, Role.TRAINER)).toList();
        }
    }

    private Roster() {}

    /// Whoever of a desk has a subject; always the same one for it.
    static Actor of(Desk desk, long seed, String subject) {
        return desk.people.get(
                Chance.of(seed, 9_001, desk.ordinal(), subject.hashCode())
                        .below(desk.people.size()));
    }

    /// All names.
    static Set<String> names() {
        return Stream.of(Desk.values())
                .flatMap(d -> d.people.stream())
                .map(Actor::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
