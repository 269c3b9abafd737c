package org.yilan.escalation;

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
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Proposal;
import org.yilan.situation.model.Quantity;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Sensor;
import org.yilan.situation.model.Tier;
import org.yilan.situation.response.ChannelInfo;
import org.yilan.situation.response.PlanTask;
import org.yilan.situation.response.Post;
import org.yilan.situation.response.ResponseTask;
import org.yilan.situation.response.Words;
import org.yilan.testing.AlertBuilder;
import org.yilan.testing.ManualClock;

import tools.jackson.databind.node.JsonNodeFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// The board in the night of 16 September 2024, for tests and pictures. Levels after 15 September 21:00 are invented.
final class BebincaNight {
    static final Instant NOW = at("2024-09-16T02:00");

    static final class Said implements Notices {
        final List<String> keys = new ArrayList<>();

        @Override
        public void say(String key, Object... arguments) {
            keys.add(key);
        }

        @Override
        public void warn(String key, Object... arguments) {
            keys.add(key);
        }

        @Override
        public void follow(CompletableFuture<Outcome> outcome) {}
    }

    final ManualClock clock = new ManualClock(NOW);
    final LocalConsole console;
    final Said said = new Said();
    final Selection selection = new Selection();
    final Assets assets = Assets.shipped();
    final PropertiesTexts texts;

    BebincaNight(Locale locale, Role role) {
        console = new LocalConsole(clock, new Console.Person("李敏", role), 1);
        texts = new PropertiesTexts(assets, locale);
    }

    /// Typhoon with divergence, rain, tide; the gauges call for I.
    BebincaNight busy() {
        console.applyAt(
                at("2024-09-15T08:00"),
                alert("ty", "typhoon", Tier.CITY, Grade.II, "310000"),
                alert("ty-n", "typhoon", Tier.NATIONAL, Grade.I, "310000"),
                alert("ty-pd", "typhoon", Tier.DISTRICT, Grade.I, "310115"),
                alert("rain", "rainstorm", Tier.CITY, Grade.III, "310000"),
                alert("tide", "tide", Tier.CITY, Grade.IV, "310000"));
        level(Tier.NATIONAL, "000000", "typhoon", Grade.III, "2024-09-15T21:00");
        level(Tier.CITY, "310000", "typhoon", Grade.II, "2024-09-15T17:00");
        for (String code : List.of("310115", "310120", "310116")) {
            level(Tier.DISTRICT, code, "typhoon", Grade.I, "2024-09-15T22:30");
        }
        level(Tier.DISTRICT, "310118", "typhoon", Grade.III, "2024-09-15T14:00");
        for (String code : List.of("310101", "310104", "310109", "310110", "310151", "310113")) {
            level(Tier.DISTRICT, code, "typhoon", Grade.II, "2024-09-15T17:10");
        }
        level(Tier.CITY, "310000", "rainstorm", Grade.III, "2024-09-15T19:00");
        gauge("g1", "南汇嘴", "310115", Quantity.GUST, "m/s", 42.1);
        gauge("g2", "洋山港", "310115", Quantity.GUST, "m/s", 43.6);
        gauge("g3", "金山嘴", "310116", Quantity.GUST, "m/s", 36.8);
        gauge("r1", "书院", "310115", Quantity.RAIN, "mm", 56.4);
        gauge("t1", "黄浦公园", "310101", Quantity.TIDE, "m", 4.62);
        return this;
    }

    /// As `busy`, with people's own decisions after it, and the feed from which the rest comes.
    BebincaNight told() {
        console.applyAt(
                at("2024-09-16T00:20"),
                new Event.FeedHealthChanged(
                        new FeedHealth(
                                "cap",
                                "预警与响应",
                                "市防汛指挥部",
                                FeedHealth.State.GOOD,
                                at("2024-09-15T08:00"),
                                at("2024-09-16T00:20"),
                                Duration.ofMinutes(30),
                                "",
                                "")));
        decided(Grade.III, "2024-09-16T00:30", "", "降雨减弱，会商决定下调");
        decided(Grade.II, "2024-09-16T01:10", "王建国", "两处以上阵风达 12 级");
        return this;
    }

    private void decided(Grade grade, String from, String second, String reason) {
        console.applyAt(
                at(from),
                new Event.LevelDeclared(
                        new ResponseLevel(
                                "上海市防汛指挥部",
                                Tier.CITY,
                                "310000",
                                "typhoon",
                                grade,
                                at(from),
                                at("2024-09-16T05:00"),
                                "李敏",
                                second,
                                reason)));
    }

    BebincaNight waiting() {
        console.applyAt(
                at("2024-09-16T01:58"),
                new Event.LevelProposed(
                        new Proposal(
                                "p1",
                                new ResponseLevel(
                                        "上海市防汛指挥部",
                                        Tier.CITY,
                                        "310000",
                                        "typhoon",
                                        Grade.I,
                                        at("2024-09-16T01:58"),
                                        at("2024-09-16T04:00"),
                                        "李敏",
                                        "",
                                        "两处以上阵风达 14 级"),
                                at("2024-09-16T01:58"))));
        return this;
    }

