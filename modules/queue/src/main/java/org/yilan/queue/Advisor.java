package org.yilan.queue;

import org.jspecify.annotations.Nullable;
import org.yilan.console.Console;
import org.yilan.fx.FxThread;
import org.yilan.situation.advice.Advice;
import org.yilan.situation.model.Incident;

import java.time.Duration;
import java.time.Instant;

/// What the hub makes of the incident that a person looks at: asked for as soon as it is chosen, so that the answer is there
/// when an order is given, and again from time to time, because others come in that are like it. FX thread.
final class Advisor {
    /// As often as a person would look again.
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Console console;
    private final Runnable onNews;
    private String incident = "";
    private long version = -1;
    private Instant asked = Instant.MIN;
    private boolean waiting;
    private Advice advice = Advice.NONE;

    /// @param onNews called when another answer has come
    Advisor(Console console, Runnable onNews) {
        this.console = console;
        this.onNews = onNews;
    }

    /// A person looks at an incident, or at none.
    void look(@Nullable Incident at) {
        if (at == null) {
            incident = "";
            advice = Advice.NONE;
            return;
        }
        Instant now = console.time().now();
        boolean another = !at.id().equals(incident);
        if (another) {
            advice = Advice.NONE;
        }
        if (another
                || at.version() != version
                || (!waiting && Duration.between(asked, now).abs().compareTo(FRESH) > 0)) {
            incident = at.id();
            version = at.version();
            asked = now;
            ask(incident);
        }
    }

    private void ask(String id) {
        waiting = true;
        console.advice(id)
                .whenCompleteAsync(
                        (answer, failure) -> {
                            if (!id.equals(incident)) {
                                return;
                            }
                            waiting = false;
                            // Without an answer there is none: a person works as without it.
                            Advice news = answer == null ? Advice.NONE : answer;
                            if (!news.equals(advice)) {
                                advice = news;
                                onNews.run();
                            }
                        },
                        FxThread.executor());
    }

    /// The last answer for an incident.
    Advice of(Incident about) {
        return about.id().equals(incident) ? advice : Advice.NONE;
    }

    /// Whether the answer that was asked for has come.
    boolean settled() {
        return incident.isEmpty() || !waiting;
    }
}
