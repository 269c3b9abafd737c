package org.yilan.alarm;

import org.yilan.assets.Assets;
import org.yilan.console.Console;
import org.yilan.console.LocalConsole;
import org.yilan.fx.Notices;
import org.yilan.fx.PanelContext;
import org.yilan.fx.PropertiesTexts;
import org.yilan.fx.Selection;
import org.yilan.fx.TypeScale;
import org.yilan.situation.alarm.Alarm;
import org.yilan.situation.alarm.AlarmCondition;
import org.yilan.situation.alarm.AlarmSource;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.command.Role;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Grade;
import org.yilan.testing.AlertBuilder;
import org.yilan.testing.ManualClock;

import tools.jackson.databind.node.JsonNodeFactory;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// A console with alarms, for tests.
final class AlarmDesk {
    static final Instant NOW = Instant.parse("2024-09-16T02:00:00+08:00");

    /// What was told.
    static final class Said implements Notices {
        final List<String> keys = new CopyOnWriteArrayList<>();
        final List<CompletableFuture<Outcome>> followed = new CopyOnWriteArrayList<>();

        @Override
        public void say(String key, Object... arguments) {
            keys.add(key);
        }

        @Override
        public void warn(String key, Object... arguments) {
            keys.add(key);
        }

        @Override
        public void follow(CompletableFuture<Outcome> outcome) {
            followed.add(outcome);
        }
    }

    final ManualClock clock = new ManualClock(NOW);
    final LocalConsole console;
    final Said said = new Said();
    final Selection selection = new Selection();
    final Assets assets = Assets.shipped();
    final PropertiesTexts texts;

    AlarmDesk(Locale locale, Role role) {
        console = new LocalConsole(clock, new Console.Person("李敏", role), 1);
        texts = new PropertiesTexts(assets, locale);
    }

    static AlarmCondition condition(AlarmSource source, String id, Grade grade, String hazard) {
        return new AlarmCondition(
                source.name() + ":" + id, source, id, grade, "标题 " + id, "310115", hazard);
    }

    static Event raised(AlarmSource source, String id, Grade grade, String hazard) {
        return new Event.AlarmRaised(condition(source, id, grade, hazard));
    }

    /// A typhoon with its tide, a gas alarm that somebody knows of, and a feed that is gone.
    AlarmDesk night() {
        console.applyAt(
                NOW.minusSeconds(600),
                AlertBuilder.alert("met,1").grade(Grade.II).expires(null).published(),
                raised(AlarmSource.WARNING, "met,1", Grade.II, "typhoon"),
                new Event.AlarmRaised(
                        new AlarmCondition(
                                "READING:tide",
                                AlarmSource.READING,
                                "tide",
                                Grade.IV,
                                "黄浦公园",
                                "310101",
                                "tide",
                                5.05,
                                4.55,
                                "m")),
                raised(AlarmSource.INCIDENT, "gas-1", Grade.I, "gas"),
                new Event.AlarmAcknowledged("INCIDENT:gas-1", "王芳", ""),
                raised(AlarmSource.FEED, "hotline", Grade.IV, ""));
        return this;
    }

    Alarm alarm(String key) {
        return console.situation().alarms().of(key).orElseThrow();
    }

    PanelContext context(TypeScale type) {
        return new PanelContext(
                console,
                texts,
                type,
                selection,
                said,
                Runnable::run,
                assets,
                JsonNodeFactory.instance.objectNode(),
                JsonNodeFactory.instance.objectNode());
    }
}
