package org.yilan.map;

import org.yilan.console.LocalConsole;
import org.yilan.geography.District;
import org.yilan.geography.Districts;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Quadrants;
import org.yilan.situation.model.Quantity;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.Sensor;
import org.yilan.situation.model.TrackForecast;
import org.yilan.situation.model.TrackPoint;
import org.yilan.testing.AlertBuilder;
import org.yilan.testing.IncidentBuilder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The afternoon of 15 September 2024 off Shanghai, for pictures: Bebinca's track as in the best track (IBTrACS), the
/// signals of that day, and made-up tickets, readings and places.
final class TyphoonScene {
    private static final Instant NOW = MapStage.NOW;

    /// Hours before 09:00 UTC, latitude, longitude, wind m/s.
    private static final double[][] TRACK = {
        {117, 15.2, 139.5, 18}, {93, 19.6, 136.3, 23}, {69, 24.1, 133.4, 30},
        {57, 25.9, 131.6, 33}, {45, 27.3, 130.0, 35}, {33, 28.0, 129.3, 38},
        {27, 28.3, 129.0, 38}, {21, 28.8, 128.5, 40}, {15, 29.2, 127.9, 40},
        {9, 29.6, 127.1, 40}, {3, 30.1, 126.2, 40}, {0.4, 30.2, 125.8, 40},
    };

    private TyphoonScene() {}

    static void play(LocalConsole console, Districts districts, int incidents) {
        List<Event> events = new ArrayList<>();
        storm(events);
        alerts(events);
        incidents(events, districts, incidents);
        sensors(events);
        places(events);
        console.applyAt(NOW.minusSeconds(20), events.toArray(Event[]::new));
    }

    private static TrackPoint point(
            Instant at, double lat, double lon, double wind, boolean radii) {
        return new TrackPoint(
                at,
                new GeoPoint(lat, lon),
                wind,
                960.0,
                22.0,
                285.0,
                radii ? new Quadrants(280.0, 240.0, 200.0, 220.0) : null,
                radii ? new Quadrants(100.0, 90.0, 80.0, 80.0) : null,
                radii ? Quadrants.all(40) : null,
                "");
    }

    private static void storm(List<Event> events) {
        for (double[] p : TRACK) {
            Instant at = NOW.minusSeconds((long) (p[0] * 3600));
            events.add(
                    new Event.StormObserved(
                            "202413",
                            "typhoon",
                            "贝碧嘉",
                            "BEBINCA",
                            point(at, p[1], p[2], p[3], p[0] < 40)));
        }
        forecast(
                events,
                "中国",
                new double[][] {
                    {6, 30.5, 124.2, 42},
                    {12, 30.8, 122.9, 42},
                    {18, 31.1, 121.6, 35},
                    {24, 31.5, 120.2, 25},
                    {36, 32.3, 117.5, 18}
                });
        forecast(
                events,
                "日本",
                new double[][] {
                    {12, 30.9, 123.1, 40}, {24, 31.9, 120.6, 28}, {36, 32.9, 118.4, 18}
                });
        forecast(
                events,
                "美国",
                new double[][] {
                    {9, 30.4, 123.5, 42}, {21, 30.6, 120.9, 33}, {33, 31.0, 118.0, 20}
                });
    }

    private static void forecast(List<Event> events, String agency, double[][] points) {
        List<TrackPoint> list = new ArrayList<>();
        for (double[] p : points) {
            Instant at = NOW.minusSeconds(1440).plusSeconds((long) (p[0] * 3600));
            list.add(point(at, p[1], p[2], p[3], false));
        }
        events.add(
                new Event.StormForecast(
                        "202413", new TrackForecast(agency, NOW.minusSeconds(1440), list)));
    }

    private static void alerts(List<Event> events) {
        Instant end = NOW.plus(Duration.ofHours(12));
        alert(events, "city", "typhoon", Grade.III, end, "310000");
        alert(events, "coast", "typhoon", Grade.II, end, "310115", "310120", "310151", "310116");
        alert(events, "rain", "rainstorm", Grade.IV, end, "310118", "310117");
        alert(events, "nation", "typhoon", Grade.I, end, "000000");
    }

    private static void alert(
            List<Event> events,
            String id,
            String hazard,
            Grade grade,
            Instant end,
            String... codes) {
        events.add(
                AlertBuilder.alert(id)
                        .hazard(hazard)
                        .grade(grade)
                        .sent(NOW.minusSeconds(3600))
                        .expires(end)
                        .divisions(codes)
                        .published());
    }

