package org.yilan.feeds.spi;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The documents that an index links to (Atom, RSS): each is fetched once for each version that the index tells of, the rest
/// of a long index in later polls. One that fails is refused and tried again; when several do not answer, the upstream is
/// given up for this time. One thread.
public final class IndexedDocuments {
    /// Links that do not answer before the index is given up for this time.
    private static final int MAX_FAULTS = 3;

    private final int most;

    /// What was fetched and recorded: a document's address and the index's word on when it last changed.
    private Map<URI, String> known = new HashMap<>();

    /// What an entry of the index says.
    ///
    /// @param version the index's word on when the document last changed
    public record Entry(URI link, String version) {}

    /// Looks at one entry.
    @FunctionalInterface
    public interface Look {
        /// @return null when there is nothing to fetch for it
        @Nullable Entry at(XmlElement entry);
    }

    /// Reads one document.
    @FunctionalInterface
    public interface Reader {
        /// @return whether all of it could be used, so that it need not be fetched again
        boolean read(Document document) throws FeedException;
    }

    /// @param most documents fetched in one poll
    public IndexedDocuments(int most) {
        this.most = most;
    }

    /// Fetches and reads what is new in an index.
    public void read(List<XmlElement> entries, Look look, Poll poll, Reader reader)
            throws FeedException {
        Map<URI, String> seen = new LinkedHashMap<>();
        int fetches = 0;
        int faults = 0;
        for (XmlElement element : entries) {
            Entry entry = look.at(element);
            if (entry == null) {
                continue;
            }
            URI link = entry.link();
            if (entry.version().equals(known.get(link)) || seen.containsKey(link)) {
                seen.put(link, entry.version());
                continue;
            }
            if (fetches++ >= most) {
                poll.incomplete();
                break;
            }
            try {
                Optional<Document> document = poll.get(link);
                if (document.isEmpty() || reader.read(document.get())) {
                    seen.put(link, entry.version());
                }
            } catch (FeedException e) {
                poll.refused(element.path(), e.sentence());
                boolean network =
                        !e.errorClass().startsWith("http-4") && !e.errorClass().startsWith("not-");
                if (e.errorClass().equals("cancelled") || (network && ++faults >= MAX_FAULTS)) {
                    throw e;
                }
            }
        }
        poll.onRecorded(() -> known = seen);
    }

    /// Where a link of an index leads; null when it must not be followed, which is reported.
    ///
    /// @param entry the element that has the link
    /// @param index address of the index
    public static @Nullable URI link(XmlElement entry, String href, URI index, Poll poll) {
        URI link;
        try {
            link = index.resolve(href);
        } catch (IllegalArgumentException e) {
            poll.refused(entry.path(), "not an address: " + Values.quoted(href));
            return null;
        }
        if (!poll.mayFollow(link)) {
            poll.refused(
                    entry.path(),
                    "links to another host, "
                            + Values.quoted(link.getHost())
                            + ", which the option \"hosts\" does not allow");
            return null;
        }
        return link;
    }
}
