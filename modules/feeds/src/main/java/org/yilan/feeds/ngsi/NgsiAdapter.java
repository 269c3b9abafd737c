package org.yilan.feeds.ngsi;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.JsonItem;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `ngsi`: entities of a FIWARE context broker, NGSI-v2 and NGSI-LD, in the normalized, concise and key-values
/// representations.
///
/// AirQualityObserved, WeatherObserved, TrafficFlowObserved, NoiseLevelObserved and WaterQualityObserved: every measured
/// attribute is a sensor with its reading, in the unit of its `unitCode` (UN/CEFACT) or the model's default, converted.
/// OffStreetParking and ParkingSpot are places with their capacity. Other types are refused by name. A time at the end of an
/// entity's id is cut off, so that the observations of one station are one station.
///
/// The url is a query like `…/v2/entities?type=WeatherObserved&limit=500` or `…/ngsi-ld/v1/entities?type=…`, or a single
/// entity. With a `limit` it is read page by page. Option `index`: `hj633` if the publisher's airQualityIndex is China's.
public final class NgsiAdapter implements FeedAdapter {
    private static final int MAX_PAGES = 200;
    private static final Pattern LIMIT = Pattern.compile("(?<=[?&])limit=(\\d{1,6})(?=&|$)");
    private static final Pattern OFFSET = Pattern.compile("(?<=[?&])offset=(\\d{1,9})(?=&|$)");

    /// How many entities a page had, for when it has not changed.
    private Map<URI, Integer> sizes = Map.of();

    @Override
    public String format() {
        return "ngsi";
    }

    @Override
    public String about() {
        return "entities of a FIWARE context broker: air, weather, traffic, noise, water, parking";
    }

    @Override
    public void poll(Poll poll) throws FeedException {
        Map<URI, Integer> read = new HashMap<>();
        String first = null;
        URI url = poll.config().url();
        int limit = number(LIMIT, url, 0);
        int offset = number(OFFSET, url, 0);
        for (int page = 0; ; page++) {
            if (page == MAX_PAGES) {
                poll.ignored("page " + (page + 1), "more pages than " + MAX_PAGES);
                poll.incomplete();
                break;
            }
            URI uri = page == 0 ? url : at(url, offset + page * limit);
            Optional<Document> document = poll.get(uri);
            int size = sizes.getOrDefault(uri, 0);
            if (document.isPresent()) {
                List<JsonItem> entities = entities(document.get().json());
                size = entities.size();
                String start = size == 0 ? null : entities.getFirst().line("id");
                if (start != null && start.equals(first)) {
                    throw new FeedException(
                            "paging-loop",
                            "The next page begins like the last: the broker does not heed"
                                    + " \"offset\".");
                }
                first = start;
                for (JsonItem entity : entities) {
                    poll.item(() -> read(new Entity(entity), poll));
                }
            }
            read.put(uri, size);
            if (limit == 0 || size < limit) {
                break;
            }
        }
        poll.onRecorded(() -> sizes = read);
    }

    private static List<JsonItem> entities(JsonItem root) throws FeedException {
        if (root.isArray()) {
            return root.items();
        }
        if (Entity.is(root)) {
            return List.of(root);
        }
        String said = said(root);
        throw new FeedException(
                "not-ngsi",
                said == null
                        ? "The answer is neither an NGSI entity nor a list of them."
                        : "The broker answered " + Values.quoted(said) + ".");
    }

    /// What a broker says when it does not answer the question: `error` and `description` in NGSI-v2, a problem document
    /// in NGSI-LD.
    private static @Nullable String said(JsonItem root) {
        for (String name : List.of("description", "detail", "title", "error")) {
            String text = root.text(name);
            if (text != null && !text.isBlank()) {
                return text;
            }
        }
        return null;
    }

    private static void read(Entity entity, Poll poll) throws Refusal {
        List<String> types = entity.types();
        for (String type : types) {
            if (Measure.observed(type)) {
                new ObservedReader(poll).read(entity, type);
                return;
            }
            if (type.equals(ParkingReader.CAR_PARK)) {
                new ParkingReader(poll).carPark(entity);
                return;
            }
            if (type.equals(ParkingReader.SPOT)) {
                new ParkingReader(poll).spot(entity);
                return;
            }
        }
        throw new Refusal(
                entity.path(), "unknown entity type " + Values.quoted(String.join(", ", types)));
    }

    private static int number(Pattern pattern, URI url, int otherwise) {
        Matcher found = pattern.matcher(url.toString());
        return found.find() ? Integer.parseInt(found.group(1)) : otherwise;
    }

    private static URI at(URI url, int offset) {
        Matcher stated = OFFSET.matcher(url.toString());
        return URI.create(
                stated.find()
                        ? stated.replaceFirst("offset=" + offset)
                        : url + "&offset=" + offset);
    }
}
