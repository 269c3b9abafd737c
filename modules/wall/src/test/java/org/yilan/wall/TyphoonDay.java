package org.yilan.wall;

import static org.yilan.testing.AlertBuilder.alert;
import static org.yilan.testing.IncidentBuilder.incident;

import org.jspecify.annotations.Nullable;
import org.yilan.console.Console.Person;
import org.yilan.console.LocalConsole;
import org.yilan.situation.command.Role;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Exercise;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Quadrants;
import org.yilan.situation.model.Quantity;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Sensor;
import org.yilan.situation.model.Tier;
import org.yilan.situation.model.TrackForecast;
import org.yilan.situation.model.TrackPoint;
import org.yilan.testing.ManualClock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/// A console on the evening before Bebinca's landfall, with everything that a panel may have to show: long words, every
/// grade, feeds that are late and dead, a level that differs between city and district.
final class TyphoonDay {
    /// 17:00 in Shanghai.
    static final Instant NOW = Instant.parse("2024-09-15T09:00:00Z");

    private static final String[] DISTRICTS = {
        "310101", "310104", "310105", "310106", "310107", "310109", "310110", "310112", "310113",
        "310114", "310115", "310116", "310117", "310118", "310120", "310151"
    };
    private static final String[][] WORK = {
        {"metro-flooding", "地铁2号线隧道进水", "川沙站", "申通地铁"},
        {"falling-object", "高架广告牌坠落伤人", "延安东路", "城管执法局"},
        {"garage-flooding", "地下车库倒灌 3 处", "莘庄镇", "水务局"},
        {"power-outage", "10kV 线路跳闸 1.2 万户停电", "南桥镇", "电力公司"},
        {"tree-down", "行道树倒伏阻断交通", "肇嘉浜路", "绿化和市容管理局"},
        {"underpass-flooding", "下立交积水 38 cm", "曹安公路", "排水公司"},
        {"crane", "在建工地塔吊失稳", "顾村镇", "住房和城乡建设委员会"},
        {"enquiry", "咨询：明日停课通知", "普陀区", "教委"},
    };

    private TyphoonDay() {}

    static LocalConsole console(boolean exercise) {
        ManualClock clock = new ManualClock(NOW.minus(Duration.ofHours(10)));
        LocalConsole console = new LocalConsole(clock, new Person("李明", Role.COMMANDER), 1);
        if (exercise) {
            console.apply(
                    new Event.ExerciseMarked(
                            new Exercise(
                                    "bebinca-2024",
                                    "贝碧嘉 2024",
                                    "路径与信号为真实，工单、读数为模拟",
                                    "Bebinca 2024",
                                    "track and signals are real, tickets and readings simulated")));
        }
        feeds(console);
        storm(console);
        alerts(console);
        levels(console);
        sensors(console);
        incidents(console, clock);
        clock.set(NOW);
        return console;
    }

    private static void feeds(LocalConsole console) {
        FeedHealth.State[] states = {
            FeedHealth.State.GOOD,
            FeedHealth.State.GOOD,
            FeedHealth.State.STALE,
            FeedHealth.State.UNREACHABLE
        };
        String[] names = {"预警信息 CAP", "台风路径", "12345 工单", "感知设备"};
        for (int i = 0; i < 4; i++) {
            boolean well = states[i] == FeedHealth.State.GOOD;
            console.apply(
                    new Event.FeedHealthChanged(
                            new FeedHealth(
                                    List.of("cap", "typhoon", "12345", "sta").get(i),
                                    names[i],
                                    List.of("市气象局", "市气象局", "市民热线中心", "城运中心").get(i),
                                    states[i],
                                    NOW.minusSeconds(60L * (i + 1)),
                                    NOW.minusSeconds(300L * (i + 1)),
                                    Duration.ofMinutes(5),
                                    well ? "" : "timeout",
                                    well ? "" : "no answer within 10 s")));
        }
    }

    private static void storm(LocalConsole console) {
        double[][] track = {
            {0, 27.6, 128.4, 33, 978},
            {6, 28.4, 127.0, 35, 970},
            {12, 29.2, 125.6, 38, 965},
            {18, 30.0, 124.3, 40, 960},
            {24, 30.4, 123.6, 42, 955},
        };
        for (double[] p : track) {
            console.apply(
                    new Event.StormObserved(
                            "202413",
                            "typhoon",
                            "贝碧嘉",
                            "BEBINCA",
                            point(NOW.minusSeconds((long) ((24 - p[0]) * 3600)), p, true)));
        }
        console.apply(
                new Event.StormForecast(
                        "202413",
                        new TrackForecast(
                                "中国",
                                NOW,
                                List.of(
                                        point(at(6), new double[] {6, 30.8, 122.6, 42, 955}, false),
                                        point(
                                                at(12),
                                                new double[] {12, 31.1, 121.8, 40, 960},
                                                false),
                                        point(
                                                at(24),
                                                new double[] {24, 31.9, 119.6, 28, 985},
                                                false)))));
    }

    private static Instant at(int hours) {
        return NOW.plus(Duration.ofHours(hours));
    }

