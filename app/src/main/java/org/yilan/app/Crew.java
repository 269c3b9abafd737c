package org.yilan.app;

import org.jspecify.annotations.Nullable;
import org.yilan.alarm.AlarmSounds;
import org.yilan.assets.Assets;
import org.yilan.console.Console;
import org.yilan.fx.Fonts;
import org.yilan.fx.FrameBatcher;
import org.yilan.fx.FreezeWatchdog;
import org.yilan.fx.FxFrames;
import org.yilan.fx.FxThread;
import org.yilan.fx.NoticeBoard;
import org.yilan.fx.PanelProvider;
import org.yilan.fx.PropertiesTexts;
import org.yilan.fx.Selection;
import org.yilan.fx.SoundState;
import org.yilan.fx.UncaughtErrors;
import org.yilan.settings.Settings;
import org.yilan.wall.FxMonitors;
import org.yilan.wall.ScenePicture;
import org.yilan.wall.Wall;
import org.yilan.wall.WallOptions;
import org.yilan.wall.WallParts;
import org.yilan.wall.WallPictures;
import org.yilan.wall.scene.Monitor;
import org.yilan.wall.scene.SceneReader;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// What a person at a console has in front of them: the parts of a wall, and the wall made of them. Not for the FX thread.
final class Crew implements AutoCloseable {
    private static final Duration FROZEN_AFTER = Duration.ofSeconds(5);

    private final WallParts parts;
    private final FxFrames frames;
    private final ExecutorService background;
    private final FreezeWatchdog watchdog;
    private @Nullable FrameBatcher batcher;
    private @Nullable Wall wall;
    private @Nullable AlarmSounds sounds;

    private Crew(
            WallParts parts, FxFrames frames, ExecutorService background, FreezeWatchdog watchdog) {
        this.parts = parts;
        this.frames = frames;
        this.background = background;
        this.watchdog = watchdog;
    }

    /// Begins to start the toolkit: it takes as long as opening a city and a hub, and goes on beside that.
    static CompletableFuture<Fonts> startToolkit() {
        return CompletableFuture.supplyAsync(
                () -> {
                    FxThread.start();
                    return FxThread.call(Fonts::detect);
                },
                work -> Thread.ofPlatform().name("toolkit-start").daemon().start(work));
    }

    /// Puts the parts together as soon as the toolkit runs.
    ///
    /// @param language `zh`, `en`, or null for the configuration's
    /// @param toolkit see [#startToolkit]
    static Crew of(
            Session session,
            Console console,
            @Nullable String language,
            CompletableFuture<Fonts> toolkit) {
        return of(session.assets(), session.settings(), console, language, toolkit);
    }

    /// The same for a console of a hub elsewhere.
    static Crew of(
            Assets assets,
            Settings settings,
            Console console,
            @Nullable String language,
            CompletableFuture<Fonts> toolkit) {
        Fonts fonts = toolkit.join();
        String wanted = Words.language(language == null ? settings.city().language() : language);
        AtomicInteger number = new AtomicInteger();
        ExecutorService background =
                Executors.newFixedThreadPool(
                        2,
                        work -> {
                            Thread t = new Thread(work, "background-" + number.incrementAndGet());
                            t.setDaemon(true);
                            return t;
                        });
        FxFrames frames = new FxFrames();
        return FxThread.call(
                () -> {
                    PropertiesTexts texts =
                            new PropertiesTexts(assets, Locale.of(wanted), fonts::shows);
                    NoticeBoard notices = new NoticeBoard(texts, frames);
                    new UncaughtErrors(notices).install();
                    if (!fonts.chinese() && wanted.equals("zh")) {
                        notices.warn("app.no-chinese-font");
                    }
                    List<PanelProvider> providers =
                            ServiceLoader.load(PanelProvider.class).stream()
                                    .map(ServiceLoader.Provider::get)
                                    .toList();
                    WallParts parts =
                            new WallParts(
                                    console,
                                    texts,
                                    fonts,
                                    assets,
                                    notices,
                                    new Selection(),
                                    background,
                                    settings.root(),
                                    providers,
                                    new SoundState());
                    FreezeWatchdog watchdog =
                            new FreezeWatchdog(
                                    FROZEN_AFTER,
                                    away -> notices.warn("app.thawed", away.toSeconds()));
                    return new Crew(parts, frames, background, watchdog);
                });
    }

    WallParts parts() {
        return parts;
    }

    /// Opens a scene on every monitor of the machine.
    void open(String scene, boolean kiosk, Runnable exit) {
        FxThread.run(
                () -> {
                    FrameBatcher b = new FrameBatcher(parts.console(), frames);
                    batcher = b;
                    Wall w =
                            new Wall(
                                    parts,
                                    b,
                                    frames,
                                    new FxMonitors(),
                                    new WallOptions(kiosk, exit));
                    wall = w;
                    w.show(scene);
                    // Not earlier: making the first windows may take long, and nothing stands still
                    // that nobody has seen move.
                    watchdog.start();
                });
        // Only where there are windows: a picture is not heard.
        sounds =
                AlarmSounds.start(
                                parts.console(),
                                parts.texts(),
                                parts.notices(),
                                parts.sounds(),
                                parts.settings(),
                                kiosk)
                        .orElse(null);
    }

    /// Draws a scene into a file again and again.
    WallPictures pictures(String scene, List<Monitor> monitors, Path out) {
        return new WallPictures(
                parts, frames, new SceneReader(parts.assets()).read(scene), monitors, out);
    }

    /// Draws a scene once.
    ScenePicture picture() {
        return new ScenePicture(parts);
    }

    /// Returns when every panel of the open wall has drawn what it knows, looking once a pulse.
    void awaitSettled() throws InterruptedException {
        CountDownLatch settled = new CountDownLatch(1);
        frames.next(() -> look(settled));
        if (!settled.await(1, TimeUnit.MINUTES)) {
            throw new Failure("the panels did not finish drawing within a minute");
        }
    }

    private void look(CountDownLatch settled) {
        Wall open = wall;
        if (open == null || open.unsettled().isEmpty()) {
            settled.countDown();
        } else {
            frames.next(() -> look(settled));
        }
    }

    @Override
    public void close() {
        watchdog.close();
        if (sounds != null) {
            sounds.close();
        }
        FxThread.runToClose(
                () -> {
                    if (wall != null) {
                        wall.close();
                    }
                    if (batcher != null) {
                        batcher.close();
                    }
                    frames.close();
                });
        background.shutdownNow();
    }
}
