package org.yilan.city.model;

import org.yilan.city.model.Ticket.Caller;
import org.yilan.city.scenario.Scenario;
import org.yilan.city.scenario.Scenario.Category;
import org.yilan.city.scenario.Scenario.Effect;
import org.yilan.city.scenario.Scenario.Locality;
import org.yilan.city.scenario.Scenario.Message;
import org.yilan.city.scenario.Scenario.Quarter;
import org.yilan.city.scenario.Scenario.Rate;
import org.yilan.city.scenario.Scenario.Station;
import org.yilan.city.scenario.Scenario.Wording;
import org.yilan.city.scenario.Words;
import org.yilan.geography.District;
import org.yilan.geography.Districts;
import org.yilan.situation.model.GeoPoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The people of the city, calling 12345: an inhomogeneous Poisson process per category and district, whose rate follows
/// the weather there and the response level in force.
final class Callers {
    private static final int SLICE = 600;
    private static final List<String> COLOURS = List.of("red", "orange", "yellow", "blue");
    private static final String FAMILY_NAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
    private static final List<Words> VILLAGES =
            List.of(
                    new Words("{place}一村", "{place} 1st Village"),
                    new Words("{place}二村", "{place} 2nd Village"),
                    new Words("{place}新苑", "{place} Xinyuan"),
                    new Words("{place}花园", "{place} Garden"),
                    new Words("{place}公寓", "{place} Apartments"),
                    new Words("{place}佳苑", "{place} Jiayuan"),
                    new Words("{place}名邸", "{place} Mingdi"));

    private final Scenario scenario;
    private final Climate climate;
    private final Districts districts;
    private final long seed;
    private final Map<String, Climate.Site> sites = new HashMap<>();

    Callers(Scenario scenario, Climate climate, Districts districts, long seed) {
        this.scenario = scenario;
        this.climate = climate;
        this.districts = districts;
        this.seed = seed;
        for (Quarter quarter : scenario.city().quarters()) {
            Locality middle = places(quarter.division()).getFirst();
            sites.put(
                    quarter.division(),
                    climate.site(
                            "district " + quarter.division(), middle.point(), quarter.exposure()));
        }
    }

