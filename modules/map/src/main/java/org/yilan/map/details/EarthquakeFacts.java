package org.yilan.map.details;

import org.yilan.fx.Texts;
import org.yilan.map.details.DetailSheet.Row;
import org.yilan.situation.Situation;
import org.yilan.situation.arrival.GreatCircle;
import org.yilan.situation.model.Earthquake;
import org.yilan.situation.model.Earthquake.AreaIntensity;
import org.yilan.situation.model.Earthquake.Hypocentre;
import org.yilan.situation.model.Earthquake.Shaking;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.GeoPoint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Puts the facts about an earthquake into words. Any thread.
final class EarthquakeFacts {
    private static final int AREAS = 8;

    private final Facts facts;
    private final Texts texts;
    private final GeoPoint city;

    /// @param city its centre, for distances
    EarthquakeFacts(Facts facts, Texts texts, GeoPoint city) {
        this.facts = facts;
        this.texts = texts;
        this.city = city;
    }

    DetailSheet sheet(Situation situation, Earthquake e, Instant now) {
        Hypocentre h = e.hypocentre();
        Shaking shaking = e.shaking();
        boolean early = e.stage().early();
        List<Row> rows = new ArrayList<>();
        rows.add(row("stage", stage(e)));
        rows.add(row("magnitude", magnitude(h)));
        rows.add(row("depth", depth(h.depthKm())));
        if (shaking.known()) {
            rows.add(
                    row(
                            early ? "intensity.expected" : "intensity",
                            shaking.maximum() + scale(shaking)));
        }
        if (!shaking.areas().isEmpty()) {
            rows.add(row("areas", areas(shaking.areas())));
        }
        Instant at = e.moment();
        rows.add(
                row(
                        h.origin() == null ? "reported" : "origin",
                        facts.time(at) + " · " + age(Duration.between(at, now))));
        GeoPoint p = h.epicentre();
        rows.add(
                row(
                        "place",
                        p == null
                                ? texts.get("layers.quake.no-place")
                                : String.format(
                                        Locale.ROOT,
                                        "%.2f°%s %.2f°%s · %s",
                                        Math.abs(p.lat()),
                                        p.lat() < 0 ? "S" : "N",
                                        Math.abs(p.lon()),
                                        p.lon() < 0 ? "W" : "E",
                                        texts.get(
                                                "layers.quake.distance",
                                                Math.round(GreatCircle.distanceKm(p, city))))));
        if (!e.tsunami().isEmpty()) {
            rows.add(row("tsunami", word("layers.quake.tsunami.", e.tsunami())));
        }
        if (!e.remark().isEmpty()) {
            rows.add(Row.of("", e.remark()));
        }
        rows.add(row("reporter", reporter(e)));
        rows.addAll(accounts(situation, situation.earthquakeAccounts(e.id())));
        String name = h.name().isEmpty() ? texts.get("layers.quake.somewhere") : h.name();
        return new DetailSheet(
                null,
                (early && e.simulated() ? texts.get("layers.card.exercise") + " · " : "")
                        + (early
                                ? texts.get("layers.quake.title." + e.stage().name(), name)
                                : texts.get("layers.quake.title", name)),
                rows,
                List.of(),
                e.imminent(now) ? texts.get("layers.quake.todo") : "",
                facts.foot(situation, e.feed(), e.updated(), e.simulated())
                        + unreachable(situation, e.feed()));
    }

    /// What each agency says when several tell of it, the one that leads first. An agency that comes by two feeds is named with
    /// each.
    private List<Row> accounts(Situation situation, List<Earthquake> accounts) {
        List<Row> rows = new ArrayList<>();
        for (Earthquake account : accounts.size() > 1 ? accounts : List.<Earthquake>of()) {
            String agency = reporter(account);
            boolean twice =
                    accounts.stream()
                            .anyMatch(
                                    o ->
                                            !o.feed().equals(account.feed())
                                                    && reporter(o).equals(agency));
            String feed =
                    situation.feed(account.feed()).map(FeedHealth::name).orElse(account.feed());
            rows.add(
                    Row.of(
                            twice || agency.isEmpty() ? agency + " (" + feed + ")" : agency,
                            account(account)));
        }
        return rows;
    }

    private String account(Earthquake e) {
        if (e.cancelled()) {
            return stage(e);
        }
        Hypocentre h = e.hypocentre();
        Instant origin = h.origin();
        List<String> words = new ArrayList<>();
        words.add(
                Double.isNaN(h.magnitude())
                        ? "M ?"
                        : String.format(Locale.ROOT, "M %.1f", h.magnitude()));
        if (!Double.isNaN(h.depthKm())) {
            words.add(depth(h.depthKm()));
        }
        if (origin != null) {
            words.add(facts.clock(origin));
        }
        if (e.stage().early()) {
            words.add(texts.get("layers.quake.stage." + e.stage().name()));
        }
        return String.join(" · ", words);
    }

    private String reporter(Earthquake e) {
        return word("layers.quake.reporter.", e.reporter());
    }

    /// An earthquake does not go stale; the feed that would correct it does.
    private String unreachable(Situation situation, String feed) {
        return situation
                .feed(feed)
                .map(FeedHealth::state)
                .filter(s -> s == FeedHealth.State.UNREACHABLE || s == FeedHealth.State.STALE)
                .map(s -> " · " + texts.get("layers.look.UNREACHABLE"))
                .orElse("");
    }

    private String stage(Earthquake e) {
        String word = texts.get("layers.quake.stage." + e.stage().name());
        return e.serial() > 0 ? word + " · " + texts.get("layers.quake.serial", e.serial()) : word;
    }

    private String magnitude(Hypocentre h) {
        return Double.isNaN(h.magnitude())
                ? texts.get("layers.quake.unknown")
                : String.format(Locale.ROOT, "M %.1f", h.magnitude())
                        + (h.magnitudeType().isEmpty() ? "" : " (" + h.magnitudeType() + ")");
    }

    private String depth(double km) {
        return Double.isNaN(km)
                ? texts.get("layers.quake.unknown")
                : km <= 0
                        ? texts.get("layers.quake.shallow")
                        : texts.get("layers.quake.km", Math.round(km));
    }

    private String scale(Shaking shaking) {
        String scale = word("layers.quake.scale.", shaking.scale());
        return scale.isEmpty() ? "" : " · " + scale;
    }

    private String areas(List<AreaIntensity> areas) {
        List<String> words = new ArrayList<>();
        areas.stream().limit(AREAS).forEach(a -> words.add(a.name() + " " + a.intensity()));
        int more = areas.size() - words.size();
        return String.join("、", words)
                + (more > 0 ? " " + texts.get("layers.quake.more-areas", more) : "");
    }

    private String age(Duration age) {
        long minutes = Math.max(0, age.toMinutes());
        return minutes < 60
                ? texts.get("layers.quake.minutes-ago", minutes)
                : minutes < 48 * 60
                        ? texts.get("layers.quake.hours-ago", minutes / 60, minutes % 60)
                        : texts.get("layers.quake.days-ago", minutes / (24 * 60));
    }

    private String word(String family, String code) {
        return texts.has(family + code) ? texts.get(family + code) : code;
    }

    private Row row(String key, String value) {
        return Row.of(texts.get("layers.quake.row." + key), value);
    }
}
