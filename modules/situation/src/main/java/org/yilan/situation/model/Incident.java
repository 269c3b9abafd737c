package org.yilan.situation.model;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// An incident (事件/工单) as the journal knows it.
///
/// @param grade the grade now: the report's, or what an escalation made of it
/// @param version counts the events that touched it; a command names the version that its author saw
/// @param changedAt when the journal recorded the last of them
/// @param timing its clocks
public record Incident(
        IncidentReport report,
        Progress progress,
        Grade grade,
        long version,
        Instant changedAt,
        Timing timing) {
    public Incident {
        // A hub of an earlier version does not tell the clocks.
        timing = timing == null ? Timing.published(report, progress, changedAt) : timing;
    }

    /// One for which no city has set limits.
    public Incident(
            IncidentReport report,
            Progress progress,
            Grade grade,
            long version,
            Instant changedAt) {
        this(
                report,
                progress,
                grade,
                version,
                changedAt,
                Timing.published(report, progress, changedAt));
    }

    /// With other clocks, at the same version.
    public Incident with(Timing other) {
        return new Incident(report, progress, grade, version, changedAt, other);
    }

    public String id() {
        return report.id();
    }

    public boolean open() {
        return progress.state().open();
    }

    /// When the limit breaks, or broke, that is or was the first to; null when resolved, without a limit, or while its
    /// clocks stand still.
    public @Nullable Instant due() {
        return timing.running().isEmpty() ? null : timing.running().getFirst().due();
    }

    /// Time left until the first limit at `now`, negative when it has passed, empty when there is none to keep.
    public Optional<Duration> timeLeft(Instant now) {
        return Optional.ofNullable(due()).map(due -> Duration.between(now, due));
    }

    public boolean overdue(Instant now) {
        Instant due = due();
        return due != null && due.isBefore(now);
    }
}
