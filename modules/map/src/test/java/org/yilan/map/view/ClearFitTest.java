package org.yilan.map.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.yilan.assets.Assets;
import org.yilan.geography.Districts;
import org.yilan.geography.MercatorPoint;
import org.yilan.geography.Outline;
import org.yilan.geography.Ring;
import org.yilan.situation.model.GeoPoint;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

class ClearFitTest {
    private static final Outline CITY = Districts.of(Assets.shipped()).city().outline();
    private static final ClearFit FIT = ClearFit.of(CITY);
    private static final Path2D AREA = path(CITY);
    private static final double HIGHEST = 16;

    @Test
    void fillsTheViewWhenNothingLiesOverIt() {
        ClearFit.View view = choose(FIT, 1000, 800, 20, List.of());
        Rectangle2D seen = onScreen(AREA, view, 1000, 800).getBounds2D();
        assertThat(view.hidden()).isZero();
        // Shanghai is about as wide as it is high, so the height of 800 less twice 20 counts
        assertThat(seen.getHeight()).isBetween(760 * 0.99, 760.5);
        assertThat(seen.getCenterX()).isCloseTo(500, within(4.0));
        assertThat(seen.getCenterY()).isCloseTo(400, within(4.0));
    }

    /// A square of 100 pixels under a strip of 40 along the left edge of a view of 140 by 100: the square fits beside it.
    @Test
    void movesASquareBesideAStrip() {
        ClearFit square =
                ClearFit.of(
                        Outline.ofRings(
                                List.of(
                                        List.of(
                                                new GeoPoint(0, 0),
                                                new GeoPoint(0, 1),
                                                new GeoPoint(1, 1),
                                                new GeoPoint(1, 0)))));
        ClearFit.View view =
                choose(square, 140, 100, 0, List.of(new Rectangle2D.Double(0, 0, 40, 100)));
        assertThat(view.hidden()).isZero();
        double world = 256 * Math.pow(2, view.zoom());
        double left = 70 + (MercatorPoint.x(0) - view.centre().x()) * world;
        double wide = (MercatorPoint.x(1) - MercatorPoint.x(0)) * world;
        assertThat(left).isBetween(40.0, 43.0);
        assertThat(wide).isBetween(96.0, 100.0);
    }

    /// The legend, the arrivals, the small map and the scale of the typhoon scene at 1080p, the large screen of three, and
    /// the spliced wall.
    @Test
    void hidesNothingOfTheCityInRealScenes() {
        record Scene(double width, double height, double em) {}
        for (Scene s :
                List.of(
                        new Scene(971, 862, 14.7),
                        new Scene(1942, 1755, 27.7),
                        new Scene(3838, 1816, 27.7),
                        new Scene(2927, 1500, 23.3))) {
            double em = s.em();
            List<Rectangle2D> over =
                    List.of(
                            new Rectangle2D.Double(em / 2, em / 2, 14 * em, 17 * em),
                            new Rectangle2D.Double(
                                    em / 2, s.height() - 20 * em, 10 * em, 19.5 * em),
                            new Rectangle2D.Double(
                                    s.width() - 20.5 * em, s.height() - 17 * em, 20 * em, 14 * em),
                            new Rectangle2D.Double(
                                    s.width() - 18 * em, s.height() - 2 * em, 17.5 * em, 1.6 * em));
            ClearFit.View view = choose(FIT, s.width(), s.height(), em, over);
            assertThat(view.hidden()).isZero();
            assertClear(view, s.width(), s.height(), em, over);
            double alone = choose(FIT, s.width(), s.height(), em, List.of()).zoom();
            assertThat(view.zoom()).isBetween(alone - 0.45, alone);
        }
    }

    @Test
    void neverHidesAnythingWhereItNeedNotAndIsAsLargeAsItCanBe() {
        Random random = new Random(11);
        int clear = 0;
        for (int round = 0; round < 60; round++) {
            double width = 500 + random.nextInt(2500);
            double height = 400 + random.nextInt(1400);
            List<Rectangle2D> over = corners(random, width, height);
            ClearFit.View view = choose(FIT, width, height, 10, over);
            if (view.hidden() > 0) {
                assertThat(somewhereClear(view.zoom() + 0.01, width, height, over)).isFalse();
                continue;
            }
            clear++;
            assertClear(view, width, height, 10, over);
            double alone = choose(FIT, width, height, 10, List.of()).zoom();
            if (view.zoom() < alone - 0.08) {
                // 5 % larger would not do anywhere
                assertThat(somewhereClear(view.zoom() + 0.07, width, height, over))
                        .as("round %s", round)
                        .isFalse();
            }
        }
        assertThat(clear).isGreaterThan(30);
    }

