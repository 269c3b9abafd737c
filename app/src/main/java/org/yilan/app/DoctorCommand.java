package org.yilan.app;

import org.jspecify.annotations.Nullable;
import org.yilan.alarm.SoundCheck;
import org.yilan.fx.Fonts;
import org.yilan.fx.FxThread;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// `yilan doctor`: what the program finds on this machine, and what to do about what it misses.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Say what the program finds on this machine and what it misses.")
final class DoctorCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    private int missing;

    @Override
    public Integer call() {
        PrintWriter out = Output.of(spec);
        int version = Runtime.version().feature();
        report(out, version == 25, "Java " + Runtime.version(), "install a JDK 25");
        long heap = Runtime.getRuntime().maxMemory() >> 20;
        report(out, heap >= 512, "heap limit " + heap + " MB", "give it at least 512 MB with -Xmx");
        boolean display = Display.present();
        report(
                out,
                true,
                display
                        ? "a display: " + Display.name()
                        : "no display: the wall is drawn into target/wall/",
                "");
        if (!display) {
            Display.useHeadless();
        }
        FxThread.start();
        Fonts fonts = FxThread.call(Fonts::detect);
        report(
                out,
                fonts.chinese(),
                "font " + fonts.family(),
                "no font has Chinese, so everything is in English; on Debian and Ubuntu: sudo"
                        + " apt-get install fonts-noto-cjk");
        Screens.describe().forEach(s -> report(out, true, s, ""));
        report(
                out,
                true,
                SoundCheck.device()
                        ? "a sound device"
                        : "no sound device: alarms are seen, not heard",
                "");
        Map<String, String> speech = SoundCheck.speech();
        report(
                out,
                true,
                speech.isEmpty()
                        ? "no speech program (espeak-ng, say, spd-say): alarms are not spoken"
                        : speech.entrySet().stream()
                                .map(e -> e.getValue() + " for " + e.getKey())
                                .collect(Collectors.joining(", ", "speech by ", "")),
                "");
        Path data = DataFolder.path();
        boolean writable = DataFolder.writable();
        report(
                out,
                writable,
                "data folder " + data + (Files.isDirectory(data) ? "" : " (made when needed)"),
                "make it writable, or set YILAN_DATA to a folder that is");
        out.println(
                missing == 0
                        ? "Everything is there."
                        : String.format(Locale.ROOT, "%d thing(s) to mend.", missing));
        out.flush();
        FxThread.exit();
        return missing == 0 ? 0 : 1;
    }

    private void report(PrintWriter out, boolean good, String what, String cure) {
        if (!good) {
            missing++;
        }
        out.println((good ? "  ok    " : "  MISS  ") + what + (good ? "" : ": " + cure));
    }
}
