package org.yilan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yilan.situation.Changes;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
import org.yilan.situation.alarm.Alarm;
import org.yilan.situation.alarm.AlarmCondition;
import org.yilan.situation.alarm.AlarmMode;
import org.yilan.situation.alarm.AlarmRate;
import org.yilan.situation.alarm.AlarmSource;
import org.yilan.situation.alarm.AlarmState;
import org.yilan.situation.command.Actor;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Decider;
import org.yilan.situation.command.Decision;
import org.yilan.situation.command.Refusal;
import org.yilan.situation.command.Role;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Grade;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// The states of alarms, held against a model that was written from ISA-18.2 and knows nothing of how the program keeps them:
/// state, what happens, state, one line each. `*` is UNACKNOWLEDGED while what is wrong is still so, else NORMAL. An order
/// without a line is refused, anything else without one changes nothing.
class AlarmsTest {
    private static final String MODEL =
            """
            NORMAL         Raise    UNACKNOWLEDGED
            NORMAL         Graver   UNACKNOWLEDGED
            NORMAL         Out      OUT_OF_SERVICE
            UNACKNOWLEDGED Return   RETURNED
            UNACKNOWLEDGED ByHand   NORMAL
            UNACKNOWLEDGED Graver   UNACKNOWLEDGED
            UNACKNOWLEDGED See      ACKNOWLEDGED
            UNACKNOWLEDGED Shelve   SHELVED
            UNACKNOWLEDGED Out      OUT_OF_SERVICE
            ACKNOWLEDGED   Return   NORMAL
            ACKNOWLEDGED   ByHand   NORMAL
            ACKNOWLEDGED   Graver   UNACKNOWLEDGED
            ACKNOWLEDGED   Shelve   SHELVED
            ACKNOWLEDGED   Out      OUT_OF_SERVICE
            RETURNED       Raise    UNACKNOWLEDGED
            RETURNED       Graver   UNACKNOWLEDGED
            RETURNED       See      NORMAL
            RETURNED       Shelve   SHELVED
            RETURNED       Out      OUT_OF_SERVICE
            SHELVED        Graver   UNACKNOWLEDGED
            SHELVED        Unshelve *
            SHELVED        Out      OUT_OF_SERVICE
            OUT_OF_SERVICE In       *
            """;

    private static final Set<String> ORDERS = Set.of("See", "Shelve", "Unshelve", "Out", "In");
    private static final List<String> WORDS =
            List.of(
                    "Raise",
                    "Return",
                    "Raise",
                    "Return",
                    "ByHand",
                    "Graver",
                    "See",
                    "Shelve",
                    "Unshelve",
                    "Out",
                    "In",
                    "In");
    private static final List<Grade> GRADES = List.of(Grade.III, Grade.II, Grade.I);
    private static final Actor CHEN = new Actor("陈静", Role.COMMANDER);
    private static final Actor LI = new Actor("李明", Role.DISPATCHER);

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

    private static AlarmCondition condition(String key, Grade grade) {
        return new AlarmCondition(key, AlarmSource.READING, "s", grade, "外滩", "310101", "gale");
    }

    private void raise(String key, Grade grade) {
        record(new Event.AlarmRaised(condition(key, grade)));
    }

    private Alarm alarm(String key) {
        return situation.alarms().of(key).orElseThrow();
    }

    private AlarmState state(String key) {
        return alarm(key).state();
    }

    private Decision order(Actor actor, Command command, String reason) {
        CommandEnvelope envelope =
                new CommandEnvelope("c" + seq, actor.name(), now, reason, -1, command);
        Decision decision = new Decider().decide(situation, envelope, actor, null, now);
        if (decision instanceof Decision.Accept accept) {
            accept.events().forEach(this::record);
        }
        return decision;
    }

    private Command command(String word, String key) {
        return switch (word) {
            case "See" -> new Command.AcknowledgeAlarms(List.of(key));
            case "Shelve" -> new Command.ShelveAlarm(key, now.plusSeconds(600));
            case "Unshelve" -> new Command.UnshelveAlarm(key);
            case "Out" -> new Command.PutAlarmOutOfService(key);
            case "In" -> new Command.PutAlarmInService(key);
            default -> throw new IllegalArgumentException(word);
        };
    }

