package org.yilan.map.arrival;

import org.yilan.fx.Texts;
import org.yilan.situation.arrival.Arrival;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;

/// Arrivals in the words of the chosen language. Any thread.
public record ArrivalWords(Texts texts, ZoneId zone) {
    /// Agencies that differ by less are as good as agreed.
    private static final Duration AGREED = Duration.ofMinutes(20);

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    public String title(ArrivalBoard board) {
        return texts.get("layers.arrival.title", board.force().beaufort());
    }

    /// What a place is called.
    public String name(ArrivalBoard.Place place) {
        return texts.locale().getLanguage().equals("zh") ? place.zh() : place.en();
    }

    /// When the wind arrives, from the first agency's moment to the last one's.
    public String when(Arrival arrival, Instant now) {
        Instant from = arrival.earliest();
        Instant to = arrival.latest();
        if (arrival.reached() || from == null || to == null) {
            return texts.get("layers.arrival.reached");
        }
        // Within a day the hour says it all.
        String day =
                Duration.between(now, from).toHours() < 24
                        ? ""
                        : texts.get(
                                        "layers.arrival.day",
                                        from.atZone(zone).getDayOfMonth(),
                                        from.atZone(zone)
                                                .getDayOfWeek()
                                                .getDisplayName(TextStyle.SHORT, texts.locale()))
                                + " ";
        String words = day + clock(from);
        return Duration.between(from, to).compareTo(AGREED) < 0 ? words : words + "–" + clock(to);
    }

    private String clock(Instant at) {
        return CLOCK.withZone(zone).format(at);
    }

    /// By whom, and on what assumption.
    public String foot(ArrivalBoard board) {
        StringBuilder words = new StringBuilder();
        if (!board.onlyAgency().isEmpty()) {
            String key = "layers.agency." + board.onlyAgency();
            words.append(
                    texts.get(
                            "layers.arrival.one-agency",
                            texts.has(key) ? texts.get(key) : board.onlyAgency()));
        } else {
            words.append(texts.get("layers.arrival.agencies", board.asked()));
        }
        if (board.assumed()) {
            words.append('\n').append(texts.get("layers.arrival.assumed"));
        }
        return words.toString();
    }
}
