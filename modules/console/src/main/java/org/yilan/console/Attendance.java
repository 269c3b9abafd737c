package org.yilan.console;

import static java.lang.System.Logger.Level.DEBUG;

import org.yilan.console.Console.Present;
import org.yilan.wire.Presence;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Says to the hub what the person here has open, at once and every few seconds again, and knows what others have. A hub that
/// cannot be reached, or does not know of this, costs nothing but that. Any thread.
final class Attendance {
    private static final System.Logger LOG = System.getLogger("org.yilan.console");
    private static final Duration AGAIN = Duration.ofSeconds(3);

    /// What it needs of the hub.
    interface Told {
        void present(String console, String incident, boolean writing) throws IOException;
    }

    private record Opened(String incident, boolean writing) {}

    private final Told hub;
    private final Link link;
    private final Runnable onChange;
    private final String console = UUID.randomUUID().toString();
    private volatile Opened opened = new Opened("", false);
    private volatile List<Present> others = List.of();

    // The teller's thread only.
    private Opened said = new Opened("", false);

    Attendance(Told hub, Link link, Runnable onChange) {
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

    /// @param incident empty for none
    void opened(String incident, boolean writing, ScheduledExecutorService thread) {
        Opened now = new Opened(incident, writing);
        if (!now.equals(opened)) {
            opened = now;
            thread.execute(this::say);
        }
    }

    private void say() {
        Opened now = opened;
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
