package org.yilan.feeds.gbfs;

import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.JsonItem;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Remembered;
import org.yilan.feeds.spi.Values;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `gbfs`: stations of a bicycle sharing system by the General Bikeshare Feed Specification, versions 1 to 3.
///
/// The url is `gbfs.json`, from which the documents `system_information` (language and time zone; may be missing),
/// `station_information` and `station_status` are found. How a station is read is in [StationReader]. Options: `language`
/// of names, where the system has several (the system's first if left out); `hosts` that the documents may lie on besides
/// the url's own. What moves freely, zones and prices are not read; a system without stations is refused.
public final class GbfsAdapter implements FeedAdapter {
    private final Remembered<Map<String, URI>> addresses = new Remembered<>();
    private final Remembered<JsonItem> documents = new Remembered<>();

    @Override
    public String format() {
        return "gbfs";
    }

    @Override
    public String about() {
        return "stations of a bicycle sharing system by GBFS 1 to 3 (gbfs.json)";
    }

    @Override
    public void poll(Poll poll) throws FeedException {
        Optional<Map<String, URI>> found =
                addresses.get("gbfs", poll.config().url(), poll, d -> addresses(d, poll));
        if (found.isEmpty()) {
            return;
        }
        Map<String, URI> feeds = found.get();
        for (String needed : List.of("station_information", "station_status")) {
            if (!feeds.containsKey(needed)) {
                throw new FeedException(
                        "no-stations",
                        "The system names no document "
                                + needed
                                + ": it has no stations, and only those are read.");
            }
        }
        Optional<JsonItem> system =
                feeds.containsKey("system_information")
                        ? document("system_information", feeds, poll)
                        : Optional.empty();
        Optional<JsonItem> information = document("station_information", feeds, poll);
        Optional<JsonItem> status = document("station_status", feeds, poll);
        if (information.isPresent() && status.isPresent()) {
            new StationReader(poll, system.map(s -> s.get("data")))
                    .read(information.get(), status.get());
        }
    }

    private Optional<JsonItem> document(String name, Map<String, URI> feeds, Poll poll)
            throws FeedException {
        URI uri = feeds.get(name);
        if (uri == null) {
            return Optional.empty();
        }
        if (!poll.mayFollow(uri)) {
            throw new FeedException(
                    "foreign-link",
                    "The document "
                            + name
                            + " is at another host, "
                            + Values.quoted(uri.getHost())
                            + ", which the option \"hosts\" does not allow.");
        }
        return documents.get(
                name,
                uri,
                poll,
                d -> {
                    JsonItem root = d.json();
                    boolean right =
                            name.equals("system_information")
                                    ? root.get("data").isObject()
                                    : root.get("data").get("stations").isArray();
                    if (!right) {
                        throw new FeedException(
                                "not-gbfs", "The document " + name + " has no data of its kind.");
                    }
                    return root;
                });
    }

    /// Addresses by name. Up to version 2 there is a list for each language, since version 3 only one.
    private static Map<String, URI> addresses(Document document, Poll poll) throws FeedException {
        JsonItem data = document.json().get("data");
        JsonItem list = data.get("feeds");
        if (!list.isArray()) {
            List<JsonItem> languages = data.members();
            Optional<String> wanted = poll.config().option("language");
            list = data.get(wanted.orElse("")).get("feeds");
            if (!list.isArray() && !languages.isEmpty()) {
                list = languages.getFirst().get("feeds");
                if (wanted.isPresent()) {
                    poll.ignored(
                            "/data",
                            "the option language: the system has no "
                                    + Values.quoted(wanted.get()));
                }
            }
        }
        if (!list.isArray()) {
            throw new FeedException("not-gbfs", "The answer has no list named \"feeds\".");
        }
        Map<String, URI> addresses = new LinkedHashMap<>();
        for (JsonItem feed : list.items()) {
            String name = feed.line("name");
            String url = feed.line("url");
            try {
                addresses.put(name, document.uri().resolve(url));
            } catch (IllegalArgumentException e) {
                throw new FeedException(
                        "bad-address",
                        "The address of the document "
                                + Values.quoted(name)
                                + " is none: "
                                + Values.quoted(url),
                        e);
            }
        }
        return addresses;
    }
}
