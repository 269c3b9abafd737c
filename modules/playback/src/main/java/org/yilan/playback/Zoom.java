package org.yilan.playback;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Locale;

/// How much of the journal the bar shows.
enum Zoom {
    HOUR(Duration.ofHours(1)),
    SIX_HOURS(Duration.ofHours(6)),
    DAY(Duration.ofHours(24)),
    ALL(null);

    private final @Nullable Duration span;

    Zoom(@Nullable Duration span) {
        this.span = span;
    }

    /// Length of the window, or null for the whole journal.
    @Nullable Duration span() {
        return span;
    }

    Zoom in() {
        return values()[Math.max(0, ordinal() - 1)];
    }

    Zoom out() {
        return values()[Math.min(values().length - 1, ordinal() + 1)];
    }

    static Zoom of(String option) {
        for (Zoom zoom : values()) {
            if (zoom.name().equals(option.toUpperCase(Locale.ROOT).replace('-', '_'))) {
                return zoom;
            }
        }
        return ALL;
    }
}
