package org.yilan.app;

import org.jspecify.annotations.Nullable;
import org.yilan.console.Console;
import org.yilan.wall.WallPictures;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// When the first whole picture with data from the hub stood on the screen.
final class FirstPicture {
    private FirstPicture() {}

    /// Milliseconds since the process started.
    static long sinceStart() {
        return System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    }

    /// Waits until the console has data and every panel has drawn it.
    ///
    /// @param pictures where the wall is drawn into files: then the first of them that was begun with data counts
    static void await(Crew crew, Console console, @Nullable WallPictures pictures)
            throws InterruptedException {
        CountDownLatch data = new CountDownLatch(1);
        try (Console.Subscription changes =
                console.onChange(
                        c -> {
                            if (console.situation().seq() > 0) {
                                data.countDown();
                            }
                        })) {
            if (console.situation().seq() == 0 && !data.await(30, TimeUnit.SECONDS)) {
                throw new Failure("nothing came from the hub within half a minute");
            }
        }
        if (pictures == null) {
            crew.awaitSettled();
        } else {
            pictures.drawNow();
        }
    }
}
