package org.yilan.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yilan.testing.AlertBuilder.alert;
import static org.yilan.testing.IncidentBuilder.incident;

import org.junit.jupiter.api.Test;
import org.yilan.situation.Changes;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
import org.yilan.situation.alarm.Alarm;
import org.yilan.situation.alarm.AlarmSource;
import org.yilan.situation.alarm.AlarmState;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Quantity;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.Rung;
import org.yilan.situation.model.ServiceClock;
import org.yilan.situation.model.Tier;
import org.yilan.situation.watch.AlarmRules;
import org.yilan.situation.watch.HazardEvents;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What is worth an alarm, and when floods begin and end.
class AlarmRulesTest {
    private final Situation situation = new Situation();
    private final Changes changes = new Changes();
    private Instant now = Samples.START;
    private long seq;

    private void record(Event... events) {
        for (Event event : events) {
            seq++;
            situation.apply(new Recorded(seq, now, "e" + seq, "test", event), changes);
        }
    }

    /// One look of the hub.
    private List<Event> look() {
        List<Event> events = AlarmRules.judge(situation, now);
        Set<String> keys =
                events.stream()
                        .filter(Event.OnAlarm.class::isInstance)
                        .map(e -> ((Event.OnAlarm) e).alarm())
                        .collect(Collectors.toSet());
        assertThat(AlarmRules.judge(situation, now, keys))
                .as("the writer judges what was found and nothing else")
                .isEqualTo(events);
        record(events.toArray(Event[]::new));
        assertThat(AlarmRules.judge(situation, now)).as("a second look at the same").isEmpty();
        return events;
    }

    private AlarmState state(String key) {
        return situation.alarms().of(key).map(Alarm::state).orElse(AlarmState.NORMAL);
    }

    private void see(String key) {
        record(new Event.AlarmAcknowledged(key, "李明", ""));
    }

    private void read(String sensor, double value, Reading.Quality quality) {
        now = now.plusSeconds(60);
        record(new Event.ReadingTaken(new Reading(sensor, value, now, now, quality)));
    }

    @Test
    void anUpdateKeepsTheAlarmAndAGraverOneIsRaisedAgain() {
        record(alert("met,1").grade(Grade.IV).expires(null).published());
        look();
        see("warning:met,1");
        record(alert("met,2").updates("met,1").grade(Grade.IV).expires(null).published());
        assertThat(look()).hasOnlyElementsOfType(Event.AlarmRevised.class);
        assertThat(state("warning:met,1")).isEqualTo(AlarmState.ACKNOWLEDGED);

        // The national profile names the first message of the event, not the last.
        record(alert("met,3").updates("met,1", "met,2").grade(Grade.II).expires(null).published());
        assertThat(look()).hasOnlyElementsOfType(Event.AlarmRaised.class);
        assertThat(state("warning:met,1")).isEqualTo(AlarmState.UNACKNOWLEDGED);
        see("warning:met,1");

        record(alert("met,4").updates("met,3").grade(Grade.III).expires(null).published());
        look();
        assertThat(state("warning:met,1")).as("lowered").isEqualTo(AlarmState.ACKNOWLEDGED);

        record(alert("met,5").cancels("met,4").published());
        look();
        assertThat(state("warning:met,1")).isEqualTo(AlarmState.NORMAL);
        assertThat(situation.alarms().all()).hasSize(1);
    }

    @Test
    void aWarningThatNobodySawStaysWhenItExpires() {
        record(alert("met,1").expires(now.plusSeconds(60)).published());
        look();
        now = now.plusSeconds(60);
        look();
        assertThat(state("warning:met,1")).isEqualTo(AlarmState.RETURNED);
    }

    @Test
    void warningsOfTheNationAreNoAlarmHere() {
        record(alert("cma,1").tier(Tier.NATIONAL).published());
        assertThat(look()).isEmpty();
    }

    @Test
    void aReadingAlarmsFromItsLimitAndEndsClearlyBelowIt() {
        record(new Event.SensorDescribed(Samples.sensor("s:1", Quantity.GUST, "m/s", 20)));
        read("s:1", 19.9, Reading.Quality.GOOD);
        assertThat(look()).isEmpty();
        read("s:1", 20, Reading.Quality.GOOD);
        look();
        Alarm alarm = situation.alarms().of("reading:s:1").orElseThrow();
        assertThat(alarm.condition().value()).isEqualTo(20);
        assertThat(alarm.condition().threshold()).isEqualTo(20);
        assertThat(alarm.condition().hazard()).isEqualTo("gale");
        // Five per cent of 20 is 1: it ends below 19.
        read("s:1", 19, Reading.Quality.GOOD);
        assertThat(look()).isEmpty();
        read("s:1", 3, Reading.Quality.SUSPECT);
        assertThat(look()).as("a value that is doubted").isEmpty();
        read("s:1", 18.9, Reading.Quality.GOOD);
        look();
        assertThat(state("reading:s:1")).isEqualTo(AlarmState.RETURNED);
    }

    @Test
    void aSensorWithoutALimitAndADoubtedValueRaiseNothing() {
        record(new Event.SensorDescribed(Samples.sensor("s:1", "pm-0.1", "µg/m³", Double.NaN)));
        record(new Event.SensorDescribed(Samples.sensor("s:2", Quantity.GUST, "m/s", 20)));
        read("s:1", 1e9, Reading.Quality.GOOD);
        read("s:2", 99, Reading.Quality.BAD);
        assertThat(look()).isEmpty();
    }

