package org.yilan.fx;

import org.yilan.situation.Situation;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.model.Proposal;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.response.RollAnswer;

import java.util.Optional;

/// Says in one line what an order is, and why one was refused. Any thread.
public record OrderWords(Texts texts) {
    /// How an order names what it is about.
    public interface Names {
        /// The title of an incident.
        String incident(String id);

        /// What a proposal proposes, empty when it is not known.
        Optional<ResponseLevel> proposal(String id);

        /// What a task of a level is called; its id where that is not known.
        default String task(String id) {
            return id.substring(id.indexOf('#') + 1);
        }

        /// What a post of a roll-call is called; its id where that is not known.
        default String post(String proposal, String post) {
            return post;
        }

        /// The title of an alarm.
        String alarm(String key);
    }

    public String of(Command command, Situation situation) {
        return of(
                command,
                new Names() {
                    @Override
                    public String incident(String id) {
                        return situation.incident(id).map(i -> i.report().title()).orElse(id);
                    }

                    @Override
                    public Optional<ResponseLevel> proposal(String id) {
                        return situation.proposal(id).map(Proposal::level);
                    }

                    @Override
                    public String task(String id) {
                        String language = texts.locale().getLanguage();
                        return situation
                                .response()
                                .task(id)
                                .map(t -> t.words().in(language))
                                .orElseGet(() -> Names.super.task(id));
                    }

                    @Override
                    public String post(String proposal, String post) {
                        String language = texts.locale().getLanguage();
                        return situation.response().rollCall(proposal).stream()
                                .map(RollAnswer::post)
                                .filter(p -> p.id().equals(post))
                                .findFirst()
                                .map(p -> p.words().in(language))
                                .orElse(post);
                    }

                    @Override
                    public String alarm(String key) {
                        return situation
                                .alarms()
                                .of(key)
                                .map(a -> a.condition().title())
                                .orElse(key);
                    }
                });
    }

    public String of(Command command, Names names) {
        return switch (command) {
            case Command.AcknowledgeIncident c ->
                    texts.get("wall.order.acknowledge", names.incident(c.incident()));
            case Command.RenewClaim c ->
                    texts.get("wall.order.renew", names.incident(c.incident()));
            case Command.HandBackIncident c ->
                    texts.get("wall.order.handback", names.incident(c.incident()));
            case Command.AssignIncident c ->
                    texts.get("wall.order.assign", names.incident(c.incident()), c.unit());
            case Command.EscalateIncident c ->
                    texts.get(
                            "wall.order.escalate",
                            names.incident(c.incident()),
                            word("grade.", c.to().code()));
            case Command.AcceptIncident c ->
                    texts.get("wall.order.accept", names.incident(c.incident()));
            case Command.ReturnIncident c ->
                    texts.get("wall.order.return", names.incident(c.incident()));
            case Command.AttendIncident c ->
                    texts.get("wall.order.attend", names.incident(c.incident()));
            case Command.EvaluateIncident c ->
                    texts.get("wall.order.evaluate", names.incident(c.incident()));
            case Command.CloseIncident c ->
                    texts.get("wall.order.close", names.incident(c.incident()));
            case Command.ReopenIncident c ->
                    texts.get("wall.order.reopen", names.incident(c.incident()));
            case Command.CancelIncident c ->
                    texts.get("wall.order.cancel", names.incident(c.incident()));
            case Command.ResolveIncident c ->
                    texts.get("wall.order.resolve", names.incident(c.incident()));
            case Command.MergeIncidents c ->
                    texts.get(
                            "wall.order.merge",
                            names.incident(c.incident()),
                            names.incident(c.other()));
            case Command.SplitIncident c ->
                    texts.get("wall.order.split", names.incident(c.incident()));
            case Command.AskAssistance c ->
                    texts.get("wall.order.assist", names.incident(c.incident()), c.unit());
            case Command.RuleReturn c ->
                    texts.get("wall.order.rule", names.incident(c.incident()), c.unit());
            case Command.HoldClock c ->
                    texts.get(
                            "wall.order.hold",
                            names.incident(c.incident()),
                            texts.get("hold." + c.cause().name()));
            case Command.ReleaseClock c ->
                    texts.get("wall.order.release", names.incident(c.incident()));
            case Command.SuperviseIncident c ->
                    texts.get(
                            "wall.order.supervise",
                            names.incident(c.incident()),
                            texts.get("tier." + c.tier().name()));
            case Command.AnswerSupervision c ->
                    texts.get("wall.order.answer", names.incident(c.incident()));
            case Command.UnmaskField c ->
                    texts.get("wall.order.unmask", names.incident(c.incident()));
            case Command.DeclareLevel c ->
                    texts.get(
                            "wall.order.declare",
                            word("district.", c.division()),
                            word("hazard.", c.hazard()),
                            word("level.", c.level().code()));
            case Command.EndLevel c ->
                    texts.get(
                            "wall.order.end",
                            word("district.", c.key().division()),
                            word("hazard.", c.key().hazard()));
            case Command.ConfirmProposal c ->
                    texts.get("wall.order.confirm", proposal(c.proposal(), names));
            case Command.WithdrawProposal c ->
                    texts.get("wall.order.withdraw", proposal(c.proposal(), names));
            case Command.WithdrawSchedule c ->
                    texts.get(
                            "wall.order.unschedule",
                            word("district.", c.key().division()),
                            word("hazard.", c.key().hazard()));
            case Command.CompleteTask c -> texts.get("wall.order.task_done", names.task(c.task()));
            case Command.WaiveTask c -> texts.get("wall.order.task_waive", names.task(c.task()));
            case Command.ReopenTask c -> texts.get("wall.order.task_reopen", names.task(c.task()));
            case Command.AnswerRollCall c ->
                    texts.get(
                            c.go() ? "wall.order.go" : "wall.order.no_go",
                            names.post(c.proposal(), c.post()),
                            proposal(c.proposal(), names));
            case Command.AcknowledgeAlarms c ->
                    c.alarms().size() == 1
                            ? texts.get("wall.order.alarm-seen", names.alarm(c.alarms().getFirst()))
                            : texts.get(
                                    "wall.order.alarms-seen", Integer.toString(c.alarms().size()));
            case Command.ShelveAlarm c ->
                    texts.get("wall.order.alarm-shelve", names.alarm(c.alarm()));
            case Command.UnshelveAlarm c ->
                    texts.get("wall.order.alarm-unshelve", names.alarm(c.alarm()));
            case Command.PutAlarmOutOfService c ->
                    texts.get("wall.order.alarm-out", names.alarm(c.alarm()));
            case Command.PutAlarmInService c ->
                    texts.get("wall.order.alarm-in", names.alarm(c.alarm()));
        };
    }

    /// The reason of a refusal.
    public String why(Outcome.Refused refused) {
        return RefusalWords.of(texts, refused);
    }

    private String proposal(String id, Names names) {
        return names.proposal(id).map(this::level).orElse(id);
    }

    /// Where, for what and which.
    public String level(ResponseLevel level) {
        return word("district.", level.key().division())
                + " "
                + word("hazard.", level.key().hazard())
                + " "
                + word("level.", level.level().code());
    }

    private String word(String family, String code) {
        return texts.has(family + code) ? texts.get(family + code) : code;
    }
}