    @Test
    void tenThousandRandomHappeningsGoAsTheModelSays() {
        Map<String, String> model = new HashMap<>();
        for (String line : MODEL.lines().toList()) {
            String[] words = line.split("\\s+");
            model.put(words[0] + " " + words[1], words[2]);
        }
        Random random = new Random(182);
        Map<String, Integer> grades = new HashMap<>();
        Map<String, Boolean> so = new HashMap<>();
        Set<String> walked = new HashSet<>();
        for (int n = 0; n < 10_000; n++) {
            now = now.plusSeconds(1);
            String key = "a" + random.nextInt(20);
            if (!so.containsKey(key) || situation.alarms().of(key).isEmpty()) {
                grades.put(key, 0);
                so.put(key, true);
                raise(key, GRADES.getFirst());
                continue;
            }
            String word = WORDS.get(random.nextInt(WORDS.size()));
            if (word.equals("Graver") && grades.get(key) == 2) {
                continue;
            }
            String before = state(key).name();
            String to = model.get(before + " " + word);
            if (ORDERS.contains(word)) {
                assertThat(order(CHEN, command(word, key), "因为"))
                        .as(before + " " + word)
                        .isInstanceOf(to == null ? Decision.Refuse.class : Decision.Accept.class);
            } else {
                happen(word, key, grades, so);
            }
            String expected =
                    to == null
                            ? before
                            : to.equals("*")
                                    ? Boolean.TRUE.equals(so.get(key)) ? "UNACKNOWLEDGED" : "NORMAL"
                                    : to;
            assertThat(state(key).name()).as(before + " " + word).isEqualTo(expected);
            if (to != null) {
                walked.add(before + " " + word);
            }
        }
        assertThat(walked).isEqualTo(model.keySet());
    }

    private void happen(
            String word, String key, Map<String, Integer> grades, Map<String, Boolean> so) {
        switch (word) {
            case "Raise" -> raise(key, GRADES.get(grades.get(key)));
            case "Graver" -> raise(key, GRADES.get(grades.merge(key, 1, Integer::sum)));
            case "Return" -> record(new Event.AlarmReturned(key, ""));
            default -> record(new Event.AlarmReturned(key, "李明"));
        }
        so.put(key, word.equals("Raise") || word.equals("Graver"));
    }

    @Test
    void itComesAndGoesIsCountedAndShownUntilItIsQuiet() {
        raise("a", Grade.III);
        now = now.plusSeconds(20);
        record(new Event.AlarmReturned("a", ""));
        now = now.plusSeconds(19);
        assertThat(alarm("a").chatters(now)).as("two in a minute").isFalse();
        raise("a", Grade.III);

        assertThat(alarm("a").lately(now)).isEqualTo(3);
        assertThat(alarm("a").chatters(now)).isTrue();
        assertThat(alarm("a").chatters(now.plusSeconds(20)))
                .as("a minute after the first")
                .isTrue();
        assertThat(alarm("a").chatters(now.plusSeconds(21))).isFalse();
    }

    @Test
    void whatIsSeenAndOverIsForgottenAfterAnHourAndNothingElseIs() {
        raise("over", Grade.III);
        raise("latched", Grade.III);
        record(new Event.AlarmReturned("over", "李明"), new Event.AlarmReturned("latched", ""));
        now = now.plus(Duration.ofMinutes(59));
        raise("x", Grade.IV);
        assertThat(state("over")).isEqualTo(AlarmState.NORMAL);
        now = now.plus(Duration.ofMinutes(12));
        raise("y", Grade.IV);

        assertThat(situation.alarms().of("over")).isEmpty();
        assertThat(state("latched")).isEqualTo(AlarmState.RETURNED);
    }

