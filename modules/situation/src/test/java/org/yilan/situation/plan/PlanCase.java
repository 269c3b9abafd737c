package org.yilan.situation.plan;

import org.yilan.situation.Changes;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.AlertText;
import org.yilan.situation.model.Area;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Quantity;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Sensor;
import org.yilan.situation.model.Tier;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A small plan and what is told to a situation, for tests of the engine.
abstract class PlanCase {
    static final ResponseLevel.Key CITY = new ResponseLevel.Key(Tier.CITY, "310000", "typhoon");
    static final ResponseLevel.Key PUDONG =
            new ResponseLevel.Key(Tier.DISTRICT, "310115", "typhoon");

    final Situation situation = new Situation();
    final PlanEngine engine = new PlanEngine(plan());
    private long seq;

    static Plan plan() {
        Set<Tier> both = Set.of(Tier.CITY, Tier.DISTRICT);
        Rule.Source source = new Rule.Source("V", "domain.md 1");
        List<Rule> typhoon =
                List.of(
                        signal("signal.IV", Grade.IV, both, source),
                        signal("signal.III", Grade.III, both, source),
                        signal("signal.II", Grade.II, both, source),
                        gustRule("gust.10", Grade.III, Set.of(Tier.CITY), 24.5, 2),
                        gustRule("gust.12", Grade.II, Set.of(Tier.CITY), 32.7, 2),
                        gustRule("gust.14", Grade.I, Set.of(Tier.CITY), 41.5, 2),
                        gustRule("storm.8", Grade.IV, Set.of(Tier.CITY), 17.2, 1),
                        gustRule("gust.14.d", Grade.I, Set.of(Tier.DISTRICT), 41.5, 1));
        List<Rule> cold =
                List.of(
                        new Rule.OnFall(
                                "fall.12",
                                Grade.II,
                                both,
                                new Rule.Words("24 小时降温 12 ℃", "12 °C in 24 h"),
                                source,
                                Quantity.TEMPERATURE,
                                Duration.ofHours(24),
                                12,
                                0,
                                "°C"));
        return new Plan(
                "test",
                new Rule.Words("测试", "Test"),
                "310000",
                List.of("310104", "310115"),
                Duration.ofMinutes(30),
                List.of(
                        new Plan.ForHazard("typhoon", Map.of(), Map.of(), typhoon),
                        new Plan.ForHazard("cold-wave", Map.of(), Map.of(), cold)));
    }

    static Rule signal(String id, Grade grade, Set<Tier> tiers, Rule.Source source) {
        return new Rule.OnSignal(
                id, grade, tiers, new Rule.Words(id, id), source, "typhoon", grade);
    }

    static Rule gustRule(String id, Grade level, Set<Tier> tiers, double atLeast, int stations) {
        return new Rule.OnValue(
                id,
                level,
                tiers,
                new Rule.Words(id, id),
                new Rule.Source("M", "domain.md 4"),
                Quantity.GUST,
                List.of(),
                atLeast,
                "m/s",
                stations,
                id.startsWith("storm.") ? "typhoon" : "");
    }

    void cityTyphoon(String id, Grade grade, Instant sent, String... references) {
        publish(id, Tier.CITY, grade, sent, null, "310000", references);
    }

    void publish(
            String id,
            Tier tier,
            Grade grade,
            Instant sent,
            Instant expires,
            String division,
            String... references) {
        apply(
                new Event.AlertPublished(
                        new Alert(
                                id,
                                "cap",
                                references.length == 0 ? Alert.Kind.ALERT : Alert.Kind.UPDATE,
                                Alert.Status.ACTUAL,
                                "sender",
                                "气象台",
                                tier,
                                "typhoon",
                                grade,
                                "",
                                "",
                                sent,
                                null,
                                expires,
                                List.of(new AlertText("zh-CN", "台风", id, "", "")),
                                List.of(Area.ofDivisions("", List.of(division))),
                                List.of(references),
                                List.of())));
    }

    void gust(String id, String name, String division, double value, Instant at) {
        describe(id, name, division);
        read(id, value, at);
    }

    void describe(String id, String name, String division) {
        describe(id, name, division, Quantity.GUST, "m/s");
    }

    void describe(String id, String name, String division, String quantity, String unit) {
        apply(
                new Event.SensorDescribed(
                        new Sensor(
                                id,
                                "sta",
                                name,
                                quantity,
                                unit,
                                new Place(null, name, division),
                                Double.NaN)));
    }

    void read(String id, double value, Instant at) {
        apply(new Event.ReadingTaken(new Reading(id, value, at, at, Reading.Quality.GOOD)));
    }

    void apply(Event event) {
        seq++;
        situation.apply(
                new Recorded(seq, at("2016-01-01T00:00").plusSeconds(seq), "e" + seq, "", event),
                new Changes());
    }

    static Instant at(String local) {
        return Instant.parse(local + ":00+08:00");
    }
}
