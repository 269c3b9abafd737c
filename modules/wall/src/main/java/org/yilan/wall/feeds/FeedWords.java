package org.yilan.wall.feeds;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.Texts;
import org.yilan.situation.model.FeedFigures;
import org.yilan.situation.model.FeedHealth;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Feeds in words. Any thread.
///
/// @param settings the configuration, which has names in both languages; a hub elsewhere may have feeds that it does not
///     know
public record FeedWords(Texts texts, JsonNode settings, ZoneId zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss");

    String name(FeedHealth feed) {
        return configured(feed, "name", feed.name());
    }

    String department(FeedHealth feed) {
        return configured(feed, "department", feed.department());
    }

    private String configured(FeedHealth feed, String member, String otherwise) {
        for (JsonNode known : settings.path("feeds")) {
            if (known.path("id").asString("").equals(feed.feed())) {
                return known.path(member).path(texts.locale().getLanguage()).asString(otherwise);
            }
        }
        return otherwise;
    }

    String state(FeedHealth feed) {
        return texts.get("feeds.state." + feed.state().name());
    }

    String since(FeedHealth feed) {
        return texts.get("feeds.since", TIME.format(feed.since().atZone(zone)));
    }

    /// The age of the last good answer beside what is promised, `12 s / 5 min`.
    String age(FeedRow row) {
        Duration age = row.age();
        return (age == null ? texts.get("feeds.never") : span(age))
                + " / "
                + span(row.health().freshness());
    }

    String nextTry(@Nullable FeedFigures figures) {
        if (figures == null) {
            return "";
        }
        Duration next = figures.nextTry();
        return next != null
                ? span(next)
                : figures.transport().equals("poll") ? texts.get("feeds.asking") : "";
    }

    String perMinute(@Nullable FeedFigures figures) {
        return figures == null ? "" : number(figures.perMinute().items());
    }

    String bytesPerMinute(@Nullable FeedFigures figures) {
        return figures == null ? "" : bytes(figures.perMinute().bytes());
    }

    String parsing(@Nullable FeedFigures figures) {
        return figures == null ? "" : number(figures.last().parsing().toNanos() / 1e6) + " ms";
    }

    /// All that there is to say about one, in sentences.
    String whole(FeedRow row) {
        StringBuilder all = new StringBuilder();
        FeedHealth h = row.health();
        all.append(row.name()).append(" · ").append(state(h)).append(", ").append(since(h));
        if (!h.errorClass().isEmpty()) {
            all.append("\n").append(h.errorClass()).append(": ").append(h.detail());
        }
        FeedFigures f = row.figures();
        if (f != null) {
            all.append("\n")
                    .append(
                            texts.get(
                                    "feeds.rounds",
                                    texts.get("feeds.transport." + f.transport()),
                                    f.rounds(),
                                    f.faults()));
            if (f.circuit() != FeedFigures.Circuit.CLOSED) {
                all.append("  ").append(texts.get("feeds.circuit", f.faultsInRow()));
            }
            all.append("\n")
                    .append(
                            texts.get(
                                    "feeds.last",
                                    f.last().items(),
                                    f.last().documents(),
                                    bytes(f.last().bytes()),
                                    number(f.last().took().toNanos() / 1e6)));
            if (f.waiting() > 0 || f.dropped() > 0) {
                all.append("  ").append(texts.get("feeds.inbox", f.waiting(), f.dropped()));
            }
        }
        if (!h.datum().isEmpty()) {
            all.append("\n").append(texts.get("feeds.datum", h.datum()));
        }
        return all.toString();
    }

    String span(Duration d) {
        if (d.toSeconds() < 100) {
            return d.toSeconds() + " s";
        }
        if (d.toMinutes() < 100) {
            return d.toMinutes() + " min";
        }
        return d.toHours() < 100 ? d.toHours() + " h" : d.toDays() + " d";
    }

    private static String bytes(double bytes) {
        return bytes < 1000
                ? number(bytes) + " B"
                : bytes < 1e6 ? number(bytes / 1e3) + " kB" : number(bytes / 1e6) + " MB";
    }

    /// Three digits are enough to compare.
    private static String number(double value) {
        return String.format(Locale.ROOT, value < 9.95 && value > 0 ? "%.1f" : "%.0f", value);
    }
}
