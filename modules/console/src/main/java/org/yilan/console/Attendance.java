package org.yilan.console;

import static java.lang.System.Logger.Level.DEBUG;

import org.yilan.console.Console.Present;
import org.yilan.wire.Presence;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Says to the hub what the person here has open, at once and every few seconds again, and knows what others have. A hub that
/// cannot be reached, or does not know of this, costs nothing but that. Any thread.
final class Attendance {
    private static final System.Logger LOG = System.getLogger("org.yilan.console");
    private static final Duration AGAIN = Duration.ofSeconds(3);

    /// What it needs of the hub.
    interface Told {
        void present(String console, String incident, boolean writing) throws IOException;
    }

    private record Opened(String incident, boolean writing) {
        static final Opened NOTHING = new Opened("", false);
    }

    private final Told hub;
    private final Link link;
    private final BooleanSupplier works;
    private final Runnable onChange;
    private final String console = UUID.randomUUID().toString();

    /// What each part of the screen has open, the last that was opened last; guarded by itself.
    private final Map<Object, Opened> opened = new LinkedHashMap<>();

    private volatile List<Present> others = List.of();

    // The teller's thread only.
    private Opened said = Opened.NOTHING;

    /// @param works whether somebody works here now: not in the past, and never at a wall
    Attendance(Told hub, Link link, BooleanSupplier works, Runnable onChange) {
        this.works = works;
        this.hub = hub;
        this.link = link;
        this.onChange = onChange;
    }

    /// Begins to say it.
    ///
    /// @param thread may be blocked by the network
    void start(ScheduledExecutorService thread) {
        var unused =
                thread.scheduleWithFixedDelay(
                        this::say, AGAIN.toMillis(), AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// @param where the part of the screen that says it
    /// @param incident empty for none
    void opened(Object where, String incident, boolean writing, ScheduledExecutorService thread) {
        Opened now = new Opened(incident, writing);
        synchronized (opened) {
            Opened before = opened.getOrDefault(where, Opened.NOTHING);
            if (now.equals(before) || (incident.isEmpty() && before.incident().isEmpty())) {
                return;
            }
            opened.remove(where);
            if (!incident.isEmpty()) {
                opened.put(where, now);
            }
        }
        try {
            thread.execute(this::say);
        } catch (RejectedExecutionException e) {
            LOG.log(DEBUG, "the console is closing");
        }
    }

    private Opened now() {
        if (!works.getAsBoolean()) {
            return Opened.NOTHING;
        }
        synchronized (opened) {
            Opened last = Opened.NOTHING;
            for (Opened each : opened.values()) {
                last = each.writing() || !last.writing() ? each : last;
            }
            return last;
        }
    }

    private void say() {
        Opened now = now();
        if (!link.connected() || (now.incident().isEmpty() && said.incident().isEmpty())) {
            return;
        }
        try {
            hub.present(console, now.incident(), now.writing());
            said = now;
        } catch (IOException | RuntimeException e) {
            LOG.log(DEBUG, "the hub was not told what is open: {0}", e.toString());
        }
    }

    void told(Presence presence) {
        List<Present> now =
                presence.people().stream()
                        .filter(p -> !p.console().equals(console))
                        .map(p -> new Present(p.person(), p.incident(), p.writing(), p.since()))
                        .toList();
        if (!now.equals(others)) {
            others = now;
            onChange.run();
        }
    }

    /// What others have open, as long as the hub can be heard.
    List<Present> others() {
        return link.connected() ? others : List.of();
    }
}
