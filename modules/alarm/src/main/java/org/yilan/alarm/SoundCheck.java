package org.yilan.alarm;

import tools.jackson.databind.node.JsonNodeFactory;

import java.util.Map;
import java.util.TreeMap;

import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.SourceDataLine;

/// Whether alarms can be heard on this machine. Any thread; plays nothing.
public final class SoundCheck {
    private SoundCheck() {}

    /// Whether there is a device for the tones. It may still fail when it is used.
    public static boolean device() {
        return AudioSystem.isLineSupported(new DataLine.Info(SourceDataLine.class, Tones.FORMAT));
    }

    /// The installed program that speaks, by language (`zh`, `en`); without one that is not spoken.
    public static Map<String, String> speech() {
        String path = System.getenv("PATH");
        Map<String, String> programs = new TreeMap<>();
        Speech.commands(JsonNodeFactory.instance.objectNode(), path == null ? "" : path)
                .forEach((language, command) -> programs.put(language, command.getFirst()));
        return programs;
    }
}
