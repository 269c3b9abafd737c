package org.yilan.queue;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.PanelContext;
import org.yilan.fx.Texts;
import org.yilan.situation.Changes;
import org.yilan.situation.Situation;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.Joint;

import java.util.Optional;

/// Which other units work on an incident, and how far each is; of such a unit's incident, the one that it helps with. FX thread.
final class JointView extends VBox {
    private final PanelContext context;
    private final Texts texts;

    JointView(PanelContext context) {
        this.context = context;
        this.texts = context.texts();
        getStyleClass().add("details-advice");
        managedProperty().bind(visibleProperty());
    }

    void show(Incident incident) {
        getChildren().clear();
        Situation situation = context.console().situation();
        Optional<Incident> parent = situation.parent(incident.id()).flatMap(situation::incident);
        parent.ifPresent(
                p -> {
                    section(texts.get("queue_helps_with"));
                    getChildren().add(entry(p, p.report().title() + " · " + state(p)));
                });
        Joint joint = situation.joint(incident.id()).orElse(null);
        if (joint != null) {
            long over =
                    joint.children().stream()
                            .filter(c -> situation.incident(c).map(i -> !i.open()).orElse(true))
                            .count();
            section(
                    texts.get(
                            joint.done() == null ? "queue_helpers" : "queue_helpers_waited_for",
                            Long.toString(over),
                            Integer.toString(joint.children().size())));
            for (String id : joint.children()) {
                situation
                        .incident(id)
                        .ifPresent(
                                c ->
                                        getChildren()
                                                .add(
                                                        entry(
                                                                c,
                                                                c.progress().unit()
                                                                        + " · "
                                                                        + state(c))));
            }
        }
        setVisible(!getChildren().isEmpty());
    }

    private String state(Incident i) {
        return texts.get("state." + i.progress().state().name());
    }

    private Node entry(Incident target, @Nullable String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.getStyleClass().add("advice-other");
        label.setOnMousePressed(
                e -> context.selection().select(Changes.Kind.INCIDENT, target.id()));
        return label;
    }

    private void section(String title) {
        Label label = new Label(title);
        label.getStyleClass().add("details-section");
        label.setMaxWidth(Double.MAX_VALUE);
        getChildren().add(label);
    }
}