    /// As `busy`, with a checklist for the city's level II: one done, one waived, one late.
    BebincaNight tasked() {
        ResponseLevel.Key city = new ResponseLevel.Key(Tier.CITY, "310000", "typhoon");
        console.applyAt(
                at("2024-09-15T17:01"),
                new Event.TasksIssued(
                        city,
                        List.of(
                                task(
                                        city,
                                        "pumps",
                                        Grade.III,
                                        "水务",
                                        "Water",
                                        "移动泵车和抢险队伍到预置点",
                                        "Mobile pumps and repair teams at their posts",
                                        "2024-09-15T20:00"),
                                task(
                                        city,
                                        "ships",
                                        Grade.III,
                                        "海事、港口",
                                        "Maritime, port",
                                        "在港船舶加固，锚地船舶疏散避风",
                                        "Ships in port moored fast, roads cleared",
                                        "2024-09-15T21:00"),
                                task(
                                        city,
                                        "evacuate",
                                        Grade.II,
                                        "属地政府、公安",
                                        "Local government, police",
                                        "海塘外、工棚、危旧房等人员转移完毕",
                                        "People moved from outside the sea wall, site huts and"
                                                + " unsafe houses",
                                        "2024-09-16T01:15"),
                                task(
                                        city,
                                        "power",
                                        Grade.II,
                                        "电力、通信",
                                        "Power, telecommunications",
                                        "抢修队伍分区待命，重点用户备用电源就绪",
                                        "Repair crews placed by area, reserve power at key users",
                                        "2024-09-16T03:00"),
                                task(
                                        city,
                                        "word",
                                        Grade.II,
                                        "宣传、网信",
                                        "Information office",
                                        "各渠道滚动发布防御提示，每小时更新",
                                        "Advice to the public on all channels, renewed every hour",
                                        "2024-09-16T02:30"))));
        console.applyAt(
                at("2024-09-15T19:40"),
                new Event.TaskDone(city("pumps"), "李敏", "12 台到位"),
                new Event.TaskWaived(city("ships"), "李敏", "港区已清空"));
        return this;
    }

    static String city(String task) {
        return "CITY/310000/typhoon#" + task;
    }

    private static ResponseTask task(
            ResponseLevel.Key key,
            String id,
            Grade level,
            String unit,
            String unitEn,
            String words,
            String wordsEn,
            String due) {
        return ResponseTask.issued(
                key,
                new PlanTask(
                        id,
                        level,
                        Set.of(Tier.CITY),
                        new Words(unit, unitEn),
                        new Words(words, wordsEn),
                        Duration.ofHours(1),
                        "test",
                        "O"),
                at("2024-09-15T17:01"),
                at(due));
    }

    /// A roll-call for the proposal that waits: one ready, one not, one silent; and what else follows from levels.
    BebincaNight called() {
        console.applyAt(
                at("2024-09-16T01:58"),
                new Event.PostsCalled(
                        "p1",
                        List.of(
                                new Post("water", new Words("水务", "Water")),
                                new Post("transport", new Words("交通", "Transport")),
                                new Post("police", new Words("公安", "Police")))));
        console.applyAt(
                at("2024-09-16T01:59"),
                new Event.PostAnswered("p1", "water", true, "赵强", ""),
                new Event.PostAnswered("p1", "transport", false, "王芳", "大桥尚未清空"));
        return this;
    }

    /// Another level is declared for later, one was not reviewed in time, and somebody could not be told.
    BebincaNight pressing() {
        console.applyAt(
                at("2024-09-16T01:30"),
                new Event.ChannelsSet(List.of(new ChannelInfo("duty", "值班系统", ""))),
                new Event.LevelScheduled(
                        new ResponseLevel(
                                "市防指",
                                Tier.CITY,
                                "310000",
                                "tide",
                                Grade.III,
                                at("2024-09-16T08:00"),
                                null,
                                "李敏",
                                "",
                                "高潮")),
                new Event.LevelDeclared(
                        new ResponseLevel(
                                "上海市防汛指挥部",
                                Tier.CITY,
                                "310000",
                                "typhoon",
                                Grade.III,
                                at("2024-09-16T01:30"),
                                at("2024-09-16T01:45"),
                                "李敏",
                                "",
                                "会商")));
        String id = console.situation().response().announcements().getLast().id();
        console.applyAt(
                at("2024-09-16T01:50"),
                new Event.NotificationFailed(id, "duty", 9, "HTTP 503: busy", null));
        return this;
    }

    private static Event alert(String id, String hazard, Tier tier, Grade grade, String division) {
        return AlertBuilder.alert(id)
                .hazard(hazard)
                .tier(tier)
                .grade(grade)
                .divisions(division)
                .sent(at("2024-09-15T17:00"))
                .expires(at("2024-09-16T20:00"))
                .published();
    }

    private void level(Tier tier, String division, String hazard, Grade grade, String from) {
        console.applyAt(
                at(from),
                new Event.LevelDeclared(
                        new ResponseLevel(
                                "指挥部", tier, division, hazard, grade, at(from), null, "cap", "",
                                "")));
    }

    private void gauge(
            String id, String name, String division, String quantity, String unit, double value) {
        console.applyAt(
                at("2024-09-16T01:50"),
                new Event.SensorDescribed(
                        new Sensor(
                                id,
                                "sta",
                                name,
                                quantity,
                                unit,
                                new Place(null, name, division),
                                Double.NaN)),
                new Event.ReadingTaken(
                        new Reading(
                                id,
                                value,
                                at("2024-09-16T01:50"),
                                at("2024-09-16T01:50"),
                                Reading.Quality.GOOD)));
    }

    PanelContext context(TypeScale type) {
        return new PanelContext(
                console,
                texts,
                type,
                selection,
                said,
                Runnable::run,
                assets,
                JsonNodeFactory.instance.objectNode(),
                JsonNodeFactory.instance.objectNode());
    }

    static Instant at(String local) {
        return Instant.parse(local + ":00+08:00");
    }
}
