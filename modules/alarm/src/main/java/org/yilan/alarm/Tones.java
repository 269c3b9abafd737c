package org.yilan.alarm;

import org.yilan.situation.model.Grade;

import javax.sound.sampled.AudioFormat;

/// Makes tones: how grave an alarm is one hears by how many, how high and how fast they are; what is for somebody else is soft,
/// what is one's own loud and with a rising call before it. 16 bit, mono, little endian. Pure; any thread.
final class Tones {
    /// Samples per second.
    static final int RATE = 22_050;

    /// What the samples are: 16 bit, mono, little-endian.
    static final AudioFormat FORMAT = new AudioFormat(RATE, 16, 1, true, false);

    /// What is for others against what is one's own.
    static final double SOFT = 0.3;

    private static final double LOUD = 0.8;

    /// Begins and ends of tones are drawn over this many seconds: without, they click.
    private static final double EDGE = 0.008;

    /// One tone after another: hertz (0 for silence) and seconds.
    private record Note(double hertz, double seconds) {}

    private static final Note PAUSE = new Note(0, 0.06);
    private static final Note[] CALL = {new Note(523, 0.09), new Note(784, 0.12), PAUSE};

    private Tones() {}

    static byte[] of(Cue cue) {
        Note[] melody = melody(cue.grade());
        int count = (cue.mine() ? CALL.length : 0) + melody.length;
        Note[] all = new Note[count];
        int from = 0;
        if (cue.mine()) {
            System.arraycopy(CALL, 0, all, 0, CALL.length);
            from = CALL.length;
        }
        System.arraycopy(melody, 0, all, from, melody.length);
        return play(all, cue.mine() ? LOUD : LOUD * SOFT);
    }

    /// From the gravest down: five fast high tones of two pitches, three, two, one low one. What nobody knows sounds gravest.
    private static Note[] melody(Grade grade) {
        return switch (grade.rank()) {
            case 0, 1 ->
                    new Note[] {
                        new Note(1319, 0.11), PAUSE, new Note(988, 0.11), PAUSE,
                        new Note(1319, 0.11), PAUSE, new Note(988, 0.11), PAUSE,
                        new Note(1319, 0.2)
                    };
            case 2 ->
                    new Note[] {
                        new Note(988, 0.16), PAUSE, new Note(988, 0.16), PAUSE, new Note(988, 0.16)
                    };
            case 3 -> new Note[] {new Note(740, 0.22), PAUSE, new Note(740, 0.22)};
            default -> new Note[] {new Note(494, 0.3)};
        };
    }

    private static byte[] play(Note[] notes, double volume) {
        int samples = 0;
        for (Note note : notes) {
            samples += samples(note);
        }
        byte[] pcm = new byte[samples * 2];
        int at = 0;
        for (Note note : notes) {
            int n = samples(note);
            for (int i = 0; i < n; i++) {
                double edge = Math.min(1, Math.min(i, n - 1 - i) / (EDGE * RATE));
                double wave = Math.sin(2 * Math.PI * note.hertz() * i / RATE);
                int value = (int) Math.round(wave * edge * volume * Short.MAX_VALUE);
                pcm[at++] = (byte) value;
                pcm[at++] = (byte) (value >> 8);
            }
        }
        return pcm;
    }

    private static int samples(Note note) {
        return (int) Math.round(note.seconds() * RATE);
    }
}
