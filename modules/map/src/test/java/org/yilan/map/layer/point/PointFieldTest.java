package org.yilan.map.layer.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.yilan.map.mark.Severity;
import org.yilan.map.mark.Sprite;

import java.awt.Color;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

class PointFieldTest {
    private static final int ZOOM = 10;
    private static final double CELL = 64 / (256.0 * 1024);
    private static final ClusterLevel.RadiusOf SMALL = n -> CELL * 0.2;

    private final PointField field = new PointField(64);

    private List<Cluster> all() {
        return field.level(ZOOM).within(0, 0, 1, 1, SMALL);
    }

    private static PointField scattered(int n, long seed) {
        PointField field = new PointField(64);
        Random random = new Random(seed);
        for (int i = 0; i < n; i++) {
            field.put(
                    "p" + i,
                    0.83 + random.nextDouble() * 0.01,
                    0.4 + random.nextDouble() * 0.01,
                    random.nextInt(PointField.RANKS),
                    random.nextInt(10) == 0);
        }
        return field;
    }

    @Test
    void countsEveryPointOnceHoweverTheyCluster() {
        PointField many = scattered(5000, 1);
        for (int zoom : new int[] {5, 8, 10, 13, 16}) {
            List<Cluster> clusters = many.level(zoom).within(0, 0, 1, 1, n -> 0);
            assertThat(clusters.stream().mapToInt(Cluster::count).sum()).isEqualTo(5000);
            for (Cluster c : clusters) {
                assertThat(Arrays.stream(c.ranks()).sum()).isEqualTo(c.count());
            }
        }
    }

    @Test
    void losesNothingWhenOverlappingClustersAreTakenTogether() {
        PointField many = scattered(5000, 2);
        double cell = 64 / (256.0 * (1 << 13));
        List<Cluster> apart = many.level(13).within(0, 0, 1, 1, n -> 0);
        List<Cluster> merged = many.level(13).within(0, 0, 1, 1, n -> cell * 0.45);
        assertThat(merged.stream().mapToInt(Cluster::count).sum()).isEqualTo(5000);
        assertThat(merged.size()).isLessThan(apart.size());
    }

    @Test
    void showsTheWorstMember() {
        double x = CELL * 10 + CELL / 2;
        field.put("a", x, x, 4, false);
        field.put("b", x, x, 3, false);
        assertThat(all().getFirst().worst()).isEqualTo(3);
        field.put("c", x, x, 1, true);
        Cluster cluster = all().getFirst();
        assertThat(cluster.worst()).isEqualTo(1);
        assertThat(cluster.count()).isEqualTo(3);
        assertThat(cluster.flagged()).isEqualTo(1);
    }

    @Test
    void forgetsTheWorstMemberWhenItLeaves() {
        double x = CELL * 10 + CELL / 2;
        field.put("a", x, x, 4, false);
        field.put("b", x, x, 0, true);
        assertThat(all().getFirst().worst()).isZero();
        assertThat(field.remove("b")).isTrue();
        Cluster left = all().getFirst();
        assertThat(left.worst()).isEqualTo(4);
        assertThat(left.flagged()).isZero();
        assertThat(field.id(left.single())).isEqualTo("a");
        assertThat(field.remove("b")).isFalse();
    }

