package org.yilan.city.serve;

import static org.yilan.city.serve.Reply.JSON;

import org.yilan.city.model.CityModel;
import org.yilan.city.model.Forecasts;
import org.yilan.city.model.Track;
import org.yilan.city.scenario.Scenario.Fix;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the two typhoon services have in common: which positions they have published by a moment, and how they word them.
final class TyphoonApi {
    private static final Duration DELAY = Duration.ofMinutes(12);
    private static final String[] SIXTEEN = {
        "北", "北北东", "北东", "东北东", "东", "东南东", "南东", "南南东",
        "南", "南南西", "南西", "西南西", "西", "西北西", "北西", "北北西"
    };
    private static final String[] COMPASS = {
        "N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW",
        "NNW"
    };
    private static final double[] FORCES = {
        0.3, 1.6, 3.4, 5.5, 8.0, 10.8, 13.9, 17.2, 20.8, 24.5, 28.5, 32.7, 37.0, 41.5, 46.2, 51.0,
        56.1, 61.3
    };

    private final Track track;
    private final Forecasts forecasts;
    private final Times times;
    private final String year;

    TyphoonApi(CityModel model, Track track, Forecasts forecasts, Times times) {
        this.track = track;
        this.forecasts = forecasts;
        this.times = times;
        this.year = Integer.toString(track.starts().atZone(model.scenario().zone()).getYear());
    }

    /// Positions published by a moment: every three hours, hourly once the storm is near, and the landfall. Each appears
    /// some minutes after the hour that it is for.
    private List<Fix> published(Instant now) {
        List<Fix> fixes = new ArrayList<>();
        Instant landfall = track.storm().landfall();
        Instant at = track.starts();
        Instant last = now.minus(DELAY);
        while (!at.isAfter(last) && !at.isAfter(track.ends())) {
            if (landfall != null
                    && !fixes.isEmpty()
                    && fixes.getLast().at().isBefore(landfall)
                    && at.isAfter(landfall)) {
                fixes.add(track.at(landfall));
            }
            fixes.add(track.at(at));
            boolean near = !at.isBefore(track.storm().hourlyFrom());
            at = at.plus(near ? Duration.ofHours(1) : Duration.ofHours(3));
        }
        return fixes;
    }

    private boolean active(Instant now) {
        return now.isBefore(track.ends());
    }

    private boolean born(Instant now) {
        return !now.isBefore(track.starts().plus(DELAY));
    }

    Reply zjList(String asked, Instant now) {
        ArrayNode list = JSON.arrayNode();
        if (asked.equals(year) && born(now)) {
            ObjectNode storm = zjHead(now);
            storm.remove(List.of("centerlat", "centerlng", "land"));
            list.add(storm);
        }
        return Reply.json(list);
    }

    Reply zjInfo(String id, Instant now) {
        ArrayNode answer = JSON.arrayNode();
        if (id.equals(track.storm().tfid()) && born(now)) {
            ObjectNode storm = zjHead(now);
            ArrayNode points = storm.putArray("points");
            published(now).forEach(fix -> points.add(zjPoint(fix, now)));
            storm.put("simulated", true);
            answer.add(storm);
        }
        return Reply.json(answer);
    }

    private ObjectNode zjHead(Instant now) {
        List<Fix> fixes = published(now);
        Fix last = fixes.getLast();
        ObjectNode storm = JSON.objectNode();
        storm.put("centerlat", "%.6f".formatted(last.centre().lat()));
        storm.put("centerlng", "%.6f".formatted(last.centre().lon()));
        storm.put("endtime", times.slashes(last.at()));
        storm.put("enname", track.storm().name().en());
        storm.put("isactive", active(now) ? "1" : "0");
        ArrayNode land = storm.putArray("land");
        Instant landfall = track.storm().landfall();
        if (landfall != null && !landfall.plus(DELAY).isAfter(now)) {
            land.add(zjShort(track.at(landfall)));
        }
        storm.put("name", track.storm().name().zh());
        storm.put("starttime", times.slashes(track.starts()));
        storm.put("tfid", track.storm().tfid());
        storm.put("warnlevel", active(now) ? "blue" : "white");
        return storm;
    }

