package org.yilan.feeds.push;

import org.yilan.feeds.http.HttpAccess;
import org.yilan.feeds.spi.Channel;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.spi.FeedException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A stream of server-sent events. A full inbox stops the reading, and so the upstream.
final class EventLine implements Line {
    private final FeedConfig config;
    private final Channel.ServerSentEvents channel;
    private final HttpAccess access;
    private String lastId = "";
    private Duration pause = Duration.ZERO;

    EventLine(FeedConfig config, Channel.ServerSentEvents channel, HttpAccess access) {
        this.config = config;
        this.channel = channel;
        this.access = access;
    }

    @Override
    public Duration pause() {
        return pause;
    }

    @Override
    public void close() {
        access.cancel();
    }

    @Override
    public void hold(Inbox inbox) throws FeedException, InterruptedException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "text/event-stream");
        headers.put("Cache-Control", "no-cache");
        if (!lastId.isEmpty()) {
            headers.put("Last-Event-ID", lastId);
        }
        Duration silence = silence();
        HttpAccess.Answer answer = access.open(config.url(), headers, true, silence);
        try (answer) {
            if (answer.response().code() != 200) {
                throw HttpAccess.refused(answer);
            }
            String type = answer.response().header("Content-Type", "");
            if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("text/event-stream")) {
                throw new FeedException(
                        "not-events",
                        HttpAccess.place(answer.at())
                                + " answered something other than a stream of events.");
            }
            inbox.alive();
            read(
                    new EventReader(
                            answer.response().body().byteStream(), config.maxBytes(), lastId),
                    inbox);
        } catch (IOException e) {
            // Closing would read on to the end, which never comes.
            answer.call().cancel();
            throw access.fault(e, answer.at(), silence);
        } finally {
            answer.call().cancel();
        }
    }

    private void read(EventReader reader, Inbox inbox) throws IOException, InterruptedException {
        try {
            boolean open = true;
            while (open) {
                switch (reader.next()) {
                    case null -> open = false;
                    case EventReader.Said.Life life -> inbox.alive();
                    case EventReader.Said.Event event -> {
                        if (!channel.events().isEmpty()
                                && !channel.events().contains(event.name())) {
                            inbox.alive();
                        } else {
                            open = inbox.put(message(event));
                        }
                    }
                }
                // Only what is in the inbox need not be sent again.
                lastId = reader.lastId();
            }
        } finally {
            pause = reader.retry();
        }
    }

    private Message message(EventReader.Said.Event event) {
        String place =
                "event " + (event.id().isEmpty() ? event.name() : event.name() + " " + event.id());
        byte[] data = event.data();
        return data == null
                ? Message.tooLarge(place, config.maxBytes())
                : Message.of(place, data, StandardCharsets.UTF_8);
    }

    /// A connection over which nothing comes is made again, since a dead one looks the same; early enough for its answer to
    /// count as the sign of life that keeps the feed fresh.
    private Duration silence() {
        Duration half = config.freshness().dividedBy(2);
        return half.compareTo(config.timeout()) > 0 ? half : config.timeout();
    }
}
