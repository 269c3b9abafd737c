package org.yilan.fx;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.command.Outcome;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// The notices that stand on screen now, newest last; every window shows the same. What is said goes by itself, what is
/// warned of stays until a person dismisses it. Never more than [#MOST]: the oldest goes first.
public final class NoticeBoard implements Notices {
    /// How long what is said stands.
    public static final Duration STANDS = Duration.ofSeconds(6);

    /// As many lines as a person reads.
    public static final int MOST = 4;

    private final ObservableList<Notice> shown = FXCollections.observableArrayList();
    private final ObservableList<Notice> view = FXCollections.unmodifiableObservableList(shown);
    private final Texts texts;
    private final Frames frames;

    public NoticeBoard(Texts texts, Frames frames) {
        this.texts = texts;
        this.frames = frames;
    }

    /// One line. Equal only to itself: the same words twice are two notices.
    public static final class Notice {
        private final String key;
        private final Object[] arguments;
        private final boolean warning;
        private final Outcome.@Nullable Refused refused;

        Notice(String key, Object[] arguments, boolean warning) {
            this.key = key;
            this.arguments = arguments.clone();
            this.warning = warning;
            this.refused = null;
        }

        Notice(Outcome.Refused refused) {
            this.key = "";
            this.arguments = new Object[0];
            this.warning = true;
            this.refused = refused;
        }

        /// The line in the language of the moment.
        public String words(Texts texts) {
            return refused == null ? texts.get(key, arguments) : RefusalWords.of(texts, refused);
        }

        /// Whether it stays until it is dismissed.
        public boolean warning() {
            return warning;
        }
    }

    /// What stands now. FX thread.
    public ObservableList<Notice> shown() {
        return view;
    }

    /// Takes a notice away. FX thread.
    public void dismiss(Notice notice) {
        shown.remove(notice);
    }

    /// Takes all away. FX thread.
    public void clear() {
        shown.clear();
    }

    @Override
    public void say(String key, Object... arguments) {
        post(new Notice(key, arguments, false));
    }

    @Override
    public void warn(String key, Object... arguments) {
        post(new Notice(key, arguments, true));
    }

    private void post(Notice notice) {
        onFx(
                () -> {
                    // A fault that repeats is one line, not a column of the same.
                    shown.removeIf(old -> old.words(texts).equals(notice.words(texts)));
                    shown.add(notice);
                    while (shown.size() > MOST) {
                        shown.removeFirst();
                    }
                });
        if (!notice.warning()) {
            frames.after(STANDS, () -> shown.remove(notice));
        }
    }

    private static void onFx(Runnable work) {
        if (FxThread.here()) {
            work.run();
        } else {
            FxThread.later(work);
        }
    }

    @Override
    public void follow(CompletableFuture<Outcome> outcome) {
        if (!outcome.isDone()) {
            // An answer mostly comes at once; only a hub that takes its time is worth a line.
            Notice waiting = new Notice("fx.command.waiting", new Object[0], false);
            frames.after(
                    Duration.ofMillis(400),
                    () -> {
                        if (!outcome.isDone()) {
                            post(waiting);
                        }
                    });
            outcome.whenComplete((o, e) -> onFx(() -> shown.remove(waiting)));
        }
        outcome.whenComplete(this::tell);
    }

    private void tell(@Nullable Outcome outcome, @Nullable Throwable failure) {
        switch (outcome) {
            case Outcome.Accepted accepted -> say("fx.command.done");
            case Outcome.Refused refused -> post(new Notice(refused));
            case null ->
                    warn(
                            "fx.command.failed",
                            failure == null ? "" : String.valueOf(failure.getMessage()));
        }
    }
}
