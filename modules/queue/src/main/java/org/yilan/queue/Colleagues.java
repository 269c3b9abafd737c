package org.yilan.queue;

import org.yilan.console.Console;
import org.yilan.console.Console.Present;
import org.yilan.console.Console.Subscription;
import org.yilan.fx.FxThread;
import org.yilan.fx.Texts;

import java.util.List;
import java.util.stream.Collectors;

/// Who else has an incident open, in words, and what this panel has open itself. FX thread.
final class Colleagues implements AutoCloseable {
    private final Console console;
    private final Texts texts;
    private final Runnable onChange;
    private final Subscription status;
    private List<Present> known = List.of();

    /// @param onChange somebody opened something, or left it
    Colleagues(Console console, Texts texts, Runnable onChange) {
        this.console = console;
        this.texts = texts;
        this.onChange = onChange;
        this.status = console.onStatus(() -> FxThread.later(this::look));
    }

    private void look() {
        List<Present> now = console.present();
        if (!now.equals(known)) {
            known = now;
            onChange.run();
        }
    }

    /// Says what is open here.
    void opened(String incident, boolean writing) {
        console.opened(this, incident, writing);
    }

    /// Who gives an order for an incident, else who has it open; empty for nobody.
    String at(String incident) {
        String writing = names(incident, true);
        if (!writing.isEmpty()) {
            return texts.get("queue_present_writing", writing);
        }
        String reading = names(incident, false);
        return reading.isEmpty() ? "" : texts.get("queue_present_reading", reading);
    }

    private String names(String incident, boolean writing) {
        return known.stream()
                .filter(p -> p.incident().equals(incident) && p.writing() == writing)
                .map(Present::person)
                .distinct()
                .collect(Collectors.joining("、"));
    }

    @Override
    public void close() {
        status.close();
        console.opened(this, "", false);
    }
}
