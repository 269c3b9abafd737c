package org.yilan.feeds.earthquake;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.IndexedDocuments;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.feeds.spi.XmlElement;

import java.net.URI;
import java.util.Optional;

/// `jma-xml`: telegrams of the Japan Meteorological Agency (気象庁防災情報XML) on earthquakes, early warning and tsunamis, one
/// telegram or an Atom index of them.
///
/// The url is the telegram or the index (`…/eqvol.xml`, which has no early warnings: those come from a distributor, one by
/// one). Of the index the entries about earthquakes and tsunamis are fetched. What is told of one event is one earthquake
/// with a line of reports for each title. Early warnings of the public and tsunami warnings are alerts besides.
///
/// Options:
/// - `hosts`: other hosts that links of the index may lead to, separated by commas
/// - `tier`: of the alerts; default `NATIONAL`
public final class JmaAdapter implements FeedAdapter {
    /// A first poll of the long index takes several.
    private final IndexedDocuments telegrams = new IndexedDocuments(100);

    @Override
    public String format() {
        return "jma-xml";
    }

    @Override
    public String about() {
        return "earthquakes, early warnings and tsunami warnings as the Japan Meteorological"
                + " Agency's XML: a telegram, or the Atom index of them";
    }

    @Override
    public void poll(Poll poll) throws FeedException {
        Optional<Document> document = poll.get(poll.config().url());
        if (document.isEmpty()) {
            return;
        }
        XmlElement root = document.get().xml();
        if (root.name().equals("feed")) {
            index(root, document.get().uri(), poll);
        } else {
            telegram(root, poll);
        }
    }

    /// Reads a telegram; says whether it could be used.
    private static boolean telegram(XmlElement root, Poll poll) throws FeedException {
        if (!root.name().equals("Report") || !root.namespace().equals(JmaTelegram.NAMESPACE)) {
            throw new FeedException(
                    "not-jma-xml",
                    "The answer is neither a telegram of JMA nor an index of them; its outermost"
                            + " element is <"
                            + Values.line(root.name())
                            + ">.");
        }
        try {
            JmaTelegram.read(root, poll);
            return true;
        } catch (Refusal refusal) {
            poll.refused(refusal.path(), refusal.reason());
            return false;
        }
    }

    private void index(XmlElement feed, URI at, Poll poll) throws FeedException {
        telegrams.read(
                feed.children("entry"),
                entry -> {
                    URI link = link(entry, at, poll);
                    return link == null
                            ? null
                            : new IndexedDocuments.Entry(link, entry.line("updated"));
                },
                poll,
                document -> telegram(document.xml(), poll));
    }

    /// Where an entry about earthquakes or tsunamis leads; null for any other, and for one that must not be followed.
    private static @Nullable URI link(XmlElement entry, URI at, Poll poll) {
        String href = "";
        for (XmlElement link : entry.children("link")) {
            href = href.isEmpty() ? link.attribute("href").strip() : href;
        }
        String title = entry.line("title");
        if (href.isEmpty()) {
            poll.refused(entry.path(), "an entry without a link to its telegram");
            return null;
        }
        if (!href.contains("_VXSE") && !href.contains("_VTSE") && !seismic(title)) {
            poll.ignored(entry.path(), "about neither earthquakes nor tsunamis: " + title);
            return null;
        }
        return IndexedDocuments.link(entry, href, at, poll);
    }

    private static boolean seismic(String title) {
        return title.contains("地震")
                || title.contains("震度")
                || title.contains("震源")
                || title.contains("津波");
    }
}
