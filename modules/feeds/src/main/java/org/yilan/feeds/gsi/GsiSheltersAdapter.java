package org.yilan.feeds.gsi;

import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.JsonItem;
import org.yilan.feeds.spi.Observation;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Place;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// `gsi-shelters`: Japan's designated shelters and emergency evacuation sites as the Geospatial Information Authority publishes
/// them, GeoJSON with Japanese property names.
///
/// The url is the document. Sites, which are designated for some hazards and not for others, are of the kind
/// `evacuation-site` and have the names of those hazards for their status; shelters are of the kind `shelter` and have none.
/// How full they are and when that was is not published: they count as seen now. A collection that is named with a
/// municipality's code lies in that. Option `kind`: in place of both kinds.
public final class GsiSheltersAdapter implements FeedAdapter {
    private static final String ID = "共通ID";
    private static final String NAME = "施設・場所名";
    private static final String ADDRESS = "住所";
    private static final List<String> HAZARDS =
            List.of("洪水", "崖崩れ、土石流及び地滑り", "高潮", "地震", "津波", "大規模な火事", "内水氾濫", "火山現象");

    @Override
    public String format() {
        return "gsi-shelters";
    }

    @Override
    public String about() {
        return "Japan's designated shelters and evacuation sites as GeoJSON";
    }

    @Override
    public void poll(Poll poll) throws FeedException {
        Optional<Document> document = poll.get(poll.config().url());
        if (document.isEmpty()) {
            return;
        }
        JsonItem root = document.get().json();
        if (root.line("type").equals("unavailable")) {
            throw new FeedException(
                    "not-published",
                    "The municipality's places are not published: "
                            + Values.quoted(root.text("message")));
        }
        if (!root.line("type").equals("FeatureCollection") || !root.get("features").isArray()) {
            throw new FeedException(
                    "not-gsi-shelters", "The answer is not a GeoJSON FeatureCollection.");
        }
        String code = root.line("name");
        String division = code.matches("\\d{6}") ? code : "";
        Set<String> ignored = new TreeSet<>();
        for (JsonItem feature : root.get("features").items()) {
            poll.item(() -> read(feature, division, poll));
            ignored.addAll(feature.get("properties").names());
        }
        ignored.removeAll(HAZARDS);
        ignored.removeAll(List.of(ID, NAME, ADDRESS));
        if (!ignored.isEmpty()) {
            poll.ignored("/features", "properties not used: " + String.join(", ", ignored));
        }
    }

    private static void read(JsonItem feature, String division, Poll poll) throws Refusal {
        JsonItem properties = feature.get("properties");
        String id = properties.requiredLine(ID);
        String name = properties.requiredLine(NAME);
        GeoPoint point = poll.part(() -> feature.get("geometry").geoJsonPoint());
        List<String> hazards =
                HAZARDS.stream().filter(h -> properties.line(h).equals("1")).toList();
        boolean site = properties.names().stream().anyMatch(HAZARDS::contains);
        poll.saw(
                new Observation.FacilitySeen(
                        new Facility(
                                poll.config().id() + ":" + id,
                                poll.config().id(),
                                poll.config()
                                        .option("kind")
                                        .orElse(site ? "evacuation-site" : "shelter"),
                                name,
                                new Place(
                                        point,
                                        properties.line(ADDRESS),
                                        division.isEmpty() ? poll.division(point) : division),
                                String.join(" / ", hazards),
                                -1,
                                -1,
                                poll.now())));
    }
}
