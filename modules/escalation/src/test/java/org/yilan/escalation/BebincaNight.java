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
import org.yilan.testing.AlertBuilder;
import org.yilan.testing.ManualClock;

import tools.jackson.databind.node.JsonNodeFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