    @Test
    void aFeedThatIsGoneAlarmsLowAndABadButFreshOneDoesNot() {
        record(new Event.FeedHealthChanged(Samples.health(FeedHealth.State.DEGRADED, now)));
        assertThat(look()).isEmpty();
        record(new Event.FeedHealthChanged(Samples.health(FeedHealth.State.STALE, now)));
        look();
        assertThat(situation.alarms().of("feed:12345").orElseThrow().condition().low()).isTrue();
        record(new Event.FeedHealthChanged(Samples.health(FeedHealth.State.UNREACHABLE, now)));
        assertThat(look()).as("still away").isEmpty();
        record(new Event.FeedHealthChanged(Samples.health(FeedHealth.State.GOOD, now)));
        look();
        assertThat(state("feed:12345")).isEqualTo(AlarmState.RETURNED);
    }

    @Test
    void aGraveIncidentAlarmsUntilSomebodyTakesIt() {
        record(
                incident("red").grade(Grade.I).reported(),
                incident("yellow").grade(Grade.III).reported());
        look();
        assertThat(situation.alarms().all()).extracting(Alarm::key).containsExactly("incident:red");
        record(new Event.IncidentAcknowledged("red", "李明", ""));
        look();
        Alarm alarm = situation.alarms().of("incident:red").orElseThrow();
        assertThat(alarm.state()).as("taking it was seeing it").isEqualTo(AlarmState.NORMAL);
        assertThat(alarm.seen().by()).isEqualTo("李明");

        record(new Event.IncidentEscalated("yellow", Grade.II, "李明", "两次来电"));
        look();
        assertThat(state("incident:yellow")).isEqualTo(AlarmState.UNACKNOWLEDGED);
    }

    @Test
    void aBrokenLimitAlarmsWhenTheCityIsToldAndUntilItAnswers() {
        record(incident("a").grade(Grade.III).reported());
        record(supervised("a", Tier.DISTRICT));
        assertThat(look()).isEmpty();
        record(supervised("a", Tier.CITY));
        look();
        assertThat(situation.alarms().of("limit:a").orElseThrow().condition().source())
                .isEqualTo(AlarmSource.LIMIT);
        record(new Event.SupervisionAnswered("a", Tier.CITY, "陈静", "已派"));
        look();
        assertThat(state("limit:a")).isEqualTo(AlarmState.NORMAL);
    }

    private Event supervised(String id, Tier tier) {
        Rung rung =
                new Rung(
                        ServiceClock.RESOLVE,
                        tier,
                        now,
                        now.plusSeconds(900),
                        now.plusSeconds(3600),
                        null,
                        Rung.RULES);
        return new Event.SupervisionRaised(id, rung, Rung.RULES, "");
    }

    @Test
    void theShelfEndsByItself() {
        record(alert("met,1").published());
        look();
        record(new Event.AlarmShelved("warning:met,1", now.plusSeconds(60), "李明", "已处置"));
        now = now.plusSeconds(59);
        assertThat(look()).isEmpty();
        now = now.plusSeconds(1);
        assertThat(look())
                .containsExactly(new Event.AlarmUnshelved("warning:met,1", AlarmRules.BY, ""));
        assertThat(state("warning:met,1")).isEqualTo(AlarmState.UNACKNOWLEDGED);
    }

    @Test
    void aFloodBeginsWithTheEleventhInTenMinutesAndEndsBelowFive() {
        for (int i = 0; i < 6; i++) {
            record(alert("low" + i).grade(Grade.IV).expires(null).published());
        }
        look();
        now = now.plusSeconds(300);
        for (int i = 6; i < 10; i++) {
            record(alert("low" + i).grade(Grade.IV).expires(null).published());
        }
        look();
        assertThat(situation.alarms().mode().storm()).as("ten").isFalse();
        record(alert("red").grade(Grade.I).expires(null).published());
        List<Event> events = look();
        assertThat(events.getFirst())
                .as("the mode comes before what is raised")
                .isInstanceOf(Event.AlarmModeChanged.class);
        assertThat(situation.alarms().mode().raised()).isEqualTo(11);
        assertThat(state("warning:low3")).isEqualTo(AlarmState.SUPPRESSED);
        assertThat(state("warning:red")).isEqualTo(AlarmState.UNACKNOWLEDGED);

        now = now.plusSeconds(300);
        assertThat(look()).as("five are left of the last ten minutes").isEmpty();
        record(alert("low10").grade(Grade.IV).expires(null).published());
        look();
        assertThat(state("warning:low10")).isEqualTo(AlarmState.SUPPRESSED);
        now = now.plusSeconds(300);
        look();
        assertThat(situation.alarms().mode().storm()).as("one is left").isFalse();
        assertThat(state("warning:low10")).isEqualTo(AlarmState.UNACKNOWLEDGED);
        assertThat(state("warning:low3")).isEqualTo(AlarmState.UNACKNOWLEDGED);
    }

    @Test
    void windAndTideAreTheTyphoonsWhileThereIsOne() {
        assertThat(HazardEvents.of(situation, now).group("tide")).isEqualTo("tide");
        record(alert("met,1").hazard("typhoon").expires(now.plus(Duration.ofHours(1))).published());
        assertThat(HazardEvents.of(situation, now).group("tide")).isEqualTo("typhoon");
        assertThat(HazardEvents.of(situation, now).group("gas")).isEqualTo("gas");
        now = now.plus(Duration.ofHours(1));
        assertThat(HazardEvents.of(situation, now).group("tide")).isEqualTo("tide");
        record(new Event.LevelDeclared(Samples.level(Grade.III, null)));
        assertThat(HazardEvents.of(situation, now).group("gale")).isEqualTo("typhoon");
    }
}
