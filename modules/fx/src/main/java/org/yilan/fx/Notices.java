package org.yilan.fx;

import org.yilan.situation.command.Outcome;

import java.util.concurrent.CompletableFuture;

/// Where a panel says what became of something. Any thread may call. Never a modal dialog.
public interface Notices {
    /// Shows a line for a few seconds.
    ///
    /// @param key translation key
    void say(String key, Object... arguments);

    /// Shows a line until it is dismissed: something did not work.
    void warn(String key, Object... arguments);

    /// Follows a command: while it waits, when it is done, and in words why not when it is refused.
    void follow(CompletableFuture<Outcome> outcome);
}
