package org.yilan.hub;

import java.time.Instant;
import java.time.InstantSource;

/// The one clock of a hub and of everything that it serves. Any thread may call.
public interface HubClock extends InstantSource {
    /// How fast it runs against the machine's clock: 1 outside of exercises, 0 when it stands still.
    double speed();

    /// The machine's own clock.
    static HubClock machine() {
        InstantSource machine = InstantSource.system();
        return new HubClock() {
            @Override
            public Instant instant() {
                return machine.instant();
            }

            @Override
            public double speed() {
                return 1;
            }
        };
    }
}
