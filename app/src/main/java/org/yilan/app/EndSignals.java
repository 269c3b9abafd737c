package org.yilan.app;

import sun.misc.Signal;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Has the program end in order when the system asks for it (Ctrl-C, SIGTERM, a terminal that closes): first the wall, then
/// the toolkit. Left to the runtime, all that is running goes down at once, and JavaFX prints what its pulses find missing.
///
/// A second signal ends the process at once.
final class EndSignals {
    private static final System.Logger LOG = System.getLogger(EndSignals.class.getName());
    private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

    private final AtomicInteger code = new AtomicInteger();

    private EndSignals() {}

    /// Listens from now on.
    ///
    /// @param end what to do at the first signal; on a thread of the runtime
    static EndSignals listen(Runnable end) {
        EndSignals signals = new EndSignals();
        for (String name : NAMES) {
            try {
                Signal.handle(new Signal(name), signal -> signals.heard(signal.getNumber(), end));
            } catch (IllegalArgumentException e) {
                // Not every system has every signal; a shutdown hook is left.
                LOG.log(System.Logger.Level.DEBUG, "no signal " + name, e);
            }
        }
        return signals;
    }

    private void heard(int number, Runnable end) {
        int exit = 128 + number;
        if (code.compareAndSet(0, exit)) {
            end.run();
        } else {
            Runtime.getRuntime().halt(exit);
        }
    }

    /// What the process ends with: 0, or 128 and the number of the signal that it was ended by.
    int exitCode() {
        return code.get();
    }
}
