package org.yilan.wall;

import org.yilan.assets.Assets;
import org.yilan.console.Console;
import org.yilan.fx.Fonts;
import org.yilan.fx.NoticeBoard;
import org.yilan.fx.PanelProvider;
import org.yilan.fx.Selection;
import org.yilan.fx.SoundState;
import org.yilan.fx.Texts;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.concurrent.Executor;

/// What a wall is made of; put together once by the program.
///
/// @param background for work of panels off the FX thread; daemon threads
/// @param settings the city's settings; an empty object where there are none
/// @param sounds whether this console can be heard
/// @param providers every kind of panel there is
public record WallParts(
        Console console,
        Texts texts,
        Fonts fonts,
        Assets assets,
        NoticeBoard notices,
        Selection selection,
        Executor background,
        JsonNode settings,
        List<PanelProvider> providers,
        SoundState sounds) {
    public WallParts {
        providers = List.copyOf(providers);
    }

    /// Where nothing is to be heard.
    public WallParts(
            Console console,
            Texts texts,
            Fonts fonts,
            Assets assets,
            NoticeBoard notices,
            Selection selection,
            Executor background,
            JsonNode settings,
            List<PanelProvider> providers) {
        this(
                console,
                texts,
                fonts,
                assets,
                notices,
                selection,
                background,
                settings,
                providers,
                new SoundState());
    }
}
