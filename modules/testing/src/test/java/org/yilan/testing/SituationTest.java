package org.yilan.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yilan.testing.AlertBuilder.alert;
import static org.yilan.testing.IncidentBuilder.incident;

import org.junit.jupiter.api.Test;
import org.yilan.situation.Changes;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
import org.yilan.situation.Trends;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.Quantity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class SituationTest {
    private static final Instant START = Samples.START;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static JournalScript journal() {
        return JournalScript.from(START);
    }

    @Test
    void anIncidentGoesThroughItsStates() {
        Situation s =
                journal()
                        .then(incident("a").reported())
                        .after(MINUTE, new Event.IncidentAcknowledged("a", "李明", ""))
                        .after(MINUTE, new Event.IncidentAssigned("a", "水务局", "王芳", ""))
                        .after(MINUTE, new Event.IncidentResolved("a", "王芳", "已排干"))
                        .after(MINUTE, new Event.IncidentEvaluated("a", true, "12345"))
                        .fold();

        var incident = s.incident("a").orElseThrow();
        assertThat(incident.version()).isEqualTo(5);
        assertThat(incident.changedAt()).isEqualTo(START.plus(MINUTE.multipliedBy(4)));
        assertThat(incident.progress().state()).isEqualTo(IncidentState.EVALUATED);
        assertThat(incident.progress().owner()).isEqualTo("李明");
        assertThat(incident.progress().unit()).isEqualTo("水务局");
        assertThat(incident.progress().at().acknowledged()).isEqualTo(START.plus(MINUTE));
        assertThat(incident.progress().at().assigned())
                .isEqualTo(START.plus(MINUTE.multipliedBy(2)));
        assertThat(incident.progress().at().resolved())
                .isEqualTo(START.plus(MINUTE.multipliedBy(3)));
        assertThat(incident.progress().satisfied()).isTrue();
        assertThat(s.trends().series(Trends.RESOLVED)).containsExactly(new Trends.Bucket(START, 1));
    }

    @Test
    void aGradeThatPeopleRaisedStaysWhenUpstreamRepeatsItsOwn() {
        Situation s =
                journal()
                        .then(
                                incident("a").grade(Grade.III).reported(),
                                new Event.IncidentEscalated("a", Grade.II, "李明", "超时"),
                                new Event.IncidentRevised(
                                        incident("a").grade(Grade.III).title("新标题").report()))
                        .fold();

        assertThat(s.incident("a").orElseThrow().grade()).isEqualTo(Grade.II);
        assertThat(s.incident("a").orElseThrow().report().title()).isEqualTo("新标题");
        assertThat(s.incident("a").orElseThrow().progress().rung()).isEqualTo(1);
    }

    @Test
    void anUpdateReplacesWhatItRefersTo() {
        Situation s =
                journal().then(alert("1").published(), alert("2").updates("1").published()).fold();

        assertThat(s.alert("1")).isEmpty();
        assertThat(s.alert("2")).isPresent();
    }

    @Test
    void anAlertThatArrivesAfterItsUpdateStaysReplaced() {
        Situation s =
                journal().then(alert("2").updates("1").published(), alert("1").published()).fold();

        assertThat(s.alerts()).extracting(a -> a.id()).containsExactly("2");
    }

    @Test
    void anAlertThatArrivesAfterItsCancellationNeverStands() {
        Situation s =
                journal().then(alert("2").cancels("1").published(), alert("1").published()).fold();

        assertThat(s.alerts()).isEmpty();
    }

    @Test
    void whatIsOverLeavesAfterADayAndTheRestStays() {
        Situation s =
                journal()
                        .then(
                                incident("done").reported(),
                                incident("open").reported(),
                                alert("over").expires(START.plus(MINUTE)).published(),
                                alert("endless").expires(null).published(),
                                new Event.IncidentResolved("done", "李明", "x"))
                        .after(Duration.ofHours(24).minus(MINUTE), incident("later").reported())
                        .after(Duration.ofMinutes(20), incident("last").reported())
                        .fold();

        assertThat(s.incidents())
                .extracting(i -> i.id())
                .containsExactlyInAnyOrder("open", "later", "last");
        assertThat(s.alerts()).extracting(a -> a.id()).containsExactly("endless");
    }

    @Test
    void aReadingThatArrivesLateDoesNotReplaceANewerOne() {
        Situation s =
                journal()
                        .then(
                                new Event.SensorDescribed(
                                        Samples.sensor("w", Quantity.GUST, "m/s", 17)),
                                new Event.ReadingTaken(
                                        Samples.reading("w", 20, START.plus(MINUTE))),
                                new Event.ReadingTaken(Samples.reading("w", 31, START)))
                        .fold();

        assertThat(s.reading("w").orElseThrow().value()).isEqualTo(20);
    }

    @Test
    void declaringALevelEndsItsProposal() {
        Situation s =
                journal()
                        .then(
                                new Event.LevelProposed(
                                        new org.yilan.situation.model.Proposal(
                                                "p", Samples.level(Grade.II, null), START)),
                                new Event.LevelDeclared(Samples.level(Grade.I, null)))
                        .fold();

        assertThat(s.proposals()).isEmpty();
        assertThat(s.levels()).extracting(l -> l.level()).containsExactly(Grade.I);
    }

    @Test
    void whatIsProposedStaysOpenWhileLessIsDeclared() {
        Situation s =
                journal()
                        .then(
                                new Event.LevelProposed(
                                        new org.yilan.situation.model.Proposal(
                                                "p", Samples.level(Grade.I, null), START)),
                                new Event.LevelDeclared(Samples.level(Grade.II, null)))
                        .fold();

        assertThat(s.proposals()).hasSize(1);
        assertThat(s.levels()).extracting(l -> l.level()).containsExactly(Grade.II);
    }

    @Test
    void anEventSeenTwiceCountsOnce() {
        List<Recorded> records =
                journal()
                        .then(incident("a").reported(), alert("1").published())
                        .then(Samples.events().toArray(Event[]::new))
                        .records();
        List<Recorded> repeated = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            repeated.add(records.get(i));
            repeated.addAll(records.subList(Math.max(0, i - 5), i + 1));
        }

        assertThat(JournalScript.fold(repeated).capture())
                .isEqualTo(JournalScript.fold(records).capture());
    }

    @Test
    void saysWhatAnEventTouched() {
        Situation s = new Situation();
        Changes changes = new Changes();
        journal()
                .then(incident("a").reported(), alert("1").published())
                .records()
                .forEach(r -> s.apply(r, changes));

        assertThat(changes.ids(Changes.Kind.INCIDENT)).containsExactly("a");
        assertThat(changes.ids(Changes.Kind.ALERT)).containsExactly("1");
        assertThat(changes.events()).isEqualTo(2);
    }

    /// However the journal is cut, going on from a capture comes to what the straight fold comes to.
    @Test
    void continuingFromACaptureEqualsTheStraightFold() {
        for (int seed = 1; seed <= 40; seed++) {
            List<Recorded> records = new RandomJournal(seed).records(400);
            var straight = JournalScript.fold(records).capture();
            assertThat(JournalScript.fold(records).capture()).isEqualTo(straight);
            int cut = new Random(seed).nextInt(records.size());
            Situation resumed = Situation.of(JournalScript.fold(records.subList(0, cut)).capture());
            Changes changes = new Changes();
            records.subList(cut, records.size()).forEach(r -> resumed.apply(r, changes));

            assertThat(resumed.capture()).as("seed %d, cut %d", seed, cut).isEqualTo(straight);
        }
    }
}