    private static TrackPoint point(Instant at, double[] p, boolean radii) {
        return new TrackPoint(
                at,
                new GeoPoint(p[1], p[2]),
                p[3],
                p[4],
                20.0,
                292.0,
                radii ? Quadrants.all(280) : null,
                radii ? Quadrants.all(100) : null,
                radii ? Quadrants.all(50) : null,
                "台风");
    }

    private static void alerts(LocalConsole console) {
        Instant sent = NOW.minusSeconds(3000);
        console.apply(
                alert("sh,1")
                        .hazard("typhoon")
                        .grade(Grade.II)
                        .tier(Tier.CITY)
                        .sent(sent)
                        .divisions("310000")
                        .expires(null)
                        .published(),
                alert("sh,2")
                        .hazard("rainstorm")
                        .grade(Grade.III)
                        .tier(Tier.CITY)
                        .sent(sent)
                        .divisions("310000")
                        .expires(null)
                        .published(),
                alert("pd,1")
                        .hazard("typhoon")
                        .grade(Grade.I)
                        .tier(Tier.DISTRICT)
                        .sent(sent)
                        .divisions("310115")
                        .expires(null)
                        .published(),
                alert("cma,1")
                        .hazard("typhoon")
                        .grade(Grade.IV)
                        .tier(Tier.NATIONAL)
                        .sent(sent)
                        .divisions("000000")
                        .expires(null)
                        .published());
    }

    private static void levels(LocalConsole console) {
        console.apply(
                new Event.LevelDeclared(level("国家防总", Tier.NATIONAL, "000000", Grade.IV)),
                new Event.LevelDeclared(level("上海市防汛指挥部", Tier.CITY, "310000", Grade.II)),
                new Event.LevelDeclared(level("浦东新区防汛指挥部", Tier.DISTRICT, "310115", Grade.I)),
                new Event.LevelDeclared(level("崇明区防汛指挥部", Tier.DISTRICT, "310151", Grade.III)));
    }

    private static ResponseLevel level(String issuer, Tier tier, String division, Grade grade) {
        return new ResponseLevel(
                issuer,
                tier,
                division,
                "typhoon",
                grade,
                NOW.minusSeconds(7200),
                at(12),
                "陈静",
                "王芳",
                "台风逼近");
    }

    private static void sensors(LocalConsole console) {
        String[][] kinds = {
            {Quantity.GUST, "m/s", "南汇嘴", "38.4"},
            {Quantity.RAIN, "mm", "惠南", "56.4"},
            {Quantity.TIDE, "m", "吴淞口", "4.96"},
            {Quantity.WATER_DEPTH, "cm", "曹安公路下立交", "38"},
        };
        for (String[] k : kinds) {
            String id = "sta:" + k[0];
            console.apply(
                    new Event.SensorDescribed(
                            new Sensor(
                                    id,
                                    "sta",
                                    k[2],
                                    k[0],
                                    k[1],
                                    new Place(new GeoPoint(30.9, 121.9), k[2], "310115"),
                                    20)),
                    new Event.ReadingTaken(
                            new Reading(
                                    id,
                                    Double.parseDouble(k[3]),
                                    NOW.minusSeconds(90),
                                    NOW.minusSeconds(88),
                                    Reading.Quality.GOOD)));
        }
        for (int i = 0; i < 6; i++) {
            console.apply(
                    new Event.FacilityReported(
                            new Facility(
                                    "geo:s" + i,
                                    "geo",
                                    "shelter",
                                    "第 " + (i + 1) + " 避难场所",
                                    new Place(
                                            new GeoPoint(31.1 + i * 0.05, 121.4 + i * 0.04),
                                            "",
                                            DISTRICTS[i]),
                                    "open",
                                    300 + 90 * i,
                                    800,
                                    NOW.minusSeconds(600))));
        }
    }

    private static void incidents(LocalConsole console, ManualClock clock) {
        Random random = new Random(2413);
        for (int i = 0; i < 240; i++) {
            clock.advance(Duration.ofSeconds(140));
            String[] w = WORK[i % WORK.length];
            String id = "12345:" + (i + 1);
            Grade grade =
                    i == 7
                            ? new Grade("紫色")
                            : List.of(Grade.I, Grade.II, Grade.III, Grade.IV)
                                    .get(i < 6 ? 0 : 1 + random.nextInt(3));
            String district = DISTRICTS[random.nextInt(DISTRICTS.length)];
            @Nullable Instant due = NOW.plusSeconds(-600 + random.nextInt(7200));
            GeoPoint where =
                    new GeoPoint(
                            30.9 + random.nextDouble() * 0.6, 121.2 + random.nextDouble() * 0.6);
            console.apply(
                    incident(id)
                            .category(w[0])
                            .title(w[1])
                            .grade(grade)
                            .hazard("typhoon")
                            .reportedAt(clock.instant())
                            .due(due)
                            .place(new Place(where, w[2], district))
                            .reported());
            if (i % 3 != 0) {
                console.apply(new Event.IncidentAcknowledged(id, "李明", ""));
            }
            if (i % 3 == 2) {
                console.apply(new Event.IncidentAssigned(id, w[3], "李明", ""));
            }
            if (i % 4 == 2) {
                console.apply(new Event.IncidentResolved(id, "李明", "已处置"));
                console.apply(new Event.IncidentEvaluated(id, i % 8 != 2, "12345"));
            }
        }
    }
}
