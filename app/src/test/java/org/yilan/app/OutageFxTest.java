package org.yilan.app;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.console.Console.Connection.State;
import org.yilan.console.Console.PendingCommand;
import org.yilan.console.HubConsole;
import org.yilan.situation.Changes.Kind;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.Tier;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/// The network between a desk and its hub is gone for ten minutes of a typhoon.
class OutageFxTest {
    private static final String MOMENT = "2024-09-15T09:05:00Z";

    @TempDir private Path data;

    private static IncidentState state(Desk desk, String id) {
        return desk.hub().incident(id).orElseThrow().progress().state();
    }

    private static void take(Desk desk, String id) {
        desk.select(Kind.INCIDENT, id);
        desk.look();
        desk.type(KeyCode.A, KeyCode.ENTER);
    }

    @Test
    void whatMayWaitIsKeptWhatMayNotIsRefusedAndThePersonDecidesWhatHasChanged() throws Exception {
        try (Desk desk = new Desk(data, MOMENT, "", "queue", 461, 860)) {
            List<String> fresh =
                    desk.hub().incidents().stream()
                            .filter(i -> i.progress().state() == IncidentState.NEW)
                            .map(Incident::id)
                            .sorted(Comparator.naturalOrder())
                            .toList();
            String early = fresh.get(0);
            String changed = fresh.get(1);
            String late = fresh.get(2);
            HubConsole console = desk.console();
            HubConsole colleague = desk.colleague("副值班长 李强");
            long seq = console.situation().seq();

            desk.cable().unplug();
            desk.until(() -> console.connection().state() == State.LOST);
            assertThat(console.connection().detail()).isEqualTo("console.link.silent");

            // Orders on one incident are kept; the form is free for the next one.
            take(desk, early);
            take(desk, changed);
            desk.until(() -> console.pending().size() == 2);
            assertThat(desk.said).contains("queue_kept");
            assertThat(desk.words()).doesNotContain("已发出，等待答复");

            // What decides for many is not: whoever orders it hears so at once.
            Outcome.Refused refused =
                    (Outcome.Refused)
                            console.send(
                                            new Command.DeclareLevel(
                                                    "上海市防汛指挥部",
                                                    Tier.CITY,
                                                    "310000",
                                                    "typhoon",
                                                    Grade.III,
                                                    null),
                                            "风大",
                                            -1)
                                    .get();
            assertThat(refused.code()).isEqualTo("refused.offline");

            // Meanwhile a colleague whose network holds does the same, and ten minutes pass.
            colleague.send(new Command.AcknowledgeIncident(changed), "我来", -1).get();
            desk.pass(Duration.ofMinutes(10));
            assertThat(console.situation().seq()).as("the last picture stays").isEqualTo(seq);
            assertThat(console.unheard()).isPositive();
            take(desk, late);
            desk.until(() -> console.pending().size() == 3);

            desk.cable().plug();
            desk.until(() -> console.connection().state() == State.CONNECTED);
            desk.until(() -> state(desk, early) == IncidentState.ACKNOWLEDGED);
            desk.until(() -> state(desk, late) == IncidentState.ACKNOWLEDGED);
            // What has changed is asked about, and is not done behind anybody's back.
            desk.until(
                    () ->
                            console.pending().stream()
                                    .map(PendingCommand::question)
                                    .toList()
                                    .equals(List.of("console.pending.changed")));
            assertThat(desk.hub().incident(changed).orElseThrow().progress().owner())
                    .isEqualTo("副值班长 李强");
            console.discard(console.pending().getFirst().id());
            desk.until(() -> console.pending().isEmpty());
            desk.until(() -> console.situation().seq() == desk.hub().seq());
            assertThat(desk.hub().incident(changed).orElseThrow().progress().owner())
                    .isEqualTo("副值班长 李强");
        }
    }

    @Test
    void whatHasWaitedForLongerThanTenMinutesIsAskedAbout() throws Exception {
        try (Desk desk = new Desk(data, MOMENT, "", "queue", 461, 860)) {
            String id =
                    desk.hub().incidents().stream()
                            .filter(i -> i.progress().state() == IncidentState.NEW)
                            .map(Incident::id)
                            .min(Comparator.naturalOrder())
                            .orElseThrow();
            desk.cable().unplug();
            desk.until(() -> desk.console().connection().state() == State.LOST);
            take(desk, id);
            desk.until(() -> desk.console().pending().size() == 1);
            desk.pass(Duration.ofMinutes(11));
            desk.cable().plug();

            desk.until(
                    () ->
                            desk.console().pending().stream()
                                    .map(PendingCommand::question)
                                    .toList()
                                    .equals(List.of("console.pending.old")));
            assertThat(state(desk, id)).isEqualTo(IncidentState.NEW);
            desk.console().confirm(desk.console().pending().getFirst().id());
            desk.until(() -> state(desk, id) == IncidentState.ACKNOWLEDGED);
        }
    }
}