    /// Overlays that leave no room at all: a strip through the middle. Half of the city is the least that it must show.
    @Test
    void hidesAsLittleAsPossibleWhereItMustHideSomething() {
        List<Rectangle2D> over =
                List.of(
                        new Rectangle2D.Double(0, 150, 1000, 100),
                        new Rectangle2D.Double(0, 350, 1000, 100),
                        new Rectangle2D.Double(0, 550, 1000, 100));
        ClearFit.View view = choose(FIT, 1000, 800, 10, over);
        assertThat(view.hidden()).isBetween(0.01, 0.4);
        double alone = choose(FIT, 1000, 800, 10, List.of()).zoom();
        assertThat(view.zoom()).isGreaterThanOrEqualTo(alone - 1.01);
    }

    @Test
    void obeysTheHighestZoomAndAViewOfNoSize() {
        assertThat(
                        FIT.choose(1000, 800, 10, List.of(), 7.25, DoubleUnaryOperator.identity())
                                .zoom())
                .isCloseTo(7.25, within(1e-9));
        ClearFit.View tiny = choose(FIT, 1, 1, 10, List.of(new Rectangle2D.Double(0, 0, 5, 5)));
        assertThat(Double.isFinite(tiny.zoom())).isTrue();
        assertThat(Double.isFinite(tiny.centre().x())).isTrue();
    }

    @Test
    void choosesTheSameForTheSame() {
        List<Rectangle2D> over = corners(new Random(5), 1000, 800);
        assertThat(choose(FIT, 1000, 800, 10, over))
                .isEqualTo(choose(ClearFit.of(CITY), 1000, 800, 10, over));
    }

    /// Zooms in steps of half a percent, as a map takes them.
    private static ClearFit.View choose(
            ClearFit fit, double width, double height, double air, List<Rectangle2D> over) {
        return fit.choose(width, height, air, over, HIGHEST, z -> Math.round(z * 140) / 140.0);
    }

    private static List<Rectangle2D> corners(Random random, double width, double height) {
        List<Rectangle2D> over = new ArrayList<>();
        for (int corner = 0; corner < 4; corner++) {
            if (random.nextInt(4) == 0) {
                continue;
            }
            double w = width * (0.08 + random.nextDouble() * 0.25);
            double h = height * (0.08 + random.nextDouble() * 0.35);
            over.add(
                    new Rectangle2D.Double(
                            corner % 2 == 0 ? 8 : width - w - 8,
                            corner < 2 ? 8 : height - h - 8,
                            w,
                            h));
        }
        return over;
    }

    private static void assertClear(
            ClearFit.View view, double width, double height, double air, List<Rectangle2D> over) {
        Path2D city = onScreen(AREA, view, width, height);
        Rectangle2D box = city.getBounds2D();
        assertThat(box.getMinX()).isGreaterThanOrEqualTo(air - 0.5);
        assertThat(box.getMinY()).isGreaterThanOrEqualTo(air - 0.5);
        assertThat(box.getMaxX()).isLessThanOrEqualTo(width - air + 0.5);
        assertThat(box.getMaxY()).isLessThanOrEqualTo(height - air + 0.5);
        for (Rectangle2D o : over) {
            assertThat(city.intersects(o)).as("%s under %s", view, o).isFalse();
        }
    }

    /// By trying places four pixels apart with the exact outline.
    private static boolean somewhereClear(
            double zoom, double width, double height, List<Rectangle2D> over) {
        double world = 256 * Math.pow(2, zoom);
        Rectangle2D box = AREA.getBounds2D();
        Path2D large = new Path2D.Double(AREA, AffineTransform.getScaleInstance(world, world));
        Rectangle2D at = large.getBounds2D();
        for (double y = 10; y + box.getHeight() * world <= height - 10; y += 4) {
            for (double x = 10; x + box.getWidth() * world <= width - 10; x += 4) {
                double dx = x - at.getX();
                double dy = y - at.getY();
                if (over.stream()
                        .noneMatch(
                                o ->
                                        large.intersects(
                                                o.getX() - dx,
                                                o.getY() - dy,
                                                o.getWidth(),
                                                o.getHeight()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Path2D onScreen(Path2D unit, ClearFit.View view, double width, double height) {
        double world = 256 * Math.pow(2, view.zoom());
        AffineTransform t = AffineTransform.getTranslateInstance(width / 2, height / 2);
        t.scale(world, world);
        t.translate(-view.centre().x(), -view.centre().y());
        return new Path2D.Double(unit, t);
    }

    private static Path2D path(Outline outline) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (Outline.Piece piece : outline.pieces()) {
            Ring ring = piece.outer();
            for (int i = 0; i < ring.size(); i++) {
                double x = MercatorPoint.x(ring.lon(i));
                double y = MercatorPoint.y(ring.lat(i));
                if (i == 0) {
                    path.moveTo(x, y);
                } else {
                    path.lineTo(x, y);
                }
            }
            path.closePath();
        }
        return path;
    }
}
