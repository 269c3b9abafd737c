package org.yilan.feeds.datex2;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Remembered;
import org.yilan.feeds.spi.Values;
import org.yilan.feeds.spi.XmlElement;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Place;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What sites are called, where they lie and how large they are: a publication of its own, which changes rarely, at the
/// address that the option `table` gives. The publications of values name sites by id alone. One thread.
final class SiteTable {
    /// @param capacity spaces, -1 where not known
    record Site(String name, @Nullable GeoPoint point, int capacity) {}

    /// How a table calls its parts.
    ///
    /// @param types the publications that will do
    /// @param records elements that are a site
    record Form(
            String format,
            List<String> types,
            List<String> records,
            String name,
            String location,
            String capacity) {}

    private final Form form;
    private final Remembered<Map<String, Site>> tables = new Remembered<>();
    private Map<String, Site> sites = Map.of();

    SiteTable(Form form) {
        this.form = form;
    }

    /// The publication of values that the feed's url gives, with this table brought up to date before; empty when the values
    /// have not changed. What the table says anew is told with the next values: they change by the minute, it does not.
    ///
    /// @param type its kind, without prefix
    Optional<XmlElement> values(Poll poll, String type) throws FeedException {
        fetch(poll);
        Optional<Document> document = poll.get(poll.config().url());
        return document.isEmpty()
                ? Optional.empty()
                : Optional.of(Datex2.publication(document.get(), form.format(), List.of(type)));
    }

    /// Fetches the table if the option names one; without, every site has its id for a name and no place.
    private void fetch(Poll poll) throws FeedException {
        Optional<String> option = poll.config().option("table");
        if (option.isEmpty()) {
            sites = Map.of();
            return;
        }
        URI uri;
        try {
            uri = poll.config().url().resolve(option.get().strip());
        } catch (IllegalArgumentException e) {
            throw new FeedException(
                    "bad-address",
                    "The option \"table\" is no address: " + Values.quoted(option.get()),
                    e);
        }
        sites =
                tables.get(
                                "table",
                                uri,
                                poll,
                                d ->
                                        sites(
                                                Datex2.publication(d, form.format(), form.types()),
                                                poll))
                        .orElse(Map.of());
    }

    private Map<String, Site> sites(XmlElement publication, Poll poll) {
        Map<String, Site> read = new HashMap<>();
        for (String record : form.records()) {
            for (XmlElement element : publication.descendants(record)) {
                poll.item(
                        () -> {
                            String id = Datex2.requiredId(element, element, "id");
                            if (read.putIfAbsent(id, site(element, poll)) != null) {
                                throw new Refusal(
                                        element.path(), "a second site " + Values.quoted(id));
                            }
                        });
            }
        }
        return read;
    }

    private Site site(XmlElement element, Poll poll) {
        GeoPoint point = poll.part(() -> Datex2.point(element.child(form.location())));
        Double capacity =
                form.capacity().isEmpty()
                        ? null
                        : poll.part(
                                () ->
                                        Values.number(
                                                element.text(form.capacity()),
                                                element.path() + "/" + form.capacity(),
                                                0,
                                                1_000_000));
        return new Site(
                Datex2.words(element.child(form.name())),
                point,
                capacity == null ? -1 : (int) Math.round(capacity));
    }

    String name(String id) {
        Site site = sites.get(id);
        return site == null || site.name().isEmpty() ? id : site.name();
    }

    Place place(String id, Poll poll) {
        Site site = sites.get(id);
        return site == null || site.point() == null
                ? Place.UNKNOWN
                : new Place(site.point(), "", poll.division(site.point()));
    }

    int capacity(String id) {
        Site site = sites.get(id);
        return site == null ? -1 : site.capacity();
    }
}
