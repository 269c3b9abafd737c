package org.yilan.app;

import org.jspecify.annotations.Nullable;
import org.yilan.assets.Assets;
import org.yilan.settings.Settings;
import org.yilan.settings.SettingsException;
import org.yilan.settings.SettingsReader;
import org.yilan.wall.scene.SceneReader;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;

/// `yilan config`: an example to start from, the schema, and a check of one's own file.
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Print an example or the schema, or check a configuration.")
final class ConfigCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "example|schema|FILE",
            description = "What to print, or the file to check.")
    private String what = "";

    @Override
    public Integer call() throws IOException, SettingsException {
        PrintWriter out = Output.of(spec);
        Assets assets = Assets.shipped();
        switch (what) {
            case "example" -> out.print(assets.text("settings/example.yaml"));
            case "schema" -> out.print(assets.text("settings/schema.json"));
            default -> {
                Settings settings = new SettingsReader(assets).read(Main.file(what));
                SceneReader scenes = new SceneReader(settings.wall().over(assets));
                scenes.all();
                scenes.read(settings.wall().scene());
                out.println(
                        what
                                + ": good. "
                                + settings.city().name().in("zh")
                                + ", "
                                + settings.feeds().size()
                                + " feeds, "
                                + settings.people().size()
                                + " people.");
            }
        }
        out.flush();
        return 0;
    }
}
