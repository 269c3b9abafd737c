package org.yilan.fx;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Whether this console can be heard, shared by who makes sounds and who shows and mutes them. It counts on the machine's own
/// time: a city whose clock runs sixty times as fast is not heard sixty times as soon again. Any thread may read and mute;
/// [#property] changes on the FX thread.
public final class SoundState {
    /// How long one press of the key mutes: long enough for a telephone call, short enough to forget it.
    public static final Duration MUTED = Duration.ofMinutes(5);

    /// What there is to hear.
    public enum Sound {
        /// Nobody makes sounds here: a picture, a test, a wall.
        OFF,
        ON,
        /// There is no device that works.
        BROKEN
    }

    private final ReadOnlyObjectWrapper<Sound> sound = new ReadOnlyObjectWrapper<>(Sound.OFF);
    private final LongSupplier nanos;
    private volatile boolean muted;
    private volatile long until;
    private volatile boolean wanted;

    public SoundState() {
        this(System::nanoTime);
    }

    /// @param nanos a clock as [System#nanoTime]
    public SoundState(LongSupplier nanos) {
        this.nanos = nanos;
    }

    public ReadOnlyObjectProperty<Sound> property() {
        return sound.getReadOnlyProperty();
    }

    /// Said by who makes the sounds.
    public void set(Sound now) {
        FxThread.later(() -> sound.set(now));
    }

    /// Mutes for [#MUTED], or ends that; returns whether it is muted now.
    public boolean toggle() {
        boolean mute = mutedFor().isZero();
        until = nanos.getAsLong() + MUTED.toNanos();
        muted = mute;
        return mute;
    }

    /// For how long it is muted still, zero when it is not.
    public Duration mutedFor() {
        long left = until - nanos.getAsLong();
        return muted && left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
    }

    /// The scene wants sound where there would be none: on a wall.
    public void want(boolean yes) {
        wanted = yes;
    }

    public boolean wanted() {
        return wanted;
    }
}
