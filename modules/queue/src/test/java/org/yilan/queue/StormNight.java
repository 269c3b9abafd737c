package org.yilan.queue;

import org.yilan.assets.Assets;
import org.yilan.console.Console;
import org.yilan.console.LocalConsole;
import org.yilan.fx.Notices;
import org.yilan.fx.PanelContext;
import org.yilan.fx.PropertiesTexts;
import org.yilan.fx.Selection;
import org.yilan.fx.TypeScale;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.command.Role;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Reporter;
import org.yilan.situation.model.Tier;
import org.yilan.testing.AlertBuilder;
import org.yilan.testing.ManualClock;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/// A queue in the night of 16 September 2024: a console over a journal of its own, for tests and pictures.
final class StormNight {
    static final Instant NOW = Instant.parse("2024-09-16T02:00:37+08:00");

    /// What a panel told.
    static final class Said implements Notices {
        final List<String> keys = new ArrayList<>();
        final List<CompletableFuture<Outcome>> followed = new ArrayList<>();

        @Override
        public void say(String key, Object... arguments) {
            keys.add(key);
        }

        @Override
        public void warn(String key, Object... arguments) {
            keys.add(key);
        }

        @Override
        public void follow(CompletableFuture<Outcome> outcome) {
            followed.add(outcome);
        }
    }

    private record Case(
            String title,
            String category,
            Grade grade,
            String division,
            String address,
            String unit,
            int dueInSeconds) {}

    private static final List<Case> CASES =
            List.of(
                    new Case(
                            "地铁 2 号线隧道进水，请派排水车",
                            "metro-flooding",
                            Grade.I,
                            "310115",
                            "浦东新区川沙路川沙站",
                            "申通地铁",
                            42),
                    new Case(
                            "高架广告牌坠落伤人，两人受伤",
                            "signboard",
                            Grade.I,
                            "310101",
                            "延安东路高架黄陂路口",
                            "",
                            -312),
                    new Case(
                            "临港泥城撤离点满员，300 人等候",
                            "evacuation",
                            Grade.I,
                            "310115",
                            "泥城镇鸿音路 1500 号",
                            "",
                            185),
                    new Case(
                            "地下车库倒灌三处，水深过膝",
                            "garage-flooding",
                            Grade.II,
                            "310112",
                            "莘庄镇莘松路 380 弄",
                            "闵行区水务局",
                            331),
                    new Case(
                            "10kV 线路跳闸，1.2 万户停电",
                            "power-outage",
                            Grade.II,
                            "310120",
                            "南桥镇环城东路",
                            "国网奉贤供电公司",
                            408),
                    new Case(
                            "行道树倒伏阻断交通",
                            "tree-down",
                            Grade.II,
                            "310104",
                            "肇嘉浜路天平路口",
                            "徐汇区绿化市容局",
                            4440),
                    new Case(
                            "下立交积水 38 厘米，车辆被困",
                            "underpass-flooding",
                            Grade.II,
                            "310114",
                            "曹安公路嘉松北路下立交",
                            "嘉定排水公司",
                            -5482),
                    new Case("在建工地塔吊失稳", "crane", Grade.II, "310113", "顾村镇菊太路工地", "宝山区建设管理委", 555),
                    new Case(
                            "航班取消，约 2,300 名旅客滞留",
                            "transport",
                            Grade.III,
                            "310115",
                            "浦东机场 T2",
                            "机场集团",
                            9700),
                    new Case(
                            "小区停水 2,300 户",
                            "water-outage",
                            Grade.III,
                            "310117",
                            "九亭镇沪亭北路",
                            "城投水务",
                            14786),
                    new Case("店招松动", "signboard", Grade.III, "310106", "南京西路 1038 号", "", 922),
                    new Case("咨询：明日是否停课", "enquiry", Grade.IV, "310107", "", "市教委", 86400 * 3),
                    new Case("咨询：高铁退票", "enquiry", Grade.IV, "310105", "", "", 86400));

    private static final List<String> DISTRICTS =
            List.of("310101", "310104", "310109", "310110", "310116", "310118", "310151");

