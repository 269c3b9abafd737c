package org.yilan.fx;

import javafx.application.Platform;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

    /// As [#run], for closing things; does not wait for a toolkit that goes down with the process. Its shutdown hook runs
    /// beside all others, and then it drops what it is given without a word, so that [#run] would wait for ever. What is
    /// not done then the end of the process does.
    public static void runToClose(Runnable task) {
        if (here()) {
            task.run();
            return;
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        Platform.runLater(
                () -> {
                    try {
                        task.run();
                        done.complete(null);
                    } catch (Throwable e) {
                        done.completeExceptionally(e);
                    }
                });
        while (true) {
            try {
                done.get(200, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                if (processEnds()) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException e) {
                throw new IllegalStateException("could not be closed", e.getCause());
            }
        }
    }

    /// The runtime tells it only by refusing a hook.
    private static boolean processEnds() {
        Thread hook = new Thread(() -> {}, "probe");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    /// Ends the toolkit for good.
    public static void exit() {
        Platform.exit();
    }
}
