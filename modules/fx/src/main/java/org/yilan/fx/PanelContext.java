package org.yilan.fx;

import org.yilan.assets.Assets;
import org.yilan.console.Console;

import tools.jackson.databind.JsonNode;

import java.util.concurrent.Executor;

/// All that a panel gets.
///
/// @param texts words in the chosen language
/// @param type text sizes for this stage's viewing distance
/// @param selection what the person has selected, shared by all panels of the console
/// @param notices where a panel says that something was done or refused
/// @param background for work that must not hold the FX thread; daemon threads
/// @param assets data files
/// @param options the panel's own options from the scene file; never null, maybe empty
/// @param sounds whether this console can be heard
/// @param settings the city's settings from the configuration file (`city`, `map`, …); never null
public record PanelContext(
        Console console,
        Texts texts,
        TypeScale type,
        Selection selection,
        Notices notices,
        Executor background,
        Assets assets,
        JsonNode options,
        JsonNode settings,
        SoundState sounds) {
    /// Where nothing is to be heard.
    public PanelContext(
            Console console,
            Texts texts,
            TypeScale type,
            Selection selection,
            Notices notices,
            Executor background,
            Assets assets,
            JsonNode options,
            JsonNode settings) {
        this(
                console,
                texts,
                type,
                selection,
                notices,
                background,
                assets,
                options,
                settings,
                new SoundState());
    }
}