    final ManualClock clock = new ManualClock(NOW);
    final LocalConsole console;
    final Said said = new Said();
    final Selection selection = new Selection();
    final PropertiesTexts texts;
    final Assets assets = Assets.shipped();

    StormNight(Locale locale) {
        this(locale, Role.DISPATCHER);
    }

    StormNight(Locale locale, Role role) {
        console = new LocalConsole(clock, new Console.Person("李敏", role), 1);
        texts = new PropertiesTexts(assets, locale);
    }

    /// The named cases and `more` generated ones, a seeded mix.
    StormNight busy(int more) {
        console.applyAt(
                NOW.minus(Duration.ofHours(9)),
                AlertBuilder.alert("orange").grade(Grade.II).published(),
                AlertBuilder.alert("pudong")
                        .grade(Grade.I)
                        .tier(Tier.DISTRICT)
                        .divisions("310115")
                        .published(),
                unit("u1", "浦东排水抢险一队", 31.20, 121.66),
                unit("u2", "川沙消防救援站", 31.19, 121.70),
                unit("u3", "黄浦城管应急队", 31.23, 121.48));
        Random random = new Random(16);
        int n = 0;
        for (Case c : CASES) {
            report("SH" + (1000 + n++), c, 1200 + random.nextInt(2400));
        }
        for (int k = 0; k < more; k++) {
            Case like = CASES.get(4 + random.nextInt(CASES.size() - 4));
            String division = DISTRICTS.get(random.nextInt(DISTRICTS.size()));
            report(
                    "SH" + (2000 + k),
                    new Case(
                            like.title(),
                            like.category(),
                            random.nextInt(5) == 0
                                    ? Grade.II
                                    : random.nextInt(2) == 0 ? Grade.III : Grade.IV,
                            division,
                            "人民路 " + (1 + random.nextInt(900)) + " 号",
                            random.nextInt(4) == 0 ? "" : like.unit(),
                            random.nextInt(40_000) - 1500),
                    600 + random.nextInt(9000));
        }
        console.applyAt(
                NOW.minusSeconds(400),
                new Event.IncidentAcknowledged("12345:SH1002", "李敏", "已知悉，正在核实"),
                new Event.IncidentEscalated("12345:SH1006", Grade.II, "王建国", "同一地点多次来电"));
        return this;
    }

    private static Event unit(String id, String name, double lat, double lon) {
        return new Event.FacilityReported(
                new Facility(
                        id,
                        "geo",
                        "unit",
                        name,
                        new Place(new GeoPoint(lat, lon), "", "310115"),
                        "available",
                        0,
                        4,
                        NOW));
    }

    private void report(String id, Case c, int ageSeconds) {
        String key = "12345:" + id;
        console.applyAt(
                NOW.minus(Duration.ofHours(8)),
                new Event.IncidentReported(
                        new IncidentReport(
                                key,
                                "12345",
                                c.category(),
                                c.grade(),
                                c.title(),
                                "来电人称" + c.title() + "，情况紧急，请尽快派人到场处置。",
                                new Place(new GeoPoint(31.19, 121.69), c.address(), c.division()),
                                new Reporter("王女士", "138****0000"),
                                NOW.minusSeconds(ageSeconds),
                                NOW.plusSeconds(c.dueInSeconds()),
                                "typhoon",
                                true)));
        if (!c.unit().isEmpty()) {
            console.applyAt(
                    NOW.minus(Duration.ofHours(7)),
                    new Event.IncidentAssigned(key, c.unit(), "王建国", "属职责范围"));
        }
    }

    PanelContext context(TypeScale type) {
        return context(type, "");
    }

    /// @param lane option of a panel, empty for none
    PanelContext context(TypeScale type, String lane) {
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        if (!lane.isEmpty()) {
            options.put("lane", lane);
        }
        return new PanelContext(
                console,
                texts,
                type,
                selection,
                said,
                Runnable::run,
                assets,
                options,
                JsonNodeFactory.instance.objectNode());
    }
}
