package org.yilan.feeds.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yilan.feeds.ScriptedPoll;

class RememberedTest {
    private final Remembered<String> remembered = new Remembered<>();

    private String ask(ScriptedPoll poll, String path) throws FeedException {
        return remembered
                .get("status", ScriptedPoll.ROOT.resolve(path), poll, d -> d.json().line("v"))
                .orElse("nothing");
    }

    @Test
    void givesWhatWasRecordedOfADocumentThatHasNotChanged() throws FeedException {
        ScriptedPoll poll = new ScriptedPoll("x", "a").with("a", "{\"v\":1}").unchanged("b");
        assertThat(ask(poll, "a")).isEqualTo("1");
        poll.unchanged("a");
        // The first round was not recorded: nothing may be built on it.
        assertThat(ask(poll, "a")).isEqualTo("nothing");
        poll.recorded();
        assertThat(ask(poll, "a")).isEqualTo("1");
        // Another document in the same role is not this one.
        assertThat(ask(poll, "b")).isEqualTo("nothing");
    }
}