    private ObjectNode zjShort(Fix fix) {
        return zjForecastPoint(
                new Forecasts.Point(fix.at(), fix.centre(), fix.windMs(), fix.pressureHpa()));
    }

    private ObjectNode zjForecastPoint(Forecasts.Point point) {
        ObjectNode node = JSON.objectNode();
        node.put("lat", "%.2f".formatted(point.centre().lat()));
        node.put("lng", "%.2f".formatted(point.centre().lon()));
        node.put("power", Integer.toString(force(point.windMs())));
        node.put("pressure", whole(point.pressureHpa()));
        node.put("speed", whole(point.windMs()));
        node.put("strong", grade(point.windMs()));
        node.put("time", times.slashes(point.at()));
        return node;
    }

    private ObjectNode zjPoint(Fix fix, Instant now) {
        Track.Motion motion = track.motion(fix.at());
        ObjectNode node = JSON.objectNode();
        node.putNull("ckposition");
        ArrayNode agencies = node.putArray("forecast");
        // The service keeps old forecasts; those of the last day and a half are what anybody draws.
        if (Duration.between(fix.at(), now).toHours() <= 36) {
            for (Forecasts.Agency agency : Forecasts.AGENCIES) {
                if (forecasts.issues(agency, fix.at())) {
                    ObjectNode forecast = agencies.addObject();
                    ArrayNode points = forecast.putArray("forecastpoints");
                    forecasts.issued(agency, fix.at()).forEach(p -> points.add(zjForecastPoint(p)));
                    forecast.put("tm", agency.name());
                    forecast.put("simulated", true);
                }
            }
        }
        node.putNull("jl");
        node.put("lat", "%.2f".formatted(fix.centre().lat()));
        node.put("lng", "%.2f".formatted(fix.centre().lon()));
        node.put("movedirection", SIXTEEN[sixteenth(motion.bearing())]);
        node.put("movespeed", whole(motion.kmh()));
        node.put("power", Integer.toString(force(fix.windMs())));
        node.put("pressure", whole(fix.pressureHpa()));
        node.put("radius10", bars(fix.radii().r10()));
        node.put("radius12", bars(fix.radii().r12()));
        node.put("radius7", bars(fix.radii().r7()));
        node.put("speed", whole(fix.windMs()));
        node.put("strong", grade(fix.windMs()));
        node.put("time", times.slashes(fix.at()));
        return node;
    }

    Reply qweatherList(Query query, Instant now) {
        ObjectNode answer = qweather(now);
        ArrayNode storms = answer.putArray("storm");
        if (born(now)
                && query.text("basin").orElse("NP").equals("NP")
                && query.text("year").orElse(year).equals(year)) {
            storms.addObject()
                    .put("id", track.storm().qweather())
                    .put("name", track.storm().name().zh())
                    .put("basin", "NP")
                    .put("year", year)
                    .put("isActive", active(now) ? "1" : "0");
        }
        return Reply.json(referred(answer));
    }

    Reply qweatherTrack(Query query, Instant now) {
        if (unknown(query, now)) {
            return noStorm();
        }
        List<Fix> fixes = published(now);
        ObjectNode answer = qweather(now);
        answer.put("isActive", active(now) ? "1" : "0");
        if (active(now)) {
            ObjectNode latest = qweatherPoint(fixes.getLast());
            ObjectNode current = answer.putObject("now");
            current.put("pubTime", times.toTheMinute(fixes.getLast().at()));
            latest.remove("time");
            current.setAll(latest);
        }
        ArrayNode points = answer.putArray("track");
        fixes.forEach(fix -> points.add(qweatherPoint(fix)));
        return Reply.json(referred(answer));
    }

