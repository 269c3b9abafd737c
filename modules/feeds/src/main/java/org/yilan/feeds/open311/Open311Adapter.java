package org.yilan.feeds.open311;

import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.JsonItem;
import org.yilan.feeds.spi.Observation.TicketSeen;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Values;
import org.yilan.feeds.spi.XmlElement;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `open311`: GeoReport v2 service requests as JSON or XML, page by page.
///
/// The url is the folder of `requests.json` and `services.json`. The first poll asks for the last days, later ones for what
/// was updated since (a common extension; a server that does not know it sends everything, which does no harm). Options:
/// - `representation`: `json` (default) or `xml`
/// - `days`: how far back the first poll goes, default 7
/// - `grade`: grade of a request that states no severity, default IV
/// - `parameters`: more parameters for the query, e.g. `jurisdiction_id=city.gov`
///
/// What a request must have, what of it is read and how is in [TicketReader].
public final class Open311Adapter implements FeedAdapter {
    private static final int PAGE_SIZE = 200;
    private static final int MAX_PAGES = 100;

    /// Clocks of a server's parts differ; what is updated while we ask must not be missed.
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private Instant updatedUntil = Instant.MIN;

    /// Pages that another one followed, of what was recorded last, with the number of requests on them.
    private final Map<URI, Integer> full = new HashMap<>();

    private final Map<String, String> services = new HashMap<>();

    @Override
    public String format() {
        return "open311";
    }

    @Override
    public String about() {
        return "service requests of an Open311 GeoReport v2 endpoint";
    }

    @Override
    public void poll(Poll poll) throws FeedException {
        TicketReader reader = new TicketReader(poll, code -> service(code, poll));
        Set<String> seen = new HashSet<>();
        Map<URI, Integer> fullNow = new HashMap<>();
        Instant latest = updatedUntil;
        int first = 0;
        for (int page = 1; page <= MAX_PAGES; page++) {
            URI asked = query(poll, page);
            Optional<Document> document = poll.get(asked);
            if (document.isEmpty()) {
                // A page that has not changed says nothing of those behind it.
                Integer size = full.get(asked);
                if (size == null) {
                    break;
                }
                fullNow.put(asked, size);
                first = page == 1 ? size : first;
                continue;
            }
            List<Fields> requests = requests(document.get());
            int fresh = 0;
            for (Fields request : requests) {
                Optional<TicketSeen> ticket =
                        Optional.ofNullable(poll.part(() -> reader.read(request)));
                String id = String.valueOf(request.text("service_request_id"));
                fresh += seen.add(id) ? 1 : 0;
                if (ticket.isPresent()) {
                    poll.saw(ticket.get());
                    Instant updated = ticket.get().updated();
                    latest = updated.isAfter(latest) ? updated : latest;
                }
            }
            first = page == 1 ? requests.size() : first;
            if (last(requests.size(), fresh, first)) {
                break;
            }
            fullNow.put(asked, requests.size());
            if (page == MAX_PAGES) {
                poll.ignored("page " + page, "more pages than " + MAX_PAGES);
                poll.incomplete();
            }
        }
        // A clock upstream that is ahead must not make us skip what comes in meanwhile.
        Instant until = latest.isAfter(poll.now()) ? poll.now() : latest;
        poll.onRecorded(
                () -> {
                    updatedUntil = until;
                    full.clear();
                    full.putAll(fullNow);
                });
    }

    /// Whether a page was the last. Servers cap the page size as they like, and some ignore paging and send the same page
    /// for ever: so a page that is shorter than the first, or that brings nothing new, ends it.
    private static boolean last(int size, int fresh, int first) {
        return fresh == 0 || size < first || size < 10;
    }

    private URI query(Poll poll, int page) {
        StringBuilder query = new StringBuilder("requests.");
        query.append(representation(poll)).append("?extensions=true");
        Instant now = poll.now();
        if (updatedUntil.equals(Instant.MIN)) {
            long days = poll.config().option("days").map(Long::parseLong).orElse(7L);
            query.append("&start_date=")
                    .append(now.minus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS));
        } else {
            query.append("&updated_after=")
                    .append(updatedUntil.minus(OVERLAP).truncatedTo(ChronoUnit.SECONDS));
        }
        query.append("&page=").append(page).append("&page_size=").append(PAGE_SIZE);
        poll.config().option("parameters").ifPresent(p -> query.append('&').append(p));
        return poll.config().under(query.toString());
    }

    private static String representation(Poll poll) {
        return poll.config().option("representation").orElse("json");
    }

    private static List<Fields> requests(Document document) throws FeedException {
        if (document.looksLikeXml()) {
            XmlElement root = document.xml();
            if (!root.name().equals("service_requests")) {
                throw new FeedException(
                        "not-open311",
                        "The answer has <"
                                + Values.line(root.name())
                                + "> instead of <service_requests>.");
            }
            return root.children("request").stream().map(Fields::of).toList();
        }
        JsonItem root = document.json();
        JsonItem list = root.isArray() ? root : root.first("requests", "service_requests");
        if (!list.isArray()) {
            throw new FeedException("not-open311", "The answer is not a list of requests.");
        }
        return list.items().stream().map(Fields::of).toList();
    }

    /// The name of a service, for requests that give its code only. The list is fetched when the first such request comes,
    /// and again when an unknown code does.
    private String service(String code, Poll poll) {
        if (!services.containsKey(code)) {
            services.put(code, code);
            try {
                Optional<Document> document =
                        poll.get(poll.config().under("services." + representation(poll)));
                if (document.isPresent()) {
                    for (Fields service : services(document.get())) {
                        services.put(
                                Values.line(service.text("service_code")),
                                Values.line(service.text("service_name")));
                    }
                }
            } catch (FeedException e) {
                poll.ignored("services", e.sentence());
            }
        }
        String name = services.getOrDefault(code, "");
        return name.isEmpty() ? code : name;
    }

    private static List<Fields> services(Document document) throws FeedException {
        List<Fields> list = new ArrayList<>();
        if (document.looksLikeXml()) {
            document.xml().children("service").forEach(s -> list.add(Fields.of(s)));
        } else {
            document.json().items().forEach(s -> list.add(Fields.of(s)));
        }
        return list;
    }
}
