package org.yilan.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yilan.testing.IncidentBuilder.incident;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.journal.Journal;
import org.yilan.situation.Situation;
import org.yilan.situation.command.Actor;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.command.Role;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Exercise;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.Rung;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// People who are played at a hub, by a script that takes whatever is new and assigns what it has.
class PlayedCrewTest {
    private static final Actor SIM = new Actor("模拟 Sim 甲", Role.TRAINER);

    @TempDir private Path directory;
    private final Set<String> written = new HashSet<>();
    private Runnable between = () -> {};

    private final class Script implements PlayedCrew.Script {
        @Override
        public List<PlayedCrew.Ordered> due(
                Situation situation, Instant now, Predicate<String> theirs) {
            List<PlayedCrew.Ordered> orders = new ArrayList<>();
            situation.incidents().stream()
                    .sorted(Comparator.comparing(Incident::id))
                    .filter(i -> !theirs.test(i.id()))
                    .forEach(i -> step(i, now, orders));
            between.run();
            return orders;
        }

        private void step(Incident i, Instant now, List<PlayedCrew.Ordered> orders) {
            Command command =
                    switch (i.progress().state()) {
                        case NEW -> new Command.AcknowledgeIncident(i.id());
                        case ACKNOWLEDGED -> new Command.AssignIncident(i.id(), "水务");
                        default -> null;
                    };
            if (command != null) {
                orders.add(
                        new PlayedCrew.Ordered(
                                SIM,
                                new CommandEnvelope(
                                        i.id() + i.version(),
                                        SIM.name(),
                                        now,
                                        "",
                                        i.version(),
                                        command)));
            }
        }

        @Override
        public boolean plays(String name) {
            return name.equals(SIM.name());
        }
    }

    private PlayedCrew crew(TestHub hub) {
        return PlayedCrew.prepare(hub.hub, new Script(), written::contains);
    }

    private static void exercise(TestHub hub) {
        hub.hub.append(
                "scenario",
                List.of(new Event.ExerciseMarked(new Exercise("t", "演练", "", "Exercise", ""))));
    }

    private static void report(TestHub hub, String... ids) {
        for (String id : ids) {
            hub.hub.append("12345", List.of(incident(id).due(null).reported()));
        }
    }

    private static Outcome byPerson(TestHub hub, String id, Command command) {
        return hub.hub.submit(
                new CommandEnvelope(id, "", hub.clock.instant(), "说明", -1, command),
                TestHub.LI.actor(),
                null);
    }

    private static Incident of(TestHub hub, String id) {
        return hub.hub.situation().incident(id).orElseThrow();
    }

    @Test
    void oneLookTakesAllStepsThatAreDueAndTheJournalHasThemAsOrders() {
        try (TestHub hub = new TestHub(directory);
                PlayedCrew crew = crew(hub)) {
            exercise(hub);
            report(hub, "a");
            crew.look();
            assertThat(of(hub, "a").progress().state()).isEqualTo(IncidentState.ASSIGNED);
            assertThat(hub.hub.journal().timeline("a", Journal.END_OF_TIME).records())
                    .filteredOn(r -> r.event() instanceof Event.Handling)
                    .allMatch(r -> ((Event.Handling) r.event()).by().equals(SIM.name()))
                    .extracting(r -> r.cause())
                    .containsExactly("a1", "a2");
            assertThat(hub.hub.journal().acceptedCommands()).isEqualTo(2);
        }
    }

    @Test
    void outsideOfAnExerciseNothingHappens() {
        try (TestHub hub = new TestHub(directory);
                PlayedCrew crew = crew(hub)) {
            report(hub, "a");
            crew.look();
            assertThat(of(hub, "a").progress().state()).isEqualTo(IncidentState.NEW);
            assertThat(hub.hub.answered("a1")).as("not even refused").isEmpty();
        }
    }

    @Test
    void whatAPersonHasDoneSomethingAboutIsTheirsForGood() {
        try (TestHub hub = new TestHub(directory);
                PlayedCrew crew = crew(hub)) {
            exercise(hub);
            report(hub, "a", "b");
            byPerson(hub, "p1", new Command.AcknowledgeIncident("a"));
            byPerson(hub, "p2", new Command.HandBackIncident("a"));
            // What the rules did is nobody's hand.
            hub.hub.append(Rung.RULES, List.of(new Event.IncidentHandedBack("b", Rung.RULES, "")));
            crew.look();
            assertThat(of(hub, "a").progress().state()).isEqualTo(IncidentState.NEW);
            assertThat(of(hub, "b").progress().state()).isEqualTo(IncidentState.ASSIGNED);
        }
    }

    @Test
    void whoeverIsWritingAnOrderIsWaitedFor() {
        try (TestHub hub = new TestHub(directory);
                PlayedCrew crew = crew(hub)) {
            exercise(hub);
            report(hub, "a");
            written.add("a");
            crew.look();
            assertThat(of(hub, "a").progress().state()).isEqualTo(IncidentState.NEW);
            written.clear();
            crew.look();
            assertThat(of(hub, "a").progress().state()).isEqualTo(IncidentState.ASSIGNED);
        }
    }

    @Test
    void aPersonWhoIsQuickerWinsAndHasItFromThenOn() {
        try (TestHub hub = new TestHub(directory);
                PlayedCrew crew = crew(hub)) {
            exercise(hub);
            report(hub, "a");
            between =
                    () -> {
                        between = () -> {};
                        byPerson(hub, "p", new Command.AcknowledgeIncident("a"));
                    };
            crew.look();
            crew.look();
            assertThat(of(hub, "a").progress().owner()).isEqualTo(TestHub.LI.name());
            assertThat(of(hub, "a").progress().state()).isEqualTo(IncidentState.ACKNOWLEDGED);
            assertThat(hub.hub.answered("a1"))
                    .hasValueSatisfying(o -> assertThat(o).isInstanceOf(Outcome.Refused.class));
        }
    }

    @Test
    void theServerKnowsWhoIsWriting() {
        try (TestHub hub = new TestHub(directory)) {
            assertThat(hub.server.writing("a")).isFalse();
        }
    }
}
