package org.yilan.playback;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Which stretch of time lies where.
///
/// @param from moment at pixel `left`
/// @param to moment at pixel `left + width`
record BarScale(Instant from, Instant to, double left, double width) {
    /// Part of the window that lies after the present.
    private static final double FUTURE = 0.06;

    private static final Duration SHORTEST = Duration.ofMinutes(10);

    /// Steps between labels, in minutes.
    private static final List<Integer> STEPS =
            List.of(1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10_080);

    /// The window for a zoom.
    ///
    /// @param before the window until now: it stays while the playhead is well inside it, so that the ground does not move
    ///     under a person's hand; null when there is none
    static BarScale window(
            Zoom zoom,
            Instant earliest,
            Instant latest,
            Instant shown,
            boolean live,
            double left,
            double width,
            @Nullable BarScale before) {
        Duration span = zoom.span();
        Duration whole = longer(Duration.between(earliest, latest), SHORTEST);
        if (span == null || span.compareTo(whole) >= 0) {
            return new BarScale(earliest, latest.plus(part(whole, FUTURE)), left, width);
        }
        Instant last = latest.plus(part(span, FUTURE));
        if (live) {
            return new BarScale(last.minus(span), last, left, width);
        }
        if (before != null && before.span().equals(span) && before.holds(shown)) {
            return new BarScale(before.from, before.to, left, width);
        }
        Instant from = shown.minus(part(span, 0.5));
        if (from.isBefore(earliest)) {
            from = earliest;
        }
        if (from.plus(span).isAfter(last)) {
            from = last.minus(span);
        }
        return new BarScale(from, from.plus(span), left, width);
    }

    Duration span() {
        return Duration.between(from, to);
    }

    double x(Instant moment) {
        return left + width * seconds(Duration.between(from, moment)) / seconds(span());
    }

    Instant moment(double x) {
        double share = width <= 0 ? 0 : (x - left) / width;
        return from.plusMillis(Math.round(share * span().toMillis()));
    }

    double pixels(Duration duration) {
        return width * seconds(duration) / seconds(span());
    }

    private boolean holds(Instant moment) {
        double share = (x(moment) - left) / width;
        return share >= 0.04 && share <= 0.96;
    }

    /// Moments to be labelled, at round local times, at least `apart` pixels from each other.
    List<ZonedDateTime> labels(ZoneId zone, double apart) {
        int step = STEPS.getLast();
        for (int minutes : STEPS) {
            if (pixels(Duration.ofMinutes(minutes)) >= apart) {
                step = minutes;
                break;
            }
        }
        ZonedDateTime at = from.atZone(zone).truncatedTo(ChronoUnit.DAYS);
        List<ZonedDateTime> labels = new ArrayList<>();
        // By local time: a day has other lengths than 24 hours in some places.
        while (!at.toInstant().isAfter(to)) {
            if (!at.toInstant().isBefore(from)) {
                labels.add(at);
            }
            at = step >= 1440 ? at.plusDays(step / 1440) : at.plusMinutes(step);
        }
        return labels;
    }

    static boolean midnight(ZonedDateTime at) {
        return at.toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    private static Duration part(Duration whole, double share) {
        return Duration.ofMillis((long) (whole.toMillis() * share));
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
