package org.yilan.wall;

import org.yilan.fx.RefusalWords;
import org.yilan.fx.Texts;
import org.yilan.situation.Situation;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.model.ResponseLevel;

/// Says in one line what an order is, and why one was refused. Any thread.
record OrderWords(Texts texts) {
    String of(Command command, Situation situation) {
        return switch (command) {
            case Command.AcknowledgeIncident c ->
                    texts.get("wall.order.acknowledge", title(c.incident(), situation));
            case Command.AssignIncident c ->
                    texts.get("wall.order.assign", title(c.incident(), situation), c.unit());
            case Command.EscalateIncident c ->
                    texts.get(
                            "wall.order.escalate",
                            title(c.incident(), situation),
                            word("grade.", c.to().code()));
            case Command.AcceptIncident c ->
                    texts.get("wall.order.accept", title(c.incident(), situation));
            case Command.ReturnIncident c ->
                    texts.get("wall.order.return", title(c.incident(), situation));
            case Command.AttendIncident c ->
                    texts.get("wall.order.attend", title(c.incident(), situation));
            case Command.EvaluateIncident c ->
                    texts.get("wall.order.evaluate", title(c.incident(), situation));
            case Command.CloseIncident c ->
                    texts.get("wall.order.close", title(c.incident(), situation));
            case Command.ReopenIncident c ->
                    texts.get("wall.order.reopen", title(c.incident(), situation));
            case Command.CancelIncident c ->
                    texts.get("wall.order.cancel", title(c.incident(), situation));
            case Command.ResolveIncident c ->
                    texts.get("wall.order.resolve", title(c.incident(), situation));
            case Command.HoldClock c ->
                    texts.get(
                            "wall.order.hold",
                            title(c.incident(), situation),
                            texts.get("hold." + c.cause().name()));
            case Command.ReleaseClock c ->
                    texts.get("wall.order.release", title(c.incident(), situation));
            case Command.SuperviseIncident c ->
                    texts.get(
                            "wall.order.supervise",
                            title(c.incident(), situation),
                            texts.get("tier." + c.tier().name()));
            case Command.AnswerSupervision c ->
                    texts.get("wall.order.answer", title(c.incident(), situation));
            case Command.UnmaskField c ->
                    texts.get("wall.order.unmask", title(c.incident(), situation));
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
                    texts.get("wall.order.confirm", proposal(c.proposal(), situation));
            case Command.WithdrawProposal c ->
                    texts.get("wall.order.withdraw", proposal(c.proposal(), situation));
        };
    }

    /// The reason of a refusal.
    String why(Outcome.Refused refused) {
        return RefusalWords.of(texts, refused);
    }

    private static String title(String incident, Situation situation) {
        return situation.incident(incident).map(i -> i.report().title()).orElse(incident);
    }

    private String proposal(String id, Situation situation) {
        return situation
                .proposal(id)
                .map(
                        p -> {
                            ResponseLevel level = p.level();
                            return word("district.", level.key().division())
                                    + " "
                                    + word("hazard.", level.key().hazard())
                                    + " "
                                    + word("level.", level.level().code());
                        })
                .orElse(id);
    }

    private String word(String family, String code) {
        return texts.has(family + code) ? texts.get(family + code) : code;
    }
}
