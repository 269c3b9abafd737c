package org.yilan.wall;

import org.yilan.assets.Assets;
import org.yilan.console.Console;
import org.yilan.fx.Fonts;
import org.yilan.fx.FxFrames;
import org.yilan.fx.FxThread;
import org.yilan.fx.NoticeBoard;
import org.yilan.fx.PanelProvider;
import org.yilan.fx.PropertiesTexts;
import org.yilan.fx.Selection;
import org.yilan.fx.Texts;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;

/// Everything that a wall needs, over any console.
final class TestWall implements AutoCloseable {
    private static final String SETTINGS =
            """
            {"city": {"name": {"zh": "上海", "en": "Shanghai"},
                      "room": {"zh": "上海市城运中心", "en": "Shanghai Operations Centre"},
                      "division": "310000", "timezone": "Asia/Shanghai"}}
            """;

    /// The panels of other modules, as far as they are on the class path. Not the map: its tile source is found only as a
    /// module's service; it draws its labels itself and measures them in its own tests.
    private static final List<String> PROVIDERS =
            List.of(
                    "org.yilan.queue.QueueProvider",
                    "org.yilan.alarm.AlarmProvider",
                    "org.yilan.kpi.KpiPanelProvider",
                    "org.yilan.escalation.EscalationProvider",
                    "org.yilan.playback.TimeBarPanelProvider");

    final FxFrames frames = new FxFrames();
    final Texts texts;
    final NoticeBoard notices;
    final WallParts parts;

    TestWall(Console console, Locale locale) {
        FxThread.start();
        Assets assets = Assets.shipped();
        Fonts fonts = FxThread.call(Fonts::detect);
        texts = new PropertiesTexts(assets, locale, fonts::shows);
        notices = new NoticeBoard(texts, frames);
        parts =
                new WallParts(
                        console,
                        texts,
                        fonts,
                        assets,
                        notices,
                        new Selection(),
                        Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()),
                        new JsonMapper().readTree(SETTINGS),
                        providers());
    }

    static List<PanelProvider> providers() {
        List<PanelProvider> all = new ArrayList<>();
        all.add(new org.yilan.wall.header.HeaderProvider());
        for (String name : PROVIDERS) {
            try {
                all.add((PanelProvider) Class.forName(name).getConstructor().newInstance());
            } catch (ReflectiveOperationException missing) {
                System.getLogger("test").log(System.Logger.Level.INFO, "not here: {0}", name);
            }
        }
        return all;
    }

    @Override
    public void close() {
        frames.close();
    }
}
