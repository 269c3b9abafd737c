package org.yilan.feeds.sensorthings;

import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.JsonItem;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Values;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `sensorthings`: OGC SensorThings 1.1. Every datastream is a sensor; its newest observation is its reading.
///
/// The url is the service's root (`…/v1.1`), or a whole query of Datastreams. The answer is read page by page along
/// `@iot.nextLink`. How a datastream is read is in [DatastreamReader]. Option `filter`: an OData filter for the datastreams.
public final class SensorThingsAdapter implements FeedAdapter {
    private static final int MAX_PAGES = 200;

    /// Spaces as %20: a plus sign means a plus to some servers.
    private static final String QUERY =
            "Datastreams?$expand=Thing($expand=Locations),ObservedProperty,"
                    + "Observations($orderby=phenomenonTime%20desc;$top=1)&$top=200";

    /// Which page follows which, of what was recorded last.
    private final Map<URI, URI> following = new HashMap<>();

    @Override
    public String format() {
        return "sensorthings";
    }

    @Override
    public String about() {
        return "sensors and readings of an OGC SensorThings 1.1 service";
    }

    @Override
    public void poll(Poll poll) throws FeedException {
        DatastreamReader reader = new DatastreamReader(poll);
        Set<URI> asked = new HashSet<>();
        Map<URI, URI> links = new HashMap<>();
        URI next = start(poll);
        while (next != null) {
            if (!asked.add(next)) {
                throw new FeedException("paging-loop", "A page's next page is one that was read.");
            }
            if (asked.size() > MAX_PAGES) {
                poll.ignored("page " + asked.size(), "more pages than " + MAX_PAGES);
                poll.incomplete();
                return;
            }
            URI page = next;
            Optional<Document> document = poll.get(page);
            if (document.isEmpty()) {
                // A page that has not changed says nothing of those behind it.
                next = following.get(page);
                if (next != null) {
                    links.put(page, next);
                }
                continue;
            }
            JsonItem root = document.get().json();
            if (!root.get("value").isArray()) {
                throw new FeedException(
                        "not-sensorthings", "The answer has no list of entities named \"value\".");
            }
            for (JsonItem item : root.get("value").items()) {
                poll.item(() -> reader.read(item));
            }
            next = next(root, document.get(), poll);
            if (next != null) {
                links.put(page, next);
            }
        }
        // Only of a round that came to its end: the fetcher remembers no other either.
        poll.onRecorded(
                () -> {
                    following.clear();
                    following.putAll(links);
                });
    }

    private static URI start(Poll poll) {
        URI url = poll.config().url();
        if (url.getPath() != null && url.getPath().contains("Datastreams")) {
            return url;
        }
        String filter =
                poll.config()
                        .option("filter")
                        .map(f -> "&$filter=" + f.replace(" ", "%20"))
                        .orElse("");
        return poll.config().under(QUERY + filter);
    }

    private static @org.jspecify.annotations.Nullable URI next(
            JsonItem root, Document page, Poll poll) throws FeedException {
        String link = root.text("@iot.nextLink");
        if (link == null || link.isBlank()) {
            return null;
        }
        URI next;
        try {
            // FROST writes some characters that a URI may not have.
            next = page.uri().resolve(link.strip().replace(" ", "%20").replace("|", "%7C"));
        } catch (IllegalArgumentException e) {
            throw new FeedException(
                    "bad-address", "The next page's address is none: " + Values.quoted(link), e);
        }
        if (!poll.mayFollow(next)) {
            throw new FeedException(
                    "foreign-link",
                    "The next page is at another host, "
                            + Values.quoted(next.getHost())
                            + ", which the option \"hosts\" does not allow.");
        }
        return next;
    }
}
