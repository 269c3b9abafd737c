package org.yilan.situation.command;

import org.yilan.situation.Alarms;
import org.yilan.situation.alarm.Alarm;
import org.yilan.situation.alarm.AlarmFigures;
import org.yilan.situation.alarm.AlarmState;
import org.yilan.situation.event.Event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Judges orders on alarms, see [Decider]. Pure; any thread.
final class AlarmOrders {
    private AlarmOrders() {}

    static Decision decide(
            Alarms alarms, Command.OnAlarm command, String reason, Actor actor, Instant now) {
        return switch (command) {
            case Command.AcknowledgeAlarms c -> acknowledge(alarms, c, reason, actor.name());
            case Command.ShelveAlarm c ->
                    alarms.of(c.alarm())
                            .map(a -> shelve(a, c, reason, actor.name(), now))
                            .orElseGet(() -> unknown(c.alarm()));
            case Command.UnshelveAlarm c ->
                    alarms.of(c.alarm())
                            .map(
                                    a ->
                                            a.shelf() == null
                                                    ? Refusal.ALARM_NOT_SHELVED.because(title(a))
                                                    : Decider.accept(
                                                            new Event.AlarmUnshelved(
                                                                    c.alarm(),
                                                                    actor.name(),
                                                                    reason)))
                            .orElseGet(() -> unknown(c.alarm()));
            case Command.PutAlarmOutOfService c ->
                    inService(alarms.of(c.alarm()), c.alarm(), actor, true)
                            .orElseGet(
                                    () ->
                                            IncidentOrders.because(
                                                    reason,
                                                    new Event.AlarmPutOutOfService(
                                                            c.alarm(), actor.name(), reason)));
            case Command.PutAlarmInService c ->
                    inService(alarms.of(c.alarm()), c.alarm(), actor, false)
                            .orElseGet(
                                    () ->
                                            Decider.accept(
                                                    new Event.AlarmPutInService(
                                                            c.alarm(), actor.name(), reason)));
        };
    }

    private static Decision acknowledge(
            Alarms alarms, Command.AcknowledgeAlarms command, String reason, String by) {
        List<Event> events =
                command.alarms().stream()
                        .distinct()
                        .filter(k -> alarms.of(k).map(a -> a.state().waiting()).orElse(false))
                        .<Event>map(k -> new Event.AlarmAcknowledged(k, by, reason))
                        .toList();
        return events.isEmpty() ? Refusal.ALARM_SEEN.because() : new Decision.Accept(events);
    }

    private static Decision shelve(
            Alarm alarm, Command.ShelveAlarm command, String reason, String by, Instant now) {
        if (alarm.service() != null) {
            return Refusal.ALARM_OUT_OF_SERVICE.because(title(alarm));
        }
        if (alarm.shelf() != null) {
            return Refusal.ALARM_SHELVED.because(title(alarm), alarm.shelf().by());
        }
        if (alarm.state() == AlarmState.NORMAL) {
            return Refusal.ALARM_OVER.because(title(alarm));
        }
        if (!command.until().isAfter(now)) {
            return Refusal.SHELF_PAST.because();
        }
        if (command.until().isAfter(now.plus(AlarmFigures.LONGEST_SHELF))) {
            return Refusal.SHELF_TOO_LONG.because(
                    Long.toString(AlarmFigures.LONGEST_SHELF.toHours()));
        }
        return IncidentOrders.because(
                reason, new Event.AlarmShelved(command.alarm(), command.until(), by, reason));
    }

    /// Why an alarm cannot be put out of service or back, empty when it can.
    private static Optional<Decision> inService(
            Optional<Alarm> alarm, String key, Actor actor, boolean wanted) {
        if (alarm.isEmpty()) {
            return Optional.of(unknown(key));
        }
        if (actor.role() != Role.COMMANDER) {
            return Optional.of(Refusal.SERVICE_COMMANDER_ONLY.because(actor.name()));
        }
        if ((alarm.get().service() == null) == wanted) {
            return Optional.empty();
        }
        String title = title(alarm.get());
        return Optional.of(
                wanted
                        ? Refusal.ALARM_OUT_OF_SERVICE.because(title)
                        : Refusal.ALARM_IN_SERVICE.because(title));
    }

    private static Decision unknown(String key) {
        return Refusal.UNKNOWN_ALARM.because(key);
    }

    private static String title(Alarm alarm) {
        return alarm.condition().title();
    }
}