    @Test
    void inAFloodLowOnesAreSilentListedCountedAndComeBack() {
        raise("low", Grade.IV);
        raise("known", Grade.IV);
        order(LI, new Command.AcknowledgeAlarms(List.of("known")), "");
        raise("gone", Grade.IV);
        record(new Event.AlarmReturned("gone", ""));
        raise("high", Grade.III);
        record(new Event.AlarmModeChanged(new AlarmMode(true, now, 11)));
        raise("later", Grade.IV);
        raise("brief", Grade.IV);
        raise("unknown", new Grade("紫色"));

        for (String silent : List.of("low", "known", "gone", "later", "brief")) {
            assertThat(state(silent)).as(silent).isEqualTo(AlarmState.SUPPRESSED);
        }
        assertThat(state("high")).isEqualTo(AlarmState.UNACKNOWLEDGED);
        assertThat(state("unknown")).isEqualTo(AlarmState.UNACKNOWLEDGED);
        record(new Event.AlarmReturned("brief", ""));
        assertThat(state("brief")).as("nobody was told of it").isEqualTo(AlarmState.NORMAL);
        // low, known, gone, high, later, brief and unknown were raised; people heard all but later
        // and brief.
        assertThat(situation.alarms().rate(now)).isEqualTo(new AlarmRate(7, 5, 5));

        record(new Event.AlarmModeChanged(new AlarmMode(false, now, 4)));

        assertThat(state("low")).isEqualTo(AlarmState.UNACKNOWLEDGED);
        assertThat(state("known")).isEqualTo(AlarmState.ACKNOWLEDGED);
        assertThat(state("gone")).isEqualTo(AlarmState.RETURNED);
        assertThat(state("later")).isEqualTo(AlarmState.UNACKNOWLEDGED);
        assertThat(situation.alarms().rate(now.plus(Duration.ofMinutes(10))))
                .as("ten minutes later")
                .isEqualTo(new AlarmRate(0, 0, 5));
    }

    @Test
    void aRaisedGradeInAFloodIsHeard() {
        record(new Event.AlarmModeChanged(new AlarmMode(true, now, 11)));
        raise("a", Grade.IV);
        raise("a", Grade.III);
        assertThat(state("a")).isEqualTo(AlarmState.UNACKNOWLEDGED);
    }

    @Test
    void aShelfHasALimitAReasonAndRightsAreSaidInWords() {
        raise("a", Grade.III);
        assertThat(order(LI, new Command.ShelveAlarm("a", now.plusSeconds(60)), " "))
                .isEqualTo(Refusal.REASON_REQUIRED.because());
        assertThat(order(LI, new Command.ShelveAlarm("a", now), "检修"))
                .isEqualTo(Refusal.SHELF_PAST.because());
        Instant shift = now.plus(Duration.ofHours(8));
        assertThat(order(LI, new Command.ShelveAlarm("a", shift.plusSeconds(1)), "检修"))
                .isEqualTo(Refusal.SHELF_TOO_LONG.because("8"));
        assertThat(order(LI, new Command.ShelveAlarm("a", shift), "检修"))
                .isInstanceOf(Decision.Accept.class);
        assertThat(order(CHEN, new Command.ShelveAlarm("a", shift), "检修"))
                .isEqualTo(Refusal.ALARM_SHELVED.because("外滩", "李明"));
        assertThat(order(LI, new Command.PutAlarmOutOfService("a"), "检修"))
                .isEqualTo(Refusal.SERVICE_COMMANDER_ONLY.because("李明"));
        assertThat(order(LI, new Command.UnshelveAlarm("b"), ""))
                .isEqualTo(Refusal.UNKNOWN_ALARM.because("b"));
        assertThat(order(new Actor("大屏", Role.WALL), new Command.UnshelveAlarm("a"), ""))
                .isEqualTo(Refusal.WALL.because("大屏"));
    }

    @Test
    void ofManyThoseThatSomebodyElseHasSeenArePassedOver() {
        raise("a", Grade.III);
        raise("b", Grade.III);
        order(LI, new Command.AcknowledgeAlarms(List.of("a")), "");

        Decision all = order(CHEN, new Command.AcknowledgeAlarms(List.of("a", "b", "b", "c")), "");

        assertThat(((Decision.Accept) all).events())
                .containsExactly(new Event.AlarmAcknowledged("b", "陈静", ""));
        assertThat(order(CHEN, new Command.AcknowledgeAlarms(List.of("a", "b")), ""))
                .isEqualTo(Refusal.ALARM_SEEN.because());
    }

    @Test
    void aCaptureBringsBackTheSameAlarms() {
        inAFloodLowOnesAreSilentListedCountedAndComeBack();
        Situation again = Situation.of(situation.capture());
        assertThat(again.capture()).isEqualTo(situation.capture());
        assertThat(again.alarms().rate(now)).isEqualTo(situation.alarms().rate(now));
    }
}
