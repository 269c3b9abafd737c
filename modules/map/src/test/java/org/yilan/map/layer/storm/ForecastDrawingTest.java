package org.yilan.map.layer.storm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yilan.assets.Assets;
import org.yilan.fx.PropertiesTexts;
import org.yilan.fx.Texts;
import org.yilan.geography.Districts;
import org.yilan.geography.MercatorPoint;
import org.yilan.geography.Outline;
import org.yilan.geography.Ring;
import org.yilan.map.mark.Sight;
import org.yilan.map.view.TestPlan;
import org.yilan.situation.Situation;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Storm;
import org.yilan.situation.model.TrackForecast;
import org.yilan.situation.model.TrackPoint;
import org.yilan.testing.JournalScript;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

class ForecastDrawingTest {
    private static final Instant NOW = Instant.parse("2024-09-15T09:00:00Z");
    private static final Districts DISTRICTS = Districts.of(Assets.shipped());
    private static final Path2D CITY = path(DISTRICTS.city().outline());
    private static final Texts CHINESE =
            new PropertiesTexts(Assets.shipped(), Locale.CHINESE, l -> true);

    private static TrackPoint point(double hours, double lat, double lon) {
        return new TrackPoint(
                NOW.plusSeconds((long) (hours * 3600)),
                new GeoPoint(lat, lon),
                40.0,
                960.0,
                22.0,
                285.0,
                null,
                null,
                null,
                "");
    }

    /// At 17:00 on 15 September 2024, 414 km east of the city, with four forecasts over it.
    private static Storm bebinca() {
        Map<String, TrackForecast> forecasts = new TreeMap<>();
        forecast(forecasts, "中国", 31.9, 119.5);
        forecast(forecasts, "日本", 31.4, 119.5);
        forecast(forecasts, "美国", 30.9, 119.5);
        forecast(forecasts, "中国台湾", 30.6, 119.5);
        return new Storm(
                "202413", "typhoon", "贝碧嘉", "BEBINCA", List.of(point(0, 30.2, 125.8)), forecasts);
    }

    private static void forecast(
            Map<String, TrackForecast> into, String agency, double lat, double lon) {
        into.put(
                agency,
                new TrackForecast(
                        agency, NOW, List.of(point(0, 30.2, 125.8), point(24, lat, lon))));
    }

    private static StormScene scene(TestPlan plan, Texts texts) {
        Situation empty = JournalScript.from(NOW).fold();
        return new StormScene(
                plan.frame(),
                plan.graphics(),
                plan.pixels(),
                plan.labels(),
                new Sight(plan.frame(), empty, texts, null),
                CITY,
                java.time.ZoneId.of("Asia/Shanghai"),
                false);
    }

    @Test
    void putsOnePlateOnEachLineBesideTheCityAndClearOfWhatIsReserved() {
        Random random = new Random(4);
        int plates = 0;
        int lines = 0;
        for (int round = 0; round < 40; round++) {
            double left = MercatorPoint.x(120.4 + random.nextDouble() * 0.5);
            double top = MercatorPoint.y(32.2 - random.nextDouble() * 0.4);
            TestPlan plan = TestPlan.of(left, top, 9.4, 1100, 990, NOW, Locale.CHINESE);
            Rectangle2D legend = new Rectangle2D.Double(70, 500, 200, 420);
            plan.labels()
                    .reserve(legend.getX(), legend.getY(), legend.getWidth(), legend.getHeight());
            ForecastDrawing drawing = new ForecastDrawing(scene(plan, CHINESE));
            drawing.lines(bebinca());
            assertThat(drawing.seen()).first().isEqualTo("中国");
            Map<String, Rectangle2D> placed = drawing.plates();
            plates += placed.size();
            lines += drawing.seen().size();
            List<Rectangle2D> all = new ArrayList<>(placed.values());
            for (Rectangle2D box : all) {
                assertThat(new Rectangle2D.Double(64, 64, 972, 862).contains(box)).isTrue();
                assertThat(box.intersects(legend)).isFalse();
                assertThat(onCity(plan, box)).isFalse();
                assertThat(all.stream().filter(o -> o != box && o.intersects(box))).isEmpty();
            }
        }
        // most of four lines in each of forty views; hardly ever is there no room
        assertThat(lines).isGreaterThan(120);
        assertThat(plates).isGreaterThan(lines * 9 / 10);
    }

    @Test
    void namesAgenciesAndNotCountries() {
        assertThat(Stream.of("中国", "日本", "美国", "中国台湾").map(a -> AgencyLine.name(a, CHINESE)))
                .containsExactly("中央气象台", "日本气象厅", "美国 JTWC", "台湾气象署");
        Texts english = new PropertiesTexts(Assets.shipped(), Locale.ENGLISH, l -> true);
        assertThat(Stream.of("中国", "日本", "美国", "中国台湾").map(a -> AgencyLine.name(a, english)))
                .containsExactly("CMA", "JMA", "JTWC", "CWA");
        // one that nobody has named yet is shown as published
        assertThat(AgencyLine.name("NADMO", CHINESE)).isEqualTo("NADMO");
    }

    @Test
    void givesEachAgencyADashOfItsOwn() {
        List<String> dashes =
                Stream.of(AgencyLine.values())
                        .map(l -> java.util.Arrays.toString(l.stroke(20).getDashArray()))
                        .toList();
        assertThat(dashes).doesNotHaveDuplicates();
        assertThat(AgencyLine.of("NADMO")).isEqualTo(AgencyLine.OTHER);
    }

    private static boolean onCity(TestPlan plan, Rectangle2D box) {
        double world = plan.frame().worldPixels();
        return CITY.intersects(
                plan.frame().left() + box.getX() / world,
                plan.frame().top() + box.getY() / world,
                box.getWidth() / world,
                box.getHeight() / world);
    }

    private static Path2D path(Outline outline) {
        Path2D path = new Path2D.Double();
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
