package org.yilan.map;

import org.yilan.assets.Assets;
import org.yilan.console.LocalConsole;
import org.yilan.fx.Notices;
import org.yilan.fx.PanelContext;
import org.yilan.fx.PropertiesTexts;
import org.yilan.fx.Selection;
import org.yilan.fx.TypeScale;
import org.yilan.situation.command.Outcome;

import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;

/// What a map panel needs, without a hub.
final class MapStage {
    static final Instant NOW = Instant.parse("2024-09-15T09:00:00Z");

    final Assets assets = Assets.shipped();
    final List<String> warnings = new CopyOnWriteArrayList<>();
    final PanelContext context;

    MapStage(Locale locale, TypeScale type, String options, String settings) {
        JsonMapper json = JsonMapper.shared();
        context =
                new PanelContext(
                        new LocalConsole(InstantSource.fixed(NOW)),
                        new PropertiesTexts(assets, locale, l -> true),
                        type,
                        new Selection(),
                        new Notices() {
                            @Override
                            public void say(String key, Object... arguments) {}

                            @Override
                            public void warn(String key, Object... arguments) {
                                warnings.add(key);
                            }

                            @Override
                            public void follow(CompletableFuture<Outcome> outcome) {}
                        },
                        ForkJoinPool.commonPool(),
                        assets,
                        json.readTree(options),
                        json.readTree(settings));
    }
}
