package org.yilan.playback;

import org.yilan.assets.Assets;
import org.yilan.console.LocalConsole;
import org.yilan.fx.Notices;
import org.yilan.fx.PanelContext;
import org.yilan.fx.PropertiesTexts;
import org.yilan.fx.Selection;
import org.yilan.fx.TypeScale;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Tier;
import org.yilan.testing.AlertBuilder;
import org.yilan.testing.IncidentBuilder;
import org.yilan.testing.ManualClock;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/// Three days of a storm in a journal in memory, for tests and pictures. The numbers are made up.
final class StormDays implements AutoCloseable {
    static final Instant START = Instant.parse("2024-09-14T00:00:00+08:00");
    static final Instant NOW = Instant.parse("2024-09-16T02:00:37+08:00");

    final Assets assets = Assets.shipped();
    final ManualClock clock = new ManualClock(NOW);
    final LocalConsole console = new LocalConsole(clock);
    final PropertiesTexts texts;
    final List<String> warned = new ArrayList<>();
    final ObjectNode options = JsonNodeFactory.instance.objectNode();

    StormDays(Locale locale) {
        texts = new PropertiesTexts(assets, locale, l -> true);
        tell();
    }

    private void tell() {
        Random random = new Random(7);
        List<Object[]> marks = new ArrayList<>();
        alert(marks, 6, "IV", "台风蓝色预警");
        alert(marks, 15, "IV", "大风蓝色预警");
        alert(marks, 22, "III", "台风黄色预警");
        alert(marks, 29, "III", "暴雨黄色预警");
        alert(marks, 29.3, "IV", "浦东雷电预警");
        alert(marks, 33, "II", "台风橙色预警");
        alert(marks, 38, "II", "暴雨橙色预警");
        alert(marks, 38.4, "III", "奉贤暴雨黄色预警");
        alert(marks, 41, "II", "金山大风橙色预警");
        alert(marks, 46, "I", "台风红色预警");
        alert(marks, 47.1, "", "潮位警报");
        level(marks, 7, "IV");
        level(marks, 23, "III");
        level(marks, 34, "II");
        level(marks, 46.5, "I");
        int next = 0;
        int id = 0;
        for (int minute = 0; minute < 50 * 60; minute++) {
            Instant at = START.plus(Duration.ofMinutes(minute));
            while (next < marks.size() && !((Instant) marks.get(next)[0]).isAfter(at)) {
                console.applyAt((Instant) marks.get(next)[0], (Event) marks.get(next)[1]);
                next++;
            }
            double hour = minute / 60.0;
            double rate = 0.25 + 2.6 * Math.exp(-Math.pow((hour - 49) / 9, 2));
            int daily = (int) (hour % 24);
            rate *= daily < 6 && hour < 36 ? 0.4 : 1;
            for (int k = 0; k < 3; k++) {
                if (random.nextDouble() < rate / 3) {
                    id++;
                    console.applyAt(
                            at,
                            new Event.IncidentReported(
                                    IncidentBuilder.incident("i" + id)
                                            .reportedAt(at)
                                            .due(at.plusSeconds(900 + random.nextInt(28_000)))
                                            .report()));
                    if (random.nextInt(4) == 0) {
                        console.applyAt(at, new Event.IncidentAcknowledged("i" + id, "王", ""));
                    }
                }
            }
        }
    }

    private static void alert(List<Object[]> marks, double hour, String grade, String headline) {
        Instant at = START.plusSeconds((long) (hour * 3600));
        marks.add(
                new Object[] {
                    at,
                    AlertBuilder.alert(headline)
                            .grade(Grade.of(grade.isEmpty() ? "紫色" : grade))
                            .published()
                });
        marks.sort((a, b) -> ((Instant) a[0]).compareTo((Instant) b[0]));
    }

    private static void level(List<Object[]> marks, double hour, String grade) {
        Instant at = START.plusSeconds((long) (hour * 3600));
        marks.add(
                new Object[] {
                    at,
                    new Event.LevelDeclared(
                            new ResponseLevel(
                                    "上海市防汛指挥部",
                                    Tier.CITY,
                                    "310000",
                                    "typhoon",
                                    Grade.of(grade),
                                    at,
                                    null,
                                    "王",
                                    "",
                                    ""))
                });
        marks.sort((a, b) -> ((Instant) a[0]).compareTo((Instant) b[0]));
    }

    PanelContext context(TypeScale type) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        settings.putObject("city").put("timezone", "Asia/Shanghai");
        return new PanelContext(
                console,
                texts,
                type,
                new Selection(),
                new Said(),
                Runnable::run,
                assets,
                options,
                settings);
    }

    private final class Said implements Notices {
        @Override
        public void say(String key, Object... arguments) {}

        @Override
        public void warn(String key, Object... arguments) {
            warned.add(key);
        }

        @Override
        public void follow(CompletableFuture<Outcome> outcome) {}
    }

    @Override
    public void close() {
        console.close();
    }
}
