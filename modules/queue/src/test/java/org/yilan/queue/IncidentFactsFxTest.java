package org.yilan.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yilan.testing.IncidentBuilder.incident;

import javafx.scene.control.Label;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yilan.assets.Assets;
import org.yilan.console.Console.Person;
import org.yilan.console.LocalConsole;
import org.yilan.fx.FxThread;
import org.yilan.fx.PropertiesTexts;
import org.yilan.fx.Texts;
import org.yilan.situation.command.Role;
import org.yilan.situation.event.Event;
import org.yilan.situation.limit.LimitRule;
import org.yilan.situation.limit.TimeLimits;
import org.yilan.situation.limit.WorkCalendar;
import org.yilan.situation.model.ServiceClock;
import org.yilan.testing.ManualClock;
import org.yilan.testing.Samples;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What the details say of an incident.
class IncidentFactsFxTest {
    @BeforeEach
    void open() {
        FxThread.start();
    }

    @Test
    void everyLimitSaysHowLongTheStepMayTake() {
        TimeLimits limits =
                new TimeLimits(
                        "",
                        WorkCalendar.PLAIN,
                        List.of(
                                rule(ServiceClock.ACKNOWLEDGE, Duration.ofMinutes(5), 0),
                                rule(ServiceClock.DISPATCH, Duration.ofHours(4), 0),
                                rule(ServiceClock.RESOLVE, null, 5)),
                        List.of(),
                        List.of(),
                        null);
        assertThat(words("zh", limits))
                .anyMatch(w -> w.endsWith("规定 5 分钟"))
                .anyMatch(w -> w.endsWith("规定 4 小时"))
                .anyMatch(w -> w.endsWith("规定 5 个工作日"));
        assertThat(words("en", limits))
                .anyMatch(w -> w.endsWith("within 5 min"))
                .anyMatch(w -> w.endsWith("within 5 working days"));
    }

    private static LimitRule rule(ServiceClock clock, @Nullable Duration within, int workingDays) {
        return new LimitRule(
                clock.name(),
                clock,
                Set.of(),
                Set.of(),
                within,
                workingDays,
                null,
                "own choice",
                "O");
    }

    private static List<String> words(String language, TimeLimits limits) {
        Texts texts = new PropertiesTexts(Assets.shipped(), Locale.of(language));
        try (LocalConsole console =
                new LocalConsole(
                        new ManualClock(Samples.START), new Person("李明", Role.DISPATCHER), 1)) {
            console.apply(new Event.LimitsSet(limits), incident("a").due(null).reported());
            return FxThread.call(
                    () ->
                            new IncidentFacts(
                                            texts,
                                            new TimeWords(texts, ZoneId.of("Asia/Shanghai")),
                                            limits,
                                            console.situation().incident("a").orElseThrow(),
                                            who -> who,
                                            true)
                                    .getChildren().stream()
                                            .map(n -> ((Label) n).getText())
                                            .toList());
        }
    }
}
