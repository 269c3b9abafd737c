package org.yilan.feeds.cap;

import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.IndexedDocuments;
import org.yilan.feeds.spi.Observation;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.feeds.spi.XmlElement;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Signature;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `cap`: Common Alerting Protocol 1.0, 1.1 and 1.2 and the Chinese national profile, as a single message, inside another
/// document (EDXL-DE), or behind an Atom or RSS index.
///
/// The url is the message or the index. Options:
/// - `hosts`: other hosts that links of the index may lead to, separated by commas
/// - `tier`: the tier of a publisher that does not say (`NATIONAL`, `PROVINCIAL`, `CITY`, `DISTRICT`)
/// - `signers`: file with the certificates (PEM) that the feed trusts to sign messages, or to vouch for who does
/// - `signature`: `required` refuses every message that no such signer signed; without `signers` one whose signature does
///   not fit
///
/// Messages with a parameter `responseLevel` are about response levels and become those instead of alerts; see
/// [ResponseLevels].
public final class CapAdapter implements FeedAdapter {
    /// A first poll of a large index takes several.
    private final IndexedDocuments linked = new IndexedDocuments(300);

    /// Messages that declared a level, for cancellations that only refer to one.
    private final Map<String, ResponseLevel.Key> levels = new HashMap<>();

    @Override
    public String format() {
        return "cap";
    }

    @Override
    public String about() {
        return "CAP 1.0 to 1.2 warnings: one message, or an Atom or RSS index of them";
    }

    @Override
    public void poll(Poll poll) throws FeedException {
        List<Observation> found = new ArrayList<>();
        try {
            Optional<Document> document = poll.get(poll.config().url());
            if (document.isPresent()) {
                read(document.get(), poll, found);
            }
        } finally {
            report(found, poll);
        }
    }

    private void read(Document document, Poll poll, List<Observation> found) throws FeedException {
        XmlElement root = document.xml();
        Signers signers = Signers.of(poll.config());
        Messages messages =
                new Messages(
                        Signatures.of(document, root, signers),
                        signers,
                        root.line("distributionStatus"),
                        poll,
                        found);
        switch (root.name()) {
            case "alert" -> messages.read(root);
            case "feed" -> index(document, root.children("entry"), messages);
            case "rss", "RDF" -> index(document, root.descendants("item"), messages);
            default -> {
                List<XmlElement> alerts = root.descendants("alert");
                if (alerts.isEmpty()) {
                    throw new FeedException(
                            "not-cap",
                            "There is no CAP alert in the answer; its outermost element is <"
                                    + Values.line(root.name())
                                    + ">.");
                }
                alerts.forEach(messages::read);
            }
        }
    }

    /// The messages of one document.
    ///
    /// @param envelope status of the EDXL-DE envelope that they are in, empty without one
    private record Messages(
            Signatures signatures,
            Signers signers,
            String envelope,
            Poll poll,
            List<Observation> found) {
        /// Reads one; says whether it could be used.
        boolean read(XmlElement alert) {
            try {
                Observation said = new CapReader(poll, envelope).read(alert).orElse(null);
                if (said == null) {
                    return true;
                }
                Signature signature = signatures.of(alert, sent(said));
                if (!signers.accepts(signature)) {
                    throw new Refusal(
                            alert.path(),
                            signature == null
                                    ? "not signed, which this feed requires"
                                    : "its signature is not accepted: "
                                            + (signature.why().isEmpty()
                                                    ? "nobody vouches for the signer"
                                                    : signature.why()));
                }
                found.add(
                        said instanceof Observation.AlertSeen seen && signature != null
                                ? new Observation.AlertSeen(
                                        seen.alert().signed(signature), seen.chainByFirst())
                                : said);
                return true;
            } catch (Refusal refusal) {
                poll.refused(refusal.path(), refusal.reason());
                return false;
            }
        }

        private static Instant sent(Observation said) {
            return switch (said) {
                case Observation.AlertSeen seen -> seen.alert().sent();
                case Observation.LevelSeen seen -> seen.sent();
                case Observation.LevelOver over -> over.sent();
                default -> throw new IllegalStateException(said.toString());
            };
        }
    }

    private void index(Document index, List<XmlElement> entries, Messages messages)
            throws FeedException {
        Poll poll = messages.poll();
        linked.read(
                entries,
                entry -> {
                    List<XmlElement> inside = entry.descendants("alert");
                    if (!inside.isEmpty()) {
                        inside.forEach(messages::read);
                        return null;
                    }
                    URI link = link(entry, index, poll);
                    return link == null
                            ? null
                            : new IndexedDocuments.Entry(
                                    link, entry.line("updated") + entry.line("pubDate"));
                },
                poll,
                document -> message(document, poll, messages.found()));
    }

    /// Reads the document that an entry links to; says whether all of it could be used.
    private static boolean message(Document document, Poll poll, List<Observation> found)
            throws FeedException {
        XmlElement root = document.xml();
        List<XmlElement> alerts =
                root.name().equals("alert") ? List.of(root) : root.descendants("alert");
        if (alerts.isEmpty()) {
            throw new FeedException(
                    "not-cap",
                    "There is no CAP alert at the address that the index gives; the outermost"
                            + " element is <"
                            + Values.line(root.name())
                            + ">.");
        }
        Signers signers = Signers.of(poll.config());
        Messages messages =
                new Messages(
                        Signatures.of(document, root, signers),
                        signers,
                        root.line("distributionStatus"),
                        poll,
                        found);
        boolean all = true;
        for (XmlElement alert : alerts) {
            all &= messages.read(alert);
        }
        return all;
    }

    private static @org.jspecify.annotations.Nullable URI link(
            XmlElement entry, Document index, Poll poll) {
        String href = "";
        for (XmlElement link : entry.children("link")) {
            String to = link.attribute("href").isEmpty() ? link.text() : link.attribute("href");
            boolean cap = link.attribute("type").contains("cap+xml");
            String rel = link.attribute("rel");
            if (cap || (href.isEmpty() && (rel.isEmpty() || rel.equals("alternate")))) {
                href = to.strip();
            }
            if (cap) {
                break;
            }
        }
        if (href.isEmpty()) {
            poll.refused(entry.path(), "an entry without a link to its message");
            return null;
        }
        return IndexedDocuments.link(entry, href, index.uri(), poll);
    }

    private void report(List<Observation> found, Poll poll) {
        for (Observation observation : found) {
            if (observation instanceof Observation.LevelSeen seen) {
                levels.put(seen.message(), seen.level().key());
            }
        }
        for (Observation observation : found) {
            poll.saw(
                    observation instanceof Observation.AlertSeen seen
                            ? asLevelIfItIs(seen)
                            : observation);
        }
    }

    /// A cancellation need not repeat what it cancels; one that refers to a level ends that.
    private Observation asLevelIfItIs(Observation.AlertSeen seen) {
        Alert alert = seen.alert();
        if (alert.kind() == Alert.Kind.CANCEL) {
            for (String reference : alert.references()) {
                ResponseLevel.Key key = levels.get(reference);
                if (key != null) {
                    return new Observation.LevelOver(
                            alert.id(),
                            alert.sent(),
                            key,
                            alert.references(),
                            alert.text("zh").headline());
                }
            }
        }
        return seen;
    }
}
