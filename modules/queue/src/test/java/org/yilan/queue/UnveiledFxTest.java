package org.yilan.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yilan.testing.IncidentBuilder.incident;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yilan.console.Console.Person;
import org.yilan.console.LocalConsole;
import org.yilan.fx.FxThread;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.command.Role;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.PersonalField;
import org.yilan.situation.model.Reporter;
import org.yilan.testing.ManualClock;
import org.yilan.testing.Samples;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// What was shown for a reason is shown of that incident, and for a minute.
class UnveiledFxTest {
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger changes = new AtomicInteger();
    private LocalConsole console;

    @BeforeEach
    void open() {
        FxThread.start();
    }

    @AfterEach
    void close() {
        console.close();
    }

    private Unveiled unveiled(Role role) {
        console = new LocalConsole(new ManualClock(Samples.START), new Person("李明", role), 1);
        console.apply(
                incident("a").reporter(new Reporter("欧阳静怡", "13812345678")).reported(),
                incident("b").reporter(new Reporter("张三", "13800000000")).reported());
        return new Unveiled(console, nanos::get, changes::incrementAndGet);
    }

    private Incident masked(String id) {
        Incident i = console.situation().incident(id).orElseThrow();
        return new Incident(
                incident(id).reporter(new Reporter("欧***", "138****5678")).report(),
                i.progress(),
                i.grade(),
                i.version(),
                i.changedAt(),
                i.timing());
    }

    private static Outcome ask(Unveiled unveiled, String id, String reason) throws Exception {
        return unveiled.ask(new Command.UnmaskField(id, PersonalField.PHONE), reason)
                .get(20, TimeUnit.SECONDS);
    }

    @Test
    void oneItemOfOneIncidentForAMinute() throws Exception {
        Unveiled unveiled = unveiled(Role.DISPATCHER);

        assertThat(ask(unveiled, "a", "回访")).isInstanceOf(Outcome.Accepted.class);

        Incident a = masked("a");
        assertThat(unveiled.over(a).report().reporter())
                .isEqualTo(new Reporter("欧***", "13812345678"));
        assertThat(unveiled.over(masked("b")).report().reporter().phone()).isEqualTo("138****5678");
        nanos.addAndGet(Duration.ofSeconds(59).toNanos());
        unveiled.tick(a);
        assertThat(unveiled.of(a)).isTrue();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        unveiled.tick(a);
        assertThat(unveiled.over(a)).isSameAs(a);
        assertThat(changes).hasValue(2); // shown, and hidden
    }

    @Test
    void whoGoesOnToAnotherIncidentDoesNotFindItWhenTheyComeBack() throws Exception {
        Unveiled unveiled = unveiled(Role.DISPATCHER);
        ask(unveiled, "a", "回访");

        unveiled.tick(masked("b"));

        assertThat(unveiled.of(masked("a"))).isFalse();
    }

    @Test
    void whatIsRefusedShowsNothing() throws Exception {
        Unveiled unveiled = unveiled(Role.OBSERVER);

        assertThat(ask(unveiled, "a", "好奇")).isInstanceOf(Outcome.Refused.class);
        assertThat(unveiled.of(masked("a"))).isFalse();
        assertThat(changes).hasValue(0);
    }
}
