package org.yilan.fx;

import javafx.application.Platform;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// The way onto the FX thread; the only code that knows [Platform]. Any thread may call.
public final class FxThread {
    private FxThread() {}

    /// Starts the toolkit unless it runs already, and keeps it running when the last window closes.
    public static void start() {
        CountDownLatch started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (IllegalStateException alreadyRunning) {
            Platform.runLater(started::countDown);
        }
        try {
            started.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while JavaFX started", e);
        }
        Platform.setImplicitExit(false);
    }

    public static boolean here() {
        return Platform.isFxApplicationThread();
    }

    /// Runs after what is queued already.
    public static void later(Runnable task) {
        Platform.runLater(task);
    }

    /// For results of background work that go on screen.
    public static Executor executor() {
        return Platform::runLater;
    }

    /// Runs here when this is the FX thread, else there, and waits.
    public static void run(Runnable task) {
        call(
                () -> {
                    task.run();
                    return Boolean.TRUE;
                });
    }

    /// As [#run], with a result. An exception of the task is thrown here.
    public static <T> T call(Supplier<T> task) {
        if (here()) {
            return task.get();
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(
                () -> {
                    try {
                        result.complete(task.get());
                    } catch (Throwable e) {
                        result.completeExceptionally(e);
                    }
                });
        try {
            return result.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw e;
            }
        }
    }

    /// Ends the toolkit for good.
    public static void exit() {
        Platform.exit();
    }
}
