package org.yilan.bench;

import org.yilan.hub.AlarmWatch;
import org.yilan.hub.Hub;
import org.yilan.hub.SteppedClock;
import org.yilan.hub.Supervision;
import org.yilan.journal.SqliteJournal;
import org.yilan.situation.event.Event;
import org.yilan.situation.limit.TimeLimits;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Reporter;
import org.yilan.wire.WireCodec;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// A journal that holds a great many open incidents: what two days of a city's hotline leave behind when nothing is resolved.
/// It is written by a hub, as a feed's events are, with the clock going on between them, and the time limits and alarms kept: who was
/// to be told of what nobody did has been told, as it is where a hub has run all the while.
public final class Backlog {
    /// Name of the feed that tells of them. No feed of the configuration has it, so nobody calls them over.
    static final String FEED = "backlog";

    private static final Duration LENGTH = Duration.ofHours(48);
    private static final int TOGETHER = 250;

    /// How far the clock goes between two looks at the limits; every wait of the ladder is longer.
    private static final Duration LOOK = Duration.ofMinutes(10);

    private static final List<String> DISTRICTS =
            List.of(
                    "310101", "310104", "310105", "310106", "310107", "310109", "310110", "310112",
                    "310113", "310114", "310115", "310116", "310117", "310118", "310120", "310151");
    private static final List<String> ROADS =
            List.of("中山北路", "延安西路", "漕溪北路", "四川北路", "共和新路", "沪闵路", "杨高南路", "张杨路", "吴中路", "龙吴路");
    private static final List<String> UNITS =
            List.of("市水务局抢险一队", "徐汇区排水所", "川沙消防救援站", "浦东绿化养护一班", "市政养护三队", "区城管执法中队", "国网市区供电所");

    /// What people call about.
    ///
    /// @param hours within which it must be done
    private record Kind(String category, String title, String words, int hours) {}

    private static final List<Kind> KINDS =
            List.of(
                    new Kind("waterlogging", "道路积水没过脚踝", "来电人反映门口积水约二十厘米，车辆无法通行", 24),
                    new Kind("underpass-flooding", "下立交积水车辆熄火", "一辆轿车在下立交熄火，司机已离车", 2),
                    new Kind("tree-down", "行道树倒伏压住非机动车", "树干横在非机动车道上，无人受伤", 24),
                    new Kind("signboard", "店招松动有坠落危险", "店招一角脱落，随风摆动，下面是人行道", 24),
                    new Kind("power-outage", "小区整幢楼停电", "整幢楼停电，电梯内无人", 24),
                    new Kind("pipe-burst", "水管爆裂路面冒水", "路面冒水约半小时，水量较大", 24),
                    new Kind("rescue", "老人被困家中求助", "独居老人门锁损坏无法出门，身体无不适", 2),
                    new Kind("road-damage", "路面塌陷有坑洞", "坑洞直径约半米，已有电动车摔倒", 168),
                    new Kind("complaint", "夜间施工噪声扰民", "工地夜间十一点以后仍在施工", 168),
                    new Kind("enquiry", "咨询停课停工安排", "询问明日学校是否停课", 168));

    private Backlog() {}

    /// Writes a journal.
    ///
    /// @param journal its file, which is not there yet
    /// @param incidents how many, all of them open at `until`
    /// @param until the moment of its last event
    /// @param limits of the hub that is to go on from it
    public static void write(Path journal, int incidents, Instant until, TimeLimits limits) {
        SteppedClock clock = new SteppedClock(until.minus(LENGTH));
        Randoms random = new Randoms(4);
        try (Hub hub =
                        new Hub(
                                SqliteJournal.open(
                                        journal, new WireCodec(), InstantSource.system()),
                                clock);
                Supervision supervision = Supervision.prepare(hub, limits);
                AlarmWatch alarms = AlarmWatch.prepare(hub)) {
            Instant looked = clock.instant();
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < incidents; i++) {
                Instant now =
                        until.minus(LENGTH).plusMillis(LENGTH.toMillis() * (i + 1) / incidents);
                lead(events, "backlog:" + i, report(i, now, random), random);
                if (i % TOGETHER == TOGETHER - 1 || i == incidents - 1) {
                    clock.moveTo(now);
                    hub.append(FEED, events);
                    events.clear();
                    if (!now.isBefore(looked.plus(LOOK)) || i == incidents - 1) {
                        looked = now;
                        supervision.catchUp();
                        alarms.catchUp();
                    }
                }
            }
        }
    }

    /// The report, and as far as the incident has come.
    private static void lead(List<Event> events, String id, IncidentReport report, Randoms random) {
        events.add(new Event.IncidentReported(report));
        int far = random.next(10);
        String unit = UNITS.get(random.next(UNITS.size()));
        String by = "副值班长 李强";
        if (far > 3) {
            events.add(new Event.IncidentAcknowledged(id, by, ""));
        }
        if (far > 5) {
            events.add(new Event.IncidentAssigned(id, unit, by, "属职责范围"));
        }
        if (far > 7) {
            events.add(new Event.IncidentAccepted(id, unit, by, ""));
        }
        if (far > 8) {
            events.add(new Event.IncidentAttended(id, unit, by, ""));
        }
    }

    private static IncidentReport report(int i, Instant now, Randoms random) {
        Kind kind = KINDS.get(random.next(KINDS.size()));
        int grave = random.next(100);
        Grade grade =
                grave < 1 ? Grade.I : grave < 8 ? Grade.II : grave < 45 ? Grade.III : Grade.IV;
        String road = ROADS.get(random.next(ROADS.size()));
        Instant reported = now.minusSeconds(random.next(600));
        return new IncidentReport(
                "backlog:" + i,
                FEED,
                kind.category,
                grade,
                road + kind.title,
                kind.words,
                new Place(
                        new GeoPoint(31.0 + random.next() * 0.4, 121.3 + random.next() * 0.4),
                        road + (1 + random.next(1999)) + "号",
                        DISTRICTS.get(random.next(DISTRICTS.size()))),
                new Reporter("来电人", "021-555" + (10_000 + random.next(89_999))),
                reported,
                reported.plus(Duration.ofHours(kind.hours)),
                "typhoon",
                true);
    }
}
