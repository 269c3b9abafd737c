package org.yilan.feeds.datex2;

import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.feeds.spi.XmlElement;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `datex2-situations`: what hinders road traffic, by DATEX II, versions 2 and 3.
///
/// The url is a SituationPublication. Each record of a situation is a road event of its own; how it is read is in
/// [SituationRecords]. A publication holds all that there is, so what it lists no more is over; one that calls itself an
/// update of single elements does not end anything. Option `language`: of comments that are in several.
public final class Datex2SituationsAdapter implements FeedAdapter {
    private static final String FORMAT = "datex2-situations";

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public String about() {
        return "accidents, roadworks, closures and other road events by DATEX II 2 and 3";
    }

    @Override
    public void poll(Poll poll) throws FeedException {
        Optional<Document> document = poll.get(poll.config().url());
        if (document.isEmpty()) {
            return;
        }
        XmlElement root = document.get().xml();
        XmlElement publication = Datex2.publication(root, FORMAT, List.of("SituationPublication"));
        SituationRecords records = new SituationRecords(poll);
        Set<String> ids = new HashSet<>();
        boolean[] whole = {!partial(root)};
        for (XmlElement situation : publication.children("situation")) {
            for (XmlElement record : situation.children("situationRecord")) {
                String id = Values.line(record.attribute("id"));
                if (id.isEmpty()) {
                    // Nobody can say which of the events known it is; none may be taken for over.
                    whole[0] = false;
                    poll.refused(record.path(), "no id");
                } else if (!ids.add(poll.config().id() + ":" + id)) {
                    poll.refused(record.path(), "a second record " + Values.quoted(id));
                } else {
                    poll.item(() -> read(records, situation, record, id, poll));
                }
            }
        }
        if (whole[0]) {
            poll.saw(new Observation.RoadEventsAre(ids));
        }
    }

    private static void read(
            SituationRecords records, XmlElement situation, XmlElement record, String id, Poll poll)
            throws Refusal {
        poll.saw(new Observation.RoadEventSeen(records.event(situation, record, id)));
    }

    /// Whether the publisher says that it sends changes alone.
    private static boolean partial(XmlElement root) {
        for (XmlElement method : root.descendants("updateMethod")) {
            String word = Values.line(method.text());
            if (!word.isEmpty() && !word.equals("allElementUpdate") && !word.equals("snapshot")) {
                return true;
            }
        }
        return root.descendants("codedExchangeProtocol").stream()
                .anyMatch(p -> Values.line(p.text()).startsWith("delta"));
    }
}
