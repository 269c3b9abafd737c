package org.yilan.situation.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// An incident (事件/工单) as the journal knows it.
///
/// @param grade the grade now: the report's, or what an escalation made of it
/// @param version counts the events that touched it; a command names the version that its author saw
/// @param changedAt when the journal recorded the last of them
public record Incident(
        IncidentReport report, Progress progress, Grade grade, long version, Instant changedAt) {
    public String id() {
        return report.id();
    }

    public boolean open() {
        return progress.state().open();
    }

    /// Time left until the limit at `now`, negative when it has passed, empty when resolved or without a limit.
    public Optional<Duration> timeLeft(Instant now) {
        Instant due = report.dueAt();
        return due == null || !open() ? Optional.empty() : Optional.of(Duration.between(now, due));
    }

    public boolean overdue(Instant now) {
        return timeLeft(now).map(Duration::isNegative).orElse(false);
    }
}