    /// All calls of the scenario, in order of time.
    List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        long begins = scenario.begins().getEpochSecond();
        long ends = scenario.ends().getEpochSecond();
        for (long second = begins; second < ends; second += SLICE) {
            Instant at = Instant.ofEpochSecond(second);
            double tide = tide(at);
            double level = level(at);
            double day = dayFactor(at);
            for (Quarter quarter : scenario.city().quarters()) {
                Conditions here = conditions(quarter, at, tide, level);
                for (Category category : scenario.categories()) {
                    double rate = rate(category, quarter, here, day);
                    if (rate > 0) {
                        slice(category, quarter, second, rate * SLICE / 3600, calls);
                    }
                }
            }
        }
        calls.sort(
                Comparator.comparing(Call::reported)
                        .thenComparing(c -> c.category().code())
                        .thenComparing(Call::division));
        return calls;
    }

    private record Conditions(
            double gust,
            double wind,
            double rain,
            double tide,
            double temperature,
            double level,
            double gas) {
        double of(String quantity) {
            return switch (quantity) {
                case "wind-gust" -> gust;
                case "wind-speed" -> wind;
                case "rain-hour" -> rain;
                case "tide-level" -> tide;
                case "temperature" -> temperature;
                case "response-level" -> level;
                case "gas-lel" -> gas;
                default -> throw new IllegalArgumentException(quantity);
            };
        }
    }

    private Conditions conditions(Quarter quarter, Instant at, double tide, double level) {
        Climate.Site site = site(quarter.division());
        double gas = 0;
        for (Effect effect : effects(quarter.division())) {
            if (effect.quantity().equals("gas-lel")) {
                gas = Math.max(gas, effect.curve().at(at));
            }
        }
        return new Conditions(
                site.gust(at),
                site.wind(at),
                site.rainHour(at),
                tide,
                site.temperature(at),
                level,
                gas);
    }

    Climate.Site site(String division) {
        Climate.Site site = sites.get(division);
        if (site == null) {
            throw new IllegalArgumentException("no district " + division);
        }
        return site;
    }

    private double rate(Category category, Quarter quarter, Conditions here, double day) {
        if (category.near() && effects(quarter.division()).isEmpty()) {
            return 0;
        }
        double perMillion = category.base() * day;
        for (Rate rate : category.rates()) {
            double x = here.of(rate.of()) - rate.limit();
            double over = Math.max(0, rate.above() ? x : -x);
            if (over > 0) {
                perMillion += rate.rate() * Math.pow(over, rate.power()) * (0.55 + 0.45 * day);
            }
        }
        return perMillion * quarter.millions() * scenario.ticketScale();
    }

    private void slice(
            Category category, Quarter quarter, long second, double mean, List<Call> calls) {
        long[] keys = {category.code().hashCode(), quarter.division().hashCode(), second};
        int n = Chance.of(seed, keys).poisson(mean);
        for (int i = 0; i < n; i++) {
            Chance chance = Chance.of(seed, keys[0], keys[1], keys[2], i);
            Call call = call(category, quarter.division(), second + chance.below(SLICE), chance);
            calls.add(call);
            calls.addAll(Witnesses.of(call, Chance.of(seed, keys[0], keys[1], keys[2], i, 1)));
        }
    }

    private Call call(Category category, String division, long second, Chance chance) {
        Locality place = place(category, division, chance);
        GeoPoint point = point(category, place, chance);
        Words road = place.roads().get(chance.below(place.roads().size()));
        int number = chance.between(3, 680);
        Wording wording = category.texts().get(chance.below(category.texts().size()));
        Words village = VILLAGES.get(chance.below(VILLAGES.size())).with("place", place.name());
        int n = chance.between(2, 9);
        int floor = chance.between(3, 28);
        int cm = chance.between(2, 9) * 5;
        Words title =
                wording.title()
                        .with("community", village)
                        .with("road", road)
                        .with("place", place.name())
                        .with("district", scenario.divisionName(division))
                        .with("number", Integer.toString(number))
                        .with("floor", Integer.toString(floor))
                        .with("cm", Integer.toString(cm))
                        .with("n", Integer.toString(n));
        String detail =
                new Words(wording.detail(), "")
                        .with("community", village)
                        .with("place", place.name())
                        .with("road", road)
                        .with("number", Integer.toString(number))
                        .with("floor", Integer.toString(floor))
                        .with("cm", Integer.toString(cm))
                        .with("n", Integer.toString(n))
                        .zh();
        Words district = scenario.divisionName(division);
        Words address =
                new Words(
                        district.zh()
                                + road.zh()
                                + number
                                + (wording.title().zh().contains("{number}弄") ? "弄" : "号"),
                        number + " " + road.en() + ", " + district.en());
        String severity = COLOURS.get(chance.weighted(category.severity()));
        return new Call(
                category,
                division,
                point,
                place.name(),
                address,
                severity,
                title,
                detail,
                caller(chance),
                Instant.ofEpochSecond(second),
                null);
    }

    /// Number ranges that no network uses, so that nobody is ever called.
    static Caller caller(Chance chance) {
        int family = chance.below(FAMILY_NAMES.length());
        String name =
                FAMILY_NAMES.substring(family, family + 1) + (chance.happens(0.5) ? "女士" : "先生");
        return new Caller(name, "1000" + (1_000_000 + chance.below(9_000_000)));
    }

    private Locality place(Category category, String division, Chance chance) {
        List<Locality> places = places(division);
        List<Effect> effects = effects(division);
        if (category.near() && !effects.isEmpty()) {
            GeoPoint centre = effects.getFirst().centre();
            return places.stream()
                    .min(Comparator.comparingDouble(p -> Geo.km(p.point(), centre)))
                    .orElseThrow();
        }
        return places.get(chance.below(places.size()));
    }

    /// Somewhere near the locality that is inside its district; the locality itself when ten tries fail.
    private GeoPoint point(Category category, Locality place, Chance chance) {
        List<Effect> effects = effects(place.division());
        boolean near = category.near() && !effects.isEmpty();
        GeoPoint centre = near ? effects.getFirst().centre() : place.point();
        double km =
                near ? Math.min(0.7, effects.getFirst().reachM() / 400) : place.radiusM() / 1000;
        District district = districts.byCode(place.division()).orElseThrow();
        for (int i = 0; i < 10; i++) {
            double angle = 2 * Math.PI * chance.unit();
            double far = km * Math.sqrt(chance.unit());
            GeoPoint point = Geo.moved(centre, far * Math.cos(angle), far * Math.sin(angle));
            if (district.contains(point)) {
                return point;
            }
        }
        return place.point();
    }

    private List<Locality> places(String division) {
        return scenario.city().places().stream()
                .filter(p -> p.division().equals(division))
                .toList();
    }

    private List<Effect> effects(String division) {
        return scenario.effects().stream().filter(e -> e.division().equals(division)).toList();
    }

    private double tide(Instant at) {
        return scenario.city().stations().stream()
                .filter(s -> s.kind().equals("tide"))
                .findFirst()
                .map((Station gauge) -> climate.tide(gauge, at))
                .orElse(0.0);
    }

    /// The city's response level: 0 none, 1 for IV up to 4 for I.
    private double level(Instant at) {
        double level = 0;
        for (Message m : scenario.messages()) {
            if (m.response() && m.tier().equals("CITY") && !m.at().isAfter(at)) {
                level =
                        m.ends()
                                ? 0
                                : switch (m.grade()) {
                                    case "I" -> 4;
                                    case "II" -> 3;
                                    case "III" -> 2;
                                    default -> 1;
                                };
            }
        }
        return level;
    }

    /// How much people call by the time of day: least about four in the morning.
    private double dayFactor(Instant at) {
        double hour = at.atZone(scenario.zone()).toLocalTime().toSecondOfDay() / 3600.0;
        return 0.12 + 0.88 * (1 - Math.cos((hour - 3.5) / 24 * 2 * Math.PI)) / 2;
    }
}
