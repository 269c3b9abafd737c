package org.yilan.map.mark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yilan.situation.Changes.Kind;

import java.util.List;

class MarkIndexTest {
    private static final double WORLD = 256 * 1024;

    private static Mark mark(String id, double px, double py, int order, Severity severity) {
        return new Mark(
                new Mark.Subject.One(Kind.INCIDENT, id),
                0.5 + px / WORLD,
                0.5 + py / WORLD,
                8,
                order,
                severity);
    }

    private static MarkIndex index(Mark... marks) {
        return new MarkIndex(List.of(marks), WORLD);
    }

    private static String hit(MarkIndex index, double px, double py) {
        return index.at(0.5 + px / WORLD, 0.5 + py / WORLD, WORLD, 4)
                .map(m -> ((Mark.Subject.One) m.subject()).id())
                .orElse("");
    }

    @Test
    void picksTheTopmostOfThoseUnderTheFinger() {
        MarkIndex index =
                index(
                        mark("below", 100, 100, 1, Severity.I),
                        mark("above", 104, 100, 2, Severity.IV));
        assertThat(hit(index, 102, 100)).isEqualTo("above");
        assertThat(hit(index, 93, 100)).isEqualTo("below");
    }

    @Test
    void forgivesANearMissButPrefersAHit() {
        MarkIndex index =
                index(mark("hit", 100, 100, 1, Severity.I), mark("near", 117, 100, 9, Severity.I));
        assertThat(hit(index, 107, 100)).isEqualTo("hit");
        assertThat(hit(index, 128, 100)).isEqualTo("near");
        assertThat(hit(index, 131, 100)).isEmpty();
    }

    @Test
    void goesThroughMarksByGravityThenFromNorthToSouth() {
        MarkIndex index =
                index(
                        mark("blue", 0, 0, 1, Severity.IV),
                        mark("red south", 0, 90, 1, Severity.I),
                        mark("red north", 0, 10, 1, Severity.I),
                        mark("unknown", 0, 50, 1, Severity.UNKNOWN),
                        mark("out of view", 5000, 50, 1, Severity.I));
        assertThat(index.inOrder(0.4, 0.4, 0.5 + 1000 / WORLD, 0.6))
                .extracting(m -> ((Mark.Subject.One) m.subject()).id())
                .containsExactly("unknown", "red north", "red south", "blue");
    }

    @Test
    void goesToTheNextMarkInADirection() {
        Mark from = mark("from", 0, 0, 1, Severity.I);
        MarkIndex index =
                index(
                        from,
                        mark("far right", 200, 10, 1, Severity.I),
                        mark("right", 90, 5, 1, Severity.I),
                        mark("below", 5, 60, 1, Severity.I));
        assertThat(index.towards(from, 1, 0).orElseThrow().subject())
                .isEqualTo(new Mark.Subject.One(Kind.INCIDENT, "right"));
        assertThat(index.towards(from, 0, 1).orElseThrow().subject())
                .isEqualTo(new Mark.Subject.One(Kind.INCIDENT, "below"));
        assertThat(index.towards(from, -1, 0)).isEmpty();
    }

    @Test
    void findsAThingByItsIdAndKind() {
        Mark c = mark("c", 50, 50, 1, Severity.I);
        MarkIndex index = index(mark("b", 50, 50, 1, Severity.I), c);
        assertThat(index.of(Kind.INCIDENT, "c")).contains(c);
        assertThat(index.of(Kind.SENSOR, "c")).isEmpty();
    }
}
