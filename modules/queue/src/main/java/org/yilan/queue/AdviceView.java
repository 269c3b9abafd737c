package org.yilan.queue;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.yilan.fx.PanelContext;
import org.yilan.fx.Texts;
import org.yilan.fx.TimelineWords;
import org.yilan.situation.Changes;
import org.yilan.situation.advice.Advice;
import org.yilan.situation.advice.Candidate;
import org.yilan.situation.advice.Suggestion;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.IncidentState;

import java.util.Optional;

/// What an incident is merged with, what it may be merged with, and who may be responsible; each with its reasons. FX thread.
final class AdviceView extends VBox {
    /// Below this another category than upstream's is not worth a doubt: own choice.
    private static final double SURE = 0.6;

    private final PanelContext context;
    private final Texts texts;
    private final TimeWords times;
    private final AdviceWords words;

    AdviceView(PanelContext context, TimeWords times) {
        this.context = context;
        this.texts = context.texts();
        this.times = times;
        this.words = new AdviceWords(texts);
        getStyleClass().add("details-advice");
        managedProperty().bind(visibleProperty());
    }

    /// @param personal whether callers' names and words may be shown
    void show(Incident i, Advice advice, boolean personal) {
        getChildren().clear();
        String into = i.progress().into();
        if (!into.isEmpty()) {
            section(
                    i.progress().state() == IncidentState.MERGED
                            ? texts.get("queue_merged_into")
                            : texts.get("queue_resolved_with"));
            getChildren().add(other(into, ""));
        }
        if (!i.progress().members().isEmpty()) {
            section(texts.get("queue_members", Integer.toString(i.progress().callers())));
            i.progress().members().forEach(id -> getChildren().add(member(id, personal)));
        }
        if (personal) {
            candidates(i, advice);
            suggestions(i, advice);
        }
        setVisible(!getChildren().isEmpty());
    }

    private void candidates(Incident i, Advice advice) {
        boolean any = false;
        for (Candidate c : advice.candidates()) {
            Optional<Incident> other = context.console().situation().incident(c.incident());
            if (i.open() && other.isPresent() && other.get().open()) {
                if (!any) {
                    section(texts.get("queue_alike"));
                    any = true;
                }
                getChildren()
                        .add(
                                other(
                                        c.incident(),
                                        AdviceWords.percent(c.score()) + " · " + words.why(c)));
            }
        }
    }

    private void suggestions(Incident i, Advice advice) {
        if (!i.open() || advice.units().isEmpty()) {
            return;
        }
        section(texts.get("queue_suggested"));
        Suggestion unit = advice.units().getFirst();
        getChildren().add(entry(unit.value(), words.why(unit)));
        String category = i.report().category();
        if (!advice.categories().isEmpty()) {
            Suggestion first = advice.categories().getFirst();
            if (!first.value().equals(category) && first.confidence() >= SURE) {
                String name =
                        texts.has("category." + first.value())
                                ? texts.get("category." + first.value())
                                : first.value();
                getChildren()
                        .add(entry(texts.get("queue_suggested_category", name), words.why(first)));
            }
        }
        if (advice.score().judged() > 0) {
            dim(words.score(advice.score()));
        }
        if (advice.learning()) {
            dim(texts.get("queue_advice_learning"));
        }
    }

    /// Another incident; a press goes there.
    private Node other(String id, String why) {
        String title =
                context.console().situation().incident(id).map(i -> i.report().title()).orElse("");
        Node entry = entry(TimelineWords.number(id) + " " + title, why);
        entry.getStyleClass().add("advice-other");
        entry.setOnMousePressed(e -> context.selection().select(Changes.Kind.INCIDENT, id));
        return entry;
    }

    private Node member(String id, boolean personal) {
        Optional<Incident> known = context.console().situation().incident(id);
        if (known.isEmpty()) {
            return entry(TimelineWords.number(id), texts.get("queue_member_gone"));
        }
        IncidentReport report = known.get().report();
        String caller = (report.reporter().name() + " " + report.reporter().phone()).strip();
        String state = texts.get("state." + known.get().progress().state().name());
        String when = times.day(report.reportedAt());
        return other(
                id,
                personal && !caller.isEmpty()
                        ? caller + " · " + when + " · " + state
                        : when + " · " + state);
    }

    private static Node entry(String what, String why) {
        Label name = new Label(what);
        name.setWrapText(true);
        name.setMinHeight(Region.USE_PREF_SIZE);
        VBox column = new VBox(name);
        if (!why.isEmpty()) {
            Label reason = new Label(why);
            reason.getStyleClass().add("text-dim");
            reason.setWrapText(true);
            reason.setMinHeight(Region.USE_PREF_SIZE);
            column.getChildren().add(reason);
        }
        HBox row = new HBox(column);
        HBox.setHgrow(column, Priority.ALWAYS);
        row.getStyleClass().add("advice-entry");
        return row;
    }

    private void section(String title) {
        Label label = new Label(title);
        label.getStyleClass().add("details-section");
        label.setMaxWidth(Double.MAX_VALUE);
        getChildren().add(label);
    }

    private void dim(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("text-dim", "advice-score");
        label.setWrapText(true);
        getChildren().add(label);
    }
}
