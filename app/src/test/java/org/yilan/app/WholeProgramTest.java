package org.yilan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.assets.Assets;
import org.yilan.city.City;
import org.yilan.city.CityClock;
import org.yilan.city.CityOptions;
import org.yilan.console.HubConsole;
import org.yilan.hub.SteppedClock;
import org.yilan.situation.Situation;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Tier;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/// The whole way on one machine: the city's server, feeds, hub, journal, stream, console.
class WholeProgramTest {
    private static final ResponseLevel.Key CITY =
            new ResponseLevel.Key(Tier.CITY, "310000", "typhoon");

    @TempDir private Path data;

    private record Run(Session session, CityClock city, SteppedClock hub) implements AutoCloseable {
        void to(String moment) {
            Instant t = Instant.parse(moment);
            city.set(t);
            hub.moveTo(t);
            session.station().pollOnce();
        }

        Situation situation() {
            return session.station().hub().situation();
        }

        @Override
        public void close() {
            session.close();
        }
    }

    private Run run(String from) throws Exception {
        Instant start = Instant.parse(from);
        Assets assets = Assets.shipped();
        Source source = new Source();
        source.journal = data.resolve("demonstration.journal");
        CityClock cityClock = CityClock.manual(start);
        SteppedClock hubClock = new SteppedClock(start);
        City city = City.open(assets, "bebinca-2024", new CityOptions(1, 0), cityClock);
        return new Run(Session.demonstration(source, assets, city, hubClock), cityClock, hubClock);
    }

    @Test
    void theCityGoesFromThreeToTwoAtFive() throws Exception {
        // Shanghai, 15 September 2024: level III with the yellow signal at 08:00, II with the
        // orange one at 17:00.
        try (Run run = run("2024-09-15T08:50:00Z")) {
            run.to("2024-09-15T08:50:00Z");
            assertThat(run.situation().level(CITY)).map(ResponseLevel::level).contains(Grade.III);
            run.to("2024-09-15T09:05:00Z");
            assertThat(run.situation().level(CITY)).map(ResponseLevel::level).contains(Grade.II);
            assertThat(run.situation().storms()).hasSize(1);
            assertThat(run.situation().incidents()).isNotEmpty();
            assertThat(run.situation().sensors()).isNotEmpty();
            assertThat(run.situation().facilities()).isNotEmpty();
            assertThat(run.situation().exercise()).map(e -> e.scenario()).contains("bebinca-2024");
            assertThat(run.situation().alerts())
                    .anyMatch(a -> a.hazard().equals("typhoon") && a.grade().equals(Grade.II));
        }
    }

    @Test
    void aDispatcherTakesAnIncidentAndTheJournalRemembers() throws Exception {
        try (Run run = run("2024-09-15T09:00:00Z")) {
            run.to("2024-09-15T09:00:00Z");
            HubConsole console = run.session().openConsole("");
            await().atMost(20, TimeUnit.SECONDS)
                    .until(
                            () ->
                                    console.situation().seq() == run.situation().seq()
                                            && run.situation().seq() > 0);
            Incident open =
                    console.situation().incidents().stream()
                            .filter(i -> i.progress().state() == IncidentState.NEW)
                            .findFirst()
                            .orElseThrow();
            Outcome taken =
                    console.send(new Command.AcknowledgeIncident(open.id()), "", open.version())
                            .get(20, TimeUnit.SECONDS);
            assertThat(taken).isInstanceOf(Outcome.Accepted.class);
            await().atMost(20, TimeUnit.SECONDS)
                    .until(
                            () ->
                                    console.situation()
                                                    .incident(open.id())
                                                    .orElseThrow()
                                                    .progress()
                                                    .state()
                                            == IncidentState.ACKNOWLEDGED);
            // A colleague who still sees the old version is told, and nothing happens twice.
            Outcome late =
                    console.send(
                                    new Command.AssignIncident(open.id(), "市绿化市容局"),
                                    "",
                                    open.version())
                            .get(20, TimeUnit.SECONDS);
            assertThat(late)
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            r -> assertThat(r.code()).isEqualTo("refused.changed-meanwhile"));
            assertThat(console.timeline(open.id()).get(20, TimeUnit.SECONDS))
                    .hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void theWallGoesBackAndComesToThePresentAgain() throws Exception {
        try (Run run = run("2024-09-15T08:50:00Z")) {
            run.to("2024-09-15T08:50:00Z");
            run.to("2024-09-15T09:05:00Z");
            HubConsole console = run.session().openConsole("");
            await().atMost(20, TimeUnit.SECONDS)
                    .until(() -> console.situation().seq() == run.situation().seq());
            console.time().pauseAt(Instant.parse("2024-09-15T08:55:00Z")).get(20, TimeUnit.SECONDS);
            assertThat(console.situation().level(CITY))
                    .map(ResponseLevel::level)
                    .contains(Grade.III);
            console.time().goLive().get(20, TimeUnit.SECONDS);
            assertThat(console.situation().level(CITY))
                    .map(ResponseLevel::level)
                    .contains(Grade.II);
        }
    }

    @Test
    void askingTwiceAtOneMomentAppendsNothingNew() throws Exception {
        try (Run run = run("2024-09-15T09:00:00Z")) {
            run.to("2024-09-15T09:00:00Z");
            long seq = run.situation().seq();
            run.to("2024-09-15T09:00:00Z");
            assertThat(run.situation().seq()).isEqualTo(seq);
        }
    }

    @Test
    void theSameStepsGiveTheSameJournal(@TempDir Path other) throws Exception {
        java.util.List<org.yilan.situation.SituationState> states = new java.util.ArrayList<>();
        for (Path folder : new Path[] {data, other}) {
            data = folder;
            try (Run run = run("2024-09-15T08:00:00Z")) {
                for (Instant t = Instant.parse("2024-09-15T08:00:00Z");
                        t.isBefore(Instant.parse("2024-09-15T09:00:00Z"));
                        t = t.plus(Duration.ofMinutes(15))) {
                    run.to(t.toString());
                }
                states.add(run.session().station().hub().capture());
            }
        }
        assertThat(states.get(0)).isEqualTo(states.get(1));
    }
}
