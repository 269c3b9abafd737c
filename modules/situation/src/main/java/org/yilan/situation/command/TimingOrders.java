package org.yilan.situation.command;

import org.yilan.situation.event.Event;
import org.yilan.situation.limit.HoldRule;
import org.yilan.situation.limit.TimeLimits;
import org.yilan.situation.model.Hold;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.Rung;

import java.time.Instant;
import java.util.Optional;

/// Judges orders on the clocks of an incident and on its supervision, see [Decider]. Pure; any thread.
final class TimingOrders {
    private TimingOrders() {}

    static Decision decide(
            TimeLimits limits,
            Incident incident,
            Command.OnIncident command,
            String by,
            String reason,
            Instant now) {
        String title = incident.report().title();
        if (!incident.open()) {
            return Refusal.ALREADY_RESOLVED.because(title);
        }
        Hold hold = incident.timing().hold();
        Rung rung = incident.timing().rung();
        return switch (command) {
            case Command.HoldClock c -> {
                if (hold != null) {
                    yield Refusal.ALREADY_HELD.because(title);
                }
                Optional<HoldRule> rule = limits.hold(c.cause());
                if (rule.isEmpty()) {
                    yield Refusal.NO_HOLD.because(c.cause().name());
                }
                HoldRule r = rule.get();
                Hold wanted = new Hold(c.cause(), r.stops(), now, now.plus(r.longest()), by);
                yield IncidentOrders.because(
                        reason, new Event.ClockHeld(incident.id(), wanted, by, reason));
            }
            case Command.ReleaseClock _ ->
                    hold == null
                            ? Refusal.NOT_HELD.because(title)
                            : Decider.accept(new Event.ClockReleased(incident.id(), by, reason));
            case Command.SuperviseIncident c -> {
                Optional<Rung> wanted = limits.rung(incident, c.tier(), now, by);
                if (wanted.isEmpty()) {
                    yield Refusal.NO_LADDER.because(c.tier().name());
                }
                yield rung != null && limits.step(c.tier()) <= limits.step(rung.tier())
                        ? Refusal.ALREADY_SUPERVISED.because(title, rung.tier().name())
                        : IncidentOrders.because(
                                reason,
                                new Event.SupervisionRaised(
                                        incident.id(), wanted.get(), by, reason));
            }
            case Command.AnswerSupervision _ -> {
                if (rung == null) {
                    yield Refusal.NOT_SUPERVISED.because(title);
                }
                yield rung.answered() != null
                        ? Refusal.SUPERVISION_ANSWERED.because(title)
                        : IncidentOrders.because(
                                reason,
                                new Event.SupervisionAnswered(
                                        incident.id(), rung.tier(), by, reason));
            }
            default -> throw new IllegalArgumentException("not an order on time: " + command);
        };
    }
}
