package org.yilan.map.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yilan.fx.TypeScale;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

class LabelPlanTest {
    private static final MapFrame FRAME =
            new MapFrame(
                    0.83,
                    0.4,
                    262144,
                    1128,
                    928,
                    64,
                    10,
                    1,
                    new TypeScale(15),
                    Instant.EPOCH,
                    Locale.CHINESE);
    private static final LabelStyle STYLE = LabelStyle.of(16, 0xffaab6c4);

    private final TextSprites sprites = new TextSprites(new MapFonts());

    @Test
    void neverLetsLabelsOverlapEachOtherAReservedBoxOrTheEdge() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            LabelPlan plan = new LabelPlan(FRAME, sprites);
            List<Box> reserved = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                Box box =
                        new Box(
                                random.nextDouble() * 1300 - 100,
                                random.nextDouble() * 1100 - 100,
                                random.nextDouble() * 150,
                                random.nextDouble() * 150);
                plan.reserve(box.x(), box.y(), box.width(), box.height());
                reserved.add(box);
            }
            for (int i = 0; i < 300; i++) {
                plan.add(
                        Label.beside(
                                "Label " + random.nextInt(2000),
                                random.nextDouble() * 1128,
                                random.nextDouble() * 928,
                                random.nextDouble() * 20,
                                STYLE,
                                random.nextInt(500)));
            }
            List<LabelPlan.Placed> placed = plan.place();
            assertThat(placed).hasSizeGreaterThan(20);
            for (int i = 0; i < placed.size(); i++) {
                Box a = placed.get(i).box();
                assertThat(a.within(64, 64, 1064, 864)).isTrue();
                assertThat(reserved).noneMatch(a::overlaps);
                for (int j = 0; j < i; j++) {
                    assertThat(a.overlaps(placed.get(j).box())).isFalse();
                }
            }
        }
    }

    @Test
    void givesThePlaceToTheMoreImportant() {
        LabelPlan plan = new LabelPlan(FRAME, sprites);
        Label name = new Label("A", 500, 500, 0, STYLE, Label.GROUND, List.of(Label.Place.CENTRE));
        Label event = new Label("B", 502, 500, 0, STYLE, Label.EVENT, List.of(Label.Place.CENTRE));
        plan.add(name);
        plan.add(event);
        assertThat(plan.place()).extracting(LabelPlan.Placed::label).containsExactly(event);
    }

    @Test
    void triesTheNextPlaceWhenTheFirstIsTaken() {
        LabelPlan plan = new LabelPlan(FRAME, sprites);
        plan.reserve(510, 480, 200, 40);
        plan.add(Label.beside("X", 500, 500, 8, STYLE, Label.EVENT));
        LabelPlan.Placed placed = plan.place().getFirst();
        assertThat(placed.box().x() + placed.box().width()).isLessThan(500);
    }

    @Test
    void whatLiesOverThePictureHidesSignsAndGivesTheirRoomToNoOther() {
        LabelPlan plan = new LabelPlan(FRAME, sprites);
        plan.cover(500, 400, 100, 100);
        assertThat(plan.room(590, 450, 20, 20)).isEqualTo(LabelPlan.Room.HIDDEN);
        // Were the first not there because it is hidden, this one would be, and would go with the
        // cover.
        assertThat(plan.room(605, 450, 20, 20)).isEqualTo(LabelPlan.Room.NONE);
        assertThat(plan.room(700, 450, 20, 20)).isEqualTo(LabelPlan.Room.FREE);
        assertThat(plan.room(710, 450, 20, 20)).isEqualTo(LabelPlan.Room.NONE);
        assertThat(plan.claim(520, 420, 20, 20)).isFalse();
    }

    @Test
    void leavesOutWhatIsFarAwayOrEmpty() {
        LabelPlan plan = new LabelPlan(FRAME, sprites);
        plan.add(Label.beside("far", 5000, 500, 8, STYLE, Label.EVENT));
        plan.add(Label.beside(" ", 500, 500, 8, STYLE, Label.EVENT));
        plan.reserve(-1e9, -1e9, 2e9, 1); // a huge box is no huge list
        assertThat(plan.place()).isEmpty();
    }

    @Test
    void drawsTheTextWhereItWasPlaced() {
        LabelPlan plan = new LabelPlan(FRAME, sprites);
        plan.add(Label.over("42", 500, 400, STYLE, Label.EVENT));
        int[] pixels = new int[FRAME.width() * FRAME.height()];
        plan.draw(pixels);
        int inside = 0;
        int elsewhere = 0;
        for (int y = 0; y < FRAME.height(); y++) {
            for (int x = 0; x < FRAME.width(); x++) {
                if (pixels[y * FRAME.width() + x] != 0) {
                    if (Math.abs(x - 500) < 20 && Math.abs(y - 400) < 20) {
                        inside++;
                    } else {
                        elsewhere++;
                    }
                }
            }
        }
        assertThat(inside).isGreaterThan(50);
        assertThat(elsewhere).isZero();
    }

    @Test
    void cutsATextAtThePicturesEdge() {
        int[] pixels = new int[20 * 10];
        TextSprites.Sprite s = sprites.of("W", STYLE).orElseThrow();
        s.blit(pixels, 20, 10, 15, 5);
        s.blit(pixels, 20, 10, -5, -5);
        s.blit(pixels, 20, 10, 500, 500);
        assertThat(pixels[19]).isZero();
    }
}
