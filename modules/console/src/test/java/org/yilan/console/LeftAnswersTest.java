package org.yilan.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yilan.console.Console.PendingCommand;
import org.yilan.console.Console.Subscription;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.Outcome;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class LeftAnswersTest {
    private final LeftAnswers answers = new LeftAnswers();
    private final List<String> heard = new ArrayList<>();

    private void answer(String id) {
        answers.tell(
                new PendingCommand(id, Instant.EPOCH, new Command.ResolveIncident("i"), "done", ""),
                new Outcome.Accepted(id, 1));
    }

    @Test
    void keepsForTheFirstListenerWhatCameBeforeTheScreen() {
        answer("early");
        Subscription first = answers.listen((command, outcome) -> heard.add(command.id()));
        answer("later");
        first.close();
        answer("between");
        answers.listen((command, outcome) -> heard.add("again " + command.id()));
        assertThat(heard).containsExactly("early", "later", "again between");
    }
}
