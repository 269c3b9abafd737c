package org.yilan.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yilan.fx.FxThread;
import org.yilan.fx.SoundState;
import org.yilan.situation.alarm.AlarmSource;
import org.yilan.situation.command.Role;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Grade;
import org.yilan.testing.IncidentBuilder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// What is heard, on fake devices and a clock that is set by hand.
class AlarmSoundsTest {
    private final List<byte[]> heard = new ArrayList<>();
    private final AlarmDesk desk = new AlarmDesk(Locale.CHINESE, Role.DISPATCHER);
    private final List<AutoCloseable> open = new ArrayList<>();
    private Speaker.Device device = heard::add;
    private long nanos;
    private final SoundState state = new SoundState(() -> nanos);

    @BeforeAll
    static void toolkit() {
        FxThread.start();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        desk.console.close();
    }

    // Patient: a machine that is busy must not look like a device that hangs.
    private AlarmSounds sounds(boolean wall) {
        return sounds(wall, Duration.ofMinutes(1));
    }

    private AlarmSounds sounds(boolean wall, Duration patience) {
        Speaker speaker = new Speaker(pcm -> device.play(pcm), patience);
        Speech speech = new Speech(Map.of(), Duration.ofSeconds(1), why -> {});
        AlarmSounds made =
                new AlarmSounds(
                        desk.console,
                        desk.texts,
                        desk.said,
                        state,
                        new AlarmSounds.Means(speaker, speech, () -> nanos),
                        wall);
        open.add(made);
        return made;
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private void raise(String id, Grade grade) {
        desk.console.applyAt(
                AlarmDesk.NOW, AlarmDesk.raised(AlarmSource.LIMIT, id, grade, "typhoon"));
    }

    @Test
    void aGraveOneIsRepeatedMoreAndMoreSeldomUntilSomebodySeesIt() throws Exception {
        AlarmSounds sounds = sounds(false);
        raise("a", Grade.II);
        List<Integer> at = new ArrayList<>();
        for (int second = 0; second <= 300; second++) {
            int before = heard.size();
            sounds.look();
            if (heard.size() > before) {
                at.add(second);
            }
            pass(Duration.ofSeconds(1));
        }
        // 15 s, then 30, 60 and 120 more; the next would come 240 s later.
        assertThat(at).containsExactly(0, 15, 45, 105, 225);
        desk.console.applyAt(AlarmDesk.NOW, new Event.AlarmAcknowledged("LIMIT:a", "王芳", ""));
        pass(Duration.ofHours(1));
        sounds.look();
        assertThat(heard).hasSize(5);
    }

    @Test
    void aYellowOneIsHeardOnceAndAgainWhenItBecomesGraver() throws Exception {
        AlarmSounds sounds = sounds(false);
        raise("a", Grade.III);
        sounds.look();
        pass(Duration.ofHours(1));
        sounds.look();
        assertThat(heard).hasSize(1);
        desk.console.applyAt(
                AlarmDesk.NOW.plusSeconds(60),
                AlarmDesk.raised(AlarmSource.LIMIT, "a", Grade.II, "typhoon"));
        sounds.look();
        assertThat(heard).hasSize(2);
        assertThat(heard.get(1)).isEqualTo(Tones.of(new Cue(Grade.II, false)));
    }

    @Test
    void ofManyAtOnceTheGravestIsHeardForAllAndOnesOwnSoundsDifferent() throws Exception {
        AlarmSounds sounds = sounds(false);
        desk.console.applyAt(
                AlarmDesk.NOW,
                IncidentBuilder.incident("own").grade(Grade.III).reported(),
                new Event.IncidentAcknowledged("own", "李敏", ""));
        raise("other", Grade.III);
        raise("own", Grade.III);
        raise("low", Grade.IV);
        sounds.look();
        sounds.look();
        assertThat(heard).hasSize(1);
        assertThat(heard.getFirst()).isEqualTo(Tones.of(new Cue(Grade.III, true)));
    }

    @Test
    void everySeverityAndOnesOwnAreToldApartAndNoneIsTooLoud() {
        List<byte[]> all = new ArrayList<>();
        for (Grade grade : List.of(Grade.I, Grade.II, Grade.III, Grade.IV)) {
            for (boolean mine : new boolean[] {true, false}) {
                byte[] pcm = Tones.of(new Cue(grade, mine));
                assertThat(all).doesNotContain(pcm);
                all.add(pcm);
                int peak = 0;
                for (int i = 0; i < pcm.length; i += 2) {
                    peak = Math.max(peak, Math.abs((pcm[i] & 0xff) | pcm[i + 1] << 8));
                }
                double wanted = 32767 * (mine ? 0.8 : 0.24);
                assertThat((double) peak).isBetween(wanted * 0.97, wanted + 1);
            }
        }
        // An unknown grade sounds like the gravest.
        assertThat(Tones.of(new Cue(new Grade("紫色"), false)))
                .isEqualTo(Tones.of(new Cue(Grade.I, false)));
    }

    @Test
    void nothingIsHeardInThePastOnAWallOrWhileMuted() throws Exception {
        raise("a", Grade.I);
        AlarmSounds wall = sounds(true);
        wall.look();
        assertThat(heard).isEmpty();
        state.want(true);
        wall.look();
        assertThat(heard).as("a scene that wants it").hasSize(1);

        AlarmSounds seat = sounds(false);
        desk.console.time().pauseAt(AlarmDesk.NOW).get();
        seat.look();
        assertThat(heard).as("in the past").hasSize(1);
        desk.console.time().goLive().get();

        assertThat(state.toggle()).isTrue();
        seat.look();
        pass(Duration.ofSeconds(299));
        seat.look();
        assertThat(heard).as("muted").hasSize(1);
        assertThat(state.mutedFor()).isEqualTo(Duration.ofSeconds(1));
        for (int second = 0; second < 300; second++) {
            pass(Duration.ofSeconds(1));
            seat.look();
        }
        assertThat(heard.size()).as("comes back by itself").isGreaterThan(1);
    }

    @Test
    void aDeviceThatHangsIsGivenUpAndToldOnce() throws Exception {
        CountDownLatch hung = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        device =
                pcm -> {
                    asked.incrementAndGet();
                    boolean done = false;
                    while (!done) {
                        try {
                            hung.await();
                            done = true;
                        } catch (InterruptedException e) {
                            done = false; // a native call hears nothing
                        }
                    }
                };
        AlarmSounds sounds = sounds(false, Duration.ofMillis(200));
        raise("a", Grade.I);
        for (int minute = 0; minute < 30; minute++) {
            sounds.look();
            pass(Duration.ofMinutes(1));
        }
        assertThat(asked).as("one thread waits, no more").hasValue(1);
        assertThat(desk.said.keys).containsExactly("sound_none");
        await().until(() -> FxThread.call(() -> state.property().get()) == SoundState.Sound.BROKEN);
        hung.countDown();
        device = heard::add;
        await().until(
                        () -> {
                            pass(Duration.ofMinutes(10));
                            sounds.look();
                            return !heard.isEmpty();
                        });
        await().until(() -> FxThread.call(() -> state.property().get()) == SoundState.Sound.ON);
    }

    @Test
    void onePlaysRightAfterAnother() throws Exception {
        try (Speaker speaker = new Speaker(heard::add, Duration.ofMinutes(1))) {
            for (int i = 0; i < 2_000; i++) {
                speaker.play(new byte[2]);
            }
        }
        assertThat(heard).hasSize(2_000);
    }

    @Test
    void aMachineWithoutASoundCardIsToldOnceInWords() throws Exception {
        device =
                pcm -> {
                    throw new IllegalArgumentException("No line matching");
                };
        AlarmSounds sounds = sounds(false);
        raise("a", Grade.I);
        sounds.look();
        raise("b", Grade.I);
        sounds.look();
        assertThat(desk.said.keys).containsExactly("sound_none");
    }

    @Test
    void theMachinesOwnDeviceNeverHangsWhateverItIs() throws Exception {
        try (Speaker speaker = Speaker.ofMachine()) {
            try {
                speaker.play(Tones.of(new Cue(Grade.IV, false)));
            } catch (Speaker.Silent e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void aNativeLibraryThatIsMissingIsNoSoundEither() {
        try (Speaker speaker =
                new Speaker(
                        pcm -> {
                            throw new UnsatisfiedLinkError("no jsound");
                        },
                        Duration.ofMinutes(1))) {
            assertThatThrownBy(() -> speaker.play(new byte[2]))
                    .isInstanceOf(Speaker.Silent.class)
                    .hasMessage("no jsound");
        }
    }
}
