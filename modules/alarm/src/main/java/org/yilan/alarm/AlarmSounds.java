package org.yilan.alarm;

import org.yilan.console.Console;
import org.yilan.console.TimeContext;
import org.yilan.fx.Notices;
import org.yilan.fx.SoundState;
import org.yilan.fx.Texts;
import org.yilan.situation.Situation;
import org.yilan.situation.alarm.Alarm;
import org.yilan.situation.command.Role;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/// What one hears at a console: tones by severity, loud for what is one's own, and words for what is grave. Nothing while the
/// past is shown, nothing while it is muted, and nothing on a wall unless its scene wants it. Without a device that works it is
/// silent, and says so once. A thread of its own; any thread may close it.
public final class AlarmSounds implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("org.yilan.alarm");

    /// How often it looks: an alarm is heard half a second late at most.
    private static final long EVERY_MILLIS = 500;

    /// How long a device that did not work is left alone.
    static final Duration RETRY = Duration.ofMinutes(1);

    private final Console console;
    private final Texts texts;
    private final Notices notices;
    private final SoundState state;
    private final boolean wall;
    private final Speaker speaker;
    private final Speech speech;
    private final AlarmWords words;
    private final LongSupplier nanos;
    private final SoundPlan plan = new SoundPlan();
    private final Thread thread;
    private boolean broken;
    private long tryAgain;
    private boolean wasMuted;

    /// @param wall whether nobody works here
    AlarmSounds(
            Console console,
            Texts texts,
            Notices notices,
            SoundState state,
            Means means,
            boolean wall) {
        this.console = console;
        this.texts = texts;
        this.notices = notices;
        this.state = state;
        this.wall = wall;
        this.speaker = means.speaker();
        this.speech = means.speech();
        this.nanos = means.nanos();
        this.words = new AlarmWords(texts, java.time.ZoneOffset.UTC);
        this.thread = Thread.ofPlatform().name("alarm-sounds").daemon().unstarted(this::run);
    }

    /// With what it is heard.
    record Means(Speaker speaker, Speech speech, LongSupplier nanos) {}

    /// Begins to listen for alarms, unless the settings want silence.
    ///
    /// @param settings the configuration; see `alarms` in its schema
    /// @param kiosk whether nobody sits here
    public static Optional<AlarmSounds> start(
            Console console,
            Texts texts,
            Notices notices,
            SoundState state,
            JsonNode settings,
            boolean kiosk) {
        if (settings.path("alarms").path("sound").asString("auto").equals("off")) {
            return Optional.empty();
        }
        String path = System.getenv("PATH");
        AtomicBoolean told = new AtomicBoolean();
        Speech speech =
                new Speech(
                        Speech.commands(
                                settings.path("alarms").path("speech"), path == null ? "" : path),
                        Speech.LONGEST,
                        why -> {
                            LOG.log(System.Logger.Level.WARNING, "speech: {0}", why);
                            if (told.compareAndSet(false, true)) {
                                notices.warn("sound_speech_failed", why);
                            }
                        });
        boolean wall = kiosk || console.person().role() == Role.WALL;
        AlarmSounds sounds =
                new AlarmSounds(
                        console,
                        texts,
                        notices,
                        state,
                        new Means(Speaker.ofMachine(), speech, System::nanoTime),
                        wall);
        if (!wall) {
            state.set(SoundState.Sound.ON);
        }
        sounds.thread.start();
        return Optional.of(sounds);
    }

    private void run() {
        try {
            while (true) {
                try {
                    look();
                } catch (RuntimeException e) {
                    LOG.log(System.Logger.Level.ERROR, "an alarm was not heard", e);
                }
                Thread.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            return; // closed
        }
    }

    /// One look, and what is to be heard.
    void look() throws InterruptedException {
        boolean muted = !state.mutedFor().isZero();
        if (muted && !wasMuted) {
            speech.hush();
        }
        wasMuted = muted;
        if (console.time().mode() != TimeContext.Mode.LIVE || (wall && !state.wanted())) {
            return;
        }
        Situation situation = console.situation();
        List<SoundPlan.Waiting> waiting =
                situation.alarms().all().stream()
                        .filter(a -> a.state().waiting())
                        .map(
                                a ->
                                        new SoundPlan.Waiting(
                                                a.key(),
                                                a.since(),
                                                a.condition().grade(),
                                                AlarmWords.mine(a, console)))
                        .toList();
        // What comes while it is muted is told by the screen, and once it is over repeats as ever.
        Optional<SoundPlan.Due> due = plan.next(waiting, nanos.getAsLong());
        if (muted || due.isEmpty()) {
            return;
        }
        play(due.get().cue());
        due.get().fresh().stream()
                .filter(w -> SoundPlan.repeats(w.grade()))
                .findFirst()
                .flatMap(w -> situation.alarms().of(w.key()))
                .ifPresent(a -> say(a, situation));
    }

    private void say(Alarm alarm, Situation situation) {
        speech.say(
                texts.locale().getLanguage(),
                words.spoken(alarm, situation),
                alarm.condition().grade());
    }

    private void play(Cue cue) throws InterruptedException {
        if (broken && nanos.getAsLong() - tryAgain < 0) {
            return;
        }
        try {
            speaker.play(Tones.of(cue));
            state.set(SoundState.Sound.ON);
            broken = false;
        } catch (Speaker.Silent e) {
            if (!broken) {
                LOG.log(System.Logger.Level.INFO, "no sound: {0}", e.getMessage());
                notices.warn("sound_none");
                state.set(SoundState.Sound.BROKEN);
            }
            broken = true;
            tryAgain = nanos.getAsLong() + RETRY.toNanos();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        speaker.close();
        speech.close();
        state.set(SoundState.Sound.OFF);
    }
}
