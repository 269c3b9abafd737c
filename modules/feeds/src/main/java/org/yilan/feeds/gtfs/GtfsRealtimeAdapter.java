package org.yilan.feeds.gtfs;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// `gtfs-realtime`: where the vehicles of public transport are, how late its lines run, and what disrupts them, by GTFS
/// Realtime 1 and 2.
///
/// The url is a FeedMessage (protocol buffers). How it is read is in [RealtimeReader]. Options: `static`, the address of the
/// operator's GTFS archive (zip), from which names of routes and stops come, read anew twice a day; without it routes are
/// called by their ids and vehicles are of no particular kind. `language` of alerts that are in several.
public final class GtfsRealtimeAdapter implements FeedAdapter {
    private static final Duration TIMETABLE_HOLDS = Duration.ofHours(12);
    private static final Duration RETRY = Duration.ofMinutes(10);

    private Timetable timetable = Timetable.NONE;
    private @Nullable Instant nextTimetable;

    @Override
    public String format() {
        return "gtfs-realtime";
    }

    @Override
    public String about() {
        return "vehicles, delays and alerts of public transport by GTFS Realtime";
    }

    @Override
    public void poll(Poll poll) throws FeedException {
        timetable(poll);
        Optional<Document> document = poll.get(poll.config().url());
        if (document.isEmpty()) {
            return;
        }
        if (document.get().size() == 0) {
            throw new FeedException("empty", "The answer is empty.");
        }
        Proto message;
        try {
            message = Proto.of(document.get().bytes(), "");
            if (!message.has(1)) {
                throw new FeedException(
                        "not-gtfs-realtime", "The answer is not a message of GTFS Realtime.");
            }
            new RealtimeReader(poll, timetable).read(message);
        } catch (Refusal e) {
            throw new FeedException(
                    "not-gtfs-realtime",
                    "The answer is not a message of GTFS Realtime: " + e.reason() + ".",
                    e);
        }
    }

    /// A timetable that cannot be had leaves the vehicles without names, not the city without vehicles.
    private void timetable(Poll poll) {
        Optional<String> option = poll.config().option("static");
        Instant due = nextTimetable;
        if (option.isEmpty() || (due != null && poll.now().isBefore(due))) {
            return;
        }
        try {
            URI uri = poll.config().url().resolve(option.get().strip());
            Optional<Document> archive = poll.get(uri);
            if (archive.isPresent()) {
                timetable = Timetable.read(archive.get().bytes(), poll);
            }
            nextTimetable = poll.now().plus(TIMETABLE_HOLDS);
        } catch (IllegalArgumentException e) {
            poll.refused("static", "no address: " + Values.quoted(option.get()));
            nextTimetable = poll.now().plus(RETRY);
        } catch (FeedException e) {
            poll.refused("static", Values.line(e.getMessage()));
            nextTimetable = poll.now().plus(RETRY);
        }
    }
}
