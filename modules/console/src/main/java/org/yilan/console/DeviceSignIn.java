package org.yilan.console;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// A sign-in that somebody allows on another machine (device authorization grant, RFC 8628): for walls, and for machines
/// without a browser.
public final class DeviceSignIn {
    /// RFC 8628, 3.5.
    private static final Duration SLOWER = Duration.ofSeconds(5);

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private DeviceSignIn() {}

    /// How to wait.
    public interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    /// Begins one, shows it, and returns when it has been allowed. Blocks for as long.
    ///
    /// @param show what a person needs, once
    /// @throws LoginRefused when it was denied, or not allowed in time (`login.expired`)
    /// @throws IOException when the hub does not answer at the beginning; later it is asked again
    public static HubLogin.Granted run(HubLogin login, Consumer<HubLogin.Device> show, Pause pause)
            throws IOException, InterruptedException {
        HubLogin.Device device = login.device();
        show.accept(device);
        Duration interval = Duration.ofSeconds(Math.max(1, device.interval()));
        Duration left = Duration.ofSeconds(device.seconds());
        Duration wait = interval;
        while (left.isPositive()) {
            pause.of(wait);
            left = left.minus(wait);
            try {
                return login.poll(device);
            } catch (LoginRefused e) {
                if (e.code().equals("login.slow-down")) {
                    interval = interval.plus(SLOWER);
                }
                if (!e.waiting() && !e.passing()) {
                    throw e;
                }
                wait = e.passing() ? longer(wait) : interval;
            } catch (IOException e) {
                wait = longer(wait); // RFC 8628, 3.5: ever more rarely
            }
        }
        throw new LoginRefused(
                400, "login.expired", List.of(), "The code was not used in time. Begin again.");
    }

    private static Duration longer(Duration wait) {
        Duration twice = wait.multipliedBy(2);
        return twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
    }
}
