package org.yilan.situation.command;

import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.situation.response.ResponseTask;
import org.yilan.situation.response.RollAnswer;

import java.util.Optional;

/// Judges orders on the tasks of a level and on the roll-call before one, see [Decider]. Dispatchers and commanders may give
/// them. Pure; any thread.
final class ResponseOrders {
    private ResponseOrders() {}

    static Decision decide(
            Situation situation, Command.OnResponse command, String by, String given) {
        String reason = given.strip();
        return switch (command) {
            case Command.OnTask c ->
                    situation
                            .response()
                            .task(c.task())
                            .map(t -> onTask(t, c, by, reason))
                            .orElseGet(() -> Refusal.UNKNOWN_TASK.because(c.task()));
            case Command.AnswerRollCall c -> answer(situation, c, by, reason);
        };
    }

    private static Decision onTask(
            ResponseTask task, Command.OnTask command, String by, String reason) {
        String words = task.words().zh();
        return switch (command) {
            case Command.CompleteTask _ ->
                    switch (task.state()) {
                        case DONE -> Refusal.TASK_DONE.because(words, task.by());
                        case WAIVED -> Refusal.TASK_WAIVED.because(words, task.by());
                        case OPEN -> Decider.accept(new Event.TaskDone(task.id(), by, reason));
                    };
            case Command.WaiveTask _ ->
                    switch (task.state()) {
                        case DONE -> Refusal.TASK_DONE.because(words, task.by());
                        case WAIVED -> Refusal.TASK_WAIVED.because(words, task.by());
                        case OPEN ->
                                IncidentOrders.because(
                                        reason, new Event.TaskWaived(task.id(), by, reason));
                    };
            case Command.ReopenTask _ ->
                    task.open()
                            ? Refusal.TASK_OPEN.because(words)
                            : IncidentOrders.because(
                                    reason, new Event.TaskReopened(task.id(), by, reason));
        };
    }

    private static Decision answer(
            Situation situation, Command.AnswerRollCall command, String by, String reason) {
        if (situation.proposal(command.proposal()).isEmpty()) {
            return Refusal.UNKNOWN_PROPOSAL.because();
        }
        Optional<RollAnswer> asked =
                situation.response().rollCall(command.proposal()).stream()
                        .filter(a -> a.post().id().equals(command.post()))
                        .findFirst();
        if (asked.isEmpty()) {
            return Refusal.UNKNOWN_POST.because(command.post());
        }
        return !command.go() && reason.isEmpty()
                ? Refusal.REASON_REQUIRED.because()
                : Decider.accept(
                        new Event.PostAnswered(
                                command.proposal(), command.post(), command.go(), by, reason));
    }
}