    Reply qweatherForecast(Query query, Instant now) {
        if (unknown(query, now)) {
            return noStorm();
        }
        ObjectNode answer = qweather(now);
        ArrayNode points = answer.putArray("forecast");
        Forecasts.Agency china = Forecasts.AGENCIES.getFirst();
        Fix last = null;
        for (Fix fix : published(now)) {
            last = forecasts.issues(china, fix.at()) ? fix : last;
        }
        if (last != null && active(now)) {
            forecasts.issued(china, last.at()).stream()
                    .skip(1)
                    .forEach(
                            p ->
                                    points.addObject()
                                            .put("fxTime", times.toTheMinute(p.at()))
                                            .put("lat", "%.1f".formatted(p.centre().lat()))
                                            .put("lon", "%.1f".formatted(p.centre().lon()))
                                            .put("type", code(p.windMs()))
                                            .put("pressure", whole(p.pressureHpa()))
                                            .put("windSpeed", whole(p.windMs()))
                                            .put("moveSpeed", "")
                                            .put("moveDir", "")
                                            .put("move360", ""));
        }
        answer.put("simulated", true);
        return Reply.json(referred(answer));
    }

    private ObjectNode qweatherPoint(Fix fix) {
        Track.Motion motion = track.motion(fix.at());
        ObjectNode node = JSON.objectNode();
        node.put("time", times.toTheMinute(fix.at()));
        node.put("lat", trimmed(fix.centre().lat()));
        node.put("lon", trimmed(fix.centre().lon()));
        node.put("type", code(fix.windMs()));
        node.put("pressure", whole(fix.pressureHpa()));
        node.put("windSpeed", whole(fix.windMs()));
        node.put("moveSpeed", whole(motion.kmh()));
        node.put("moveDir", COMPASS[sixteenth(motion.bearing())]);
        node.put("move360", whole(motion.bearing()));
        radius(node, "windRadius30", fix.radii().r7());
        radius(node, "windRadius50", fix.radii().r10());
        radius(node, "windRadius64", fix.radii().r12());
        return node;
    }

    private static void radius(ObjectNode node, String name, List<Double> radii) {
        if (!radii.isEmpty()) {
            node.putObject(name)
                    .put("neRadius", whole(radii.get(0)))
                    .put("seRadius", whole(radii.get(1)))
                    .put("swRadius", whole(radii.get(2)))
                    .put("nwRadius", whole(radii.get(3)));
        }
    }

    private ObjectNode qweather(Instant now) {
        return JSON.objectNode()
                .put("code", "200")
                .put("updateTime", times.toTheMinute(now))
                .put("fxLink", "https://www.qweather.com");
    }

    private static ObjectNode referred(ObjectNode answer) {
        ObjectNode refer = answer.putObject("refer");
        refer.putArray("sources").add("QWeather（模拟 simulated）");
        refer.putArray("license").add("IBTrACS: CC BY 4.0");
        return answer;
    }

    private boolean unknown(Query query, Instant now) {
        return !query.text("stormid").orElse("").equals(track.storm().qweather()) || !born(now);
    }

    /// As QWeather says that there is nothing for this query: the status is in the body.
    static Reply noStorm() {
        return Reply.json(JSON.objectNode().put("code", "204"));
    }

    private static int sixteenth(double bearing) {
        return (int) Math.round(bearing / 22.5) % 16;
    }

    private static int force(double windMs) {
        int force = 0;
        while (force < FORCES.length && Math.round(windMs * 10) / 10.0 >= FORCES[force]) {
            force++;
        }
        return force;
    }

    private static String grade(double windMs) {
        return switch (code(windMs)) {
            case "SuperTY" -> "超强台风";
            case "STY" -> "强台风";
            case "TY" -> "台风";
            case "STS" -> "强热带风暴";
            case "TS" -> "热带风暴";
            default -> "热带低压";
        };
    }

    private static String code(double windMs) {
        double rounded = Math.round(windMs * 10) / 10.0;
        if (rounded >= 51.0) {
            return "SuperTY";
        }
        if (rounded >= 41.5) {
            return "STY";
        }
        if (rounded >= 32.7) {
            return "TY";
        }
        return rounded >= 24.5 ? "STS" : rounded >= 17.2 ? "TS" : "TD";
    }

    private static String bars(List<Double> radii) {
        return String.join("|", radii.stream().map(TyphoonApi::whole).toList());
    }

    private static String whole(double value) {
        return Long.toString(Math.round(value));
    }

    private static String trimmed(double degrees) {
        String text = "%.1f".formatted(degrees).toLowerCase(Locale.ROOT);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