    private static void incidents(List<Event> events, Districts districts, int n) {
        String[] titles = {
            "地下车库倒灌",
            "行道树倒伏阻断交通",
            "高架广告牌坠落伤人",
            "下立交积水 38 cm",
            "小区停水",
            "店招松动",
            "在建工地塔吊失稳",
            "10kV 线路跳闸"
        };
        Random random = new Random(7);
        List<District> list = districts.list();
        int made = 0;
        while (made < n) {
            boolean centre = random.nextInt(3) > 0;
            double lat =
                    centre
                            ? 31.23 + random.nextGaussian() * 0.09
                            : 30.7 + random.nextDouble() * 1.1;
            double lon =
                    centre
                            ? 121.46 + random.nextGaussian() * 0.12
                            : 120.9 + random.nextDouble() * 1.1;
            GeoPoint p = new GeoPoint(lat, lon);
            if (list.stream().noneMatch(d -> d.contains(p))) {
                continue;
            }
            int k = random.nextInt(100);
            Grade grade = k < 1 ? Grade.I : k < 20 ? Grade.II : k < 60 ? Grade.III : Grade.IV;
            events.add(
                    IncidentBuilder.incident("i" + made)
                            .title(titles[random.nextInt(titles.length)])
                            .grade(grade)
                            .at(lat, lon)
                            .reportedAt(NOW.minusSeconds(random.nextInt(7200)))
                            .due(NOW.plusSeconds(random.nextInt(20000) - 1500))
                            .reported());
            made++;
        }
        events.add(
                IncidentBuilder.incident("odd")
                        .title("跨省转来:等级 PURPLE")
                        .grade(new Grade("PURPLE"))
                        .at(31.12, 121.05)
                        .due(NOW.plusSeconds(3000))
                        .reported());
    }

    private static void sensors(List<Event> events) {
        health(events, "sta", FeedHealth.State.GOOD);
        health(events, "old", FeedHealth.State.STALE);
        health(events, "geojson", FeedHealth.State.GOOD);
        sensor(events, "南汇嘴", "sta", Quantity.GUST, "m/s", 30.88, 121.95, 24.5, 36.4);
        sensor(events, "芦潮港", "sta", Quantity.TIDE, "m", 30.83, 121.85, 5.0, 5.21);
        sensor(events, "书院", "sta", Quantity.RAIN, "mm", 30.97, 121.87, 35, 56.4);
        sensor(events, "吴淞口", "sta", Quantity.TIDE, "m", 31.39, 121.50, 4.8, 4.96);
        sensor(events, "曹安公路下立交", "sta", Quantity.WATER_DEPTH, "cm", 31.29, 121.25, 25, 38);
        sensor(events, "佘山", "old", Quantity.GUST, "m/s", 31.1, 121.19, 24.5, 26.0);
        sensor(events, "金山嘴", "sta", Quantity.GUST, "m/s", 30.73, 121.37, 24.5, 28.1);
        sensor(events, "崇明东滩", "sta", Quantity.GUST, "m/s", 31.5, 121.95, 24.5, 31.2);
        Random random = new Random(3);
        for (int i = 0; i < 60; i++) {
            sensor(
                    events,
                    "站" + i,
                    i % 9 == 0 ? "old" : "sta",
                    i % 2 == 0 ? Quantity.RAIN : Quantity.GUST,
                    i % 2 == 0 ? "mm" : "m/s",
                    30.8 + random.nextDouble() * 0.8,
                    121 + random.nextDouble() * 0.8,
                    i % 2 == 0 ? 50 : 40,
                    random.nextDouble() * 35);
        }
    }

    private static void sensor(
            List<Event> events,
            String name,
            String feed,
            String quantity,
            String unit,
            double lat,
            double lon,
            double warnAt,
            double value) {
        events.add(
                new Event.SensorDescribed(
                        new Sensor(
                                name,
                                feed,
                                name,
                                quantity,
                                unit,
                                new Place(new GeoPoint(lat, lon), "", "310115"),
                                warnAt)));
        events.add(
                new Event.ReadingTaken(
                        new Reading(
                                name,
                                value,
                                NOW.minusSeconds(60),
                                NOW.minusSeconds(50),
                                Reading.Quality.GOOD)));
    }

    private static void health(List<Event> events, String feed, FeedHealth.State state) {
        events.add(
                new Event.FeedHealthChanged(
                        new FeedHealth(
                                feed,
                                "自动站",
                                "气象局",
                                state,
                                NOW,
                                NOW,
                                Duration.ofMinutes(10),
                                "",
                                "")));
    }

    private static void places(List<Event> events) {
        Random random = new Random(5);
        for (int i = 0; i < 40; i++) {
            boolean shelter = i % 2 == 0;
            String[] kinds = {"pump-truck", "fire-engine", "ambulance", "power-repair"};
            events.add(
                    new Event.FacilityReported(
                            new Facility(
                                    "f" + i,
                                    "geojson",
                                    shelter ? "shelter" : kinds[i % 4],
                                    shelter ? "第" + i + "中学" : "抢险 " + i,
                                    new Place(
                                            new GeoPoint(
                                                    30.85 + random.nextDouble() * 0.6,
                                                    121.1 + random.nextDouble() * 0.7),
                                            "东大名路 1 号",
                                            "310115"),
                                    i % 3 == 0 ? "busy" : "available",
                                    shelter ? random.nextInt(800) : -1,
                                    shelter ? 700 : -1,
                                    NOW.minusSeconds(30))));
        }
    }
}