    @Test
    void namesTheOnlyMember() {
        field.put("a", 0.5, 0.5, 4, false);
        field.put("b", 0.6, 0.5, 4, false);
        assertThat(all()).extracting(c -> field.id(c.single())).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void isTheSameAfterManyChangesAsWhenBuiltFresh() {
        PointField changed = scattered(2000, 3);
        changed.level(ZOOM);
        Random random = new Random(4);
        for (int k = 0; k < 20_000; k++) {
            String id = "p" + random.nextInt(2500);
            if (random.nextInt(4) == 0) {
                changed.remove(id);
            } else {
                changed.put(
                        id,
                        0.83 + random.nextDouble() * 0.01,
                        0.4 + random.nextDouble() * 0.01,
                        random.nextInt(PointField.RANKS),
                        random.nextBoolean());
            }
        }
        PointField fresh = new PointField(64);
        for (int i = 0; i < changed.end(); i++) {
            if (changed.present(i)) {
                fresh.put(
                        changed.id(i),
                        changed.x(i),
                        changed.y(i),
                        changed.rank(i),
                        changed.flagged(i));
            }
        }
        List<Cluster> a = changed.level(ZOOM).within(0, 0, 1, 1, n -> 0);
        List<Cluster> b = fresh.level(ZOOM).within(0, 0, 1, 1, n -> 0);
        assertThat(a).hasSameSizeAs(b);
        for (Cluster c : a) {
            Cluster same =
                    b.stream()
                            .filter(o -> Math.hypot(o.x() - c.x(), o.y() - c.y()) < 1e-9)
                            .findFirst()
                            .orElseThrow();
            assertThat(same.count()).isEqualTo(c.count());
            assertThat(same.ranks()).isEqualTo(c.ranks());
            assertThat(same.flagged()).isEqualTo(c.flagged());
        }
    }

    @Test
    void placesOnlyWhatChanged() {
        PointField many = scattered(10_000, 5);
        many.level(9);
        many.level(10);
        long before = many.placements();
        for (int i = 0; i < 500; i++) {
            many.move(i, many.x(i) + 1e-6, many.y(i));
        }
        assertThat(many.placements() - before).isEqualTo(500);
        // The same again changes nothing.
        many.put("p700", many.x(700), many.y(700), many.rank(700), many.flagged(700));
        many.level(9);
        many.level(10);
        assertThat(many.placements() - before).isEqualTo(500);
    }

    @Test
    void tellsTheMembersOfACluster() {
        double x = CELL * 10 + CELL / 2;
        field.put("a", x, x, 4, false);
        field.put("b", x + CELL / 10, x, 3, false);
        field.put("far", x + CELL * 5, x, 3, false);
        Cluster pair = all().stream().filter(c -> c.count() == 2).findFirst().orElseThrow();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < field.end(); i++) {
            if (pair.holds(field.x(i), field.y(i))) {
                ids.add(field.id(i));
            }
        }
        assertThat(ids).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void drawsGravestLastSoThatItLiesOnTop() {
        field.put("blue", 0.5, 0.5, 4, false);
        field.put("red", 0.6, 0.5, 1, false);
        field.put("unknown", 0.7, 0.5, 0, false);
        assertThat(all()).extracting(Cluster::worst).containsExactly(4, 1, 0);
    }

    @Test
    void doesNotDrawTheSamePixelTwiceAndKeepsTheGravestVisible() {
        List<Sprite> sprites =
                Stream.of(Severity.values())
                        .map(
                                s ->
                                        Sprite.draw(
                                                4,
                                                g -> {
                                                    g.setColor(new Color(s.argb(), true));
                                                    g.fill(s.shape(0, 0, 3));
                                                }))
                        .toList();
        for (int i = 0; i < 100; i++) {
            field.put("blue" + i, 0.5, 0.5, 4, false);
        }
        field.put("red", 0.5, 0.5, 1, false);
        PointPainter painter = new PointPainter(sprites);
        int[] pixels = new int[100 * 100];
        Arrays.fill(pixels, 0xff0b1016);
        painter.draw(field, 1000, 0.45, 0.45, pixels, 100, 100);
        assertThat(painter.drawn()).isEqualTo(2);
        assertThat(pixels[50 * 100 + 50]).isEqualTo(0xfff0413d);
        assertThat(pixels[0]).isEqualTo(0xff0b1016);
    }

    @Test
    void staysInItsPictureAtTheEdges() {
        Sprite sprite =
                Sprite.draw(
                        5,
                        g -> {
                            g.setColor(new Color(0x80ffffff, true));
                            g.fillRect(-4, -4, 8, 8);
                        });
        int[] pixels = new int[20 * 10];
        for (int x = -20; x < 40; x++) {
            for (int y = -20; y < 30; y++) {
                sprite.blit(pixels, 20, 10, x, y);
            }
        }
        assertThat(pixels[0] >>> 24).isGreaterThan(200);
    }

    @Test
    void blendsHalfTransparentSpritesOverTheGround() {
        Sprite sprite =
                Sprite.draw(
                        2,
                        g -> {
                            g.setColor(new Color(255, 255, 255, 128));
                            g.fillRect(-2, -2, 5, 5);
                        });
        int[] pixels = {0xff000000};
        sprite.blit(pixels, 1, 1, 0, 0);
        assertThat(pixels[0] >>> 24).isEqualTo(255);
        assertThat((double) (pixels[0] & 255)).isCloseTo(128, within(2.0));
    }
}
