package org.yilan.app;

import org.jspecify.annotations.Nullable;
import org.yilan.assets.Assets;
import org.yilan.hub.HubClock;
import org.yilan.hub.NotificationChannel;
import org.yilan.hub.Notifications;
import org.yilan.settings.Settings;
import org.yilan.settings.SettingsException;
import org.yilan.settings.SettingsReader;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// `yilan notify`: for somebody who sets up a channel.
@Command(
        name = "notify",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Try a channel by which others are told of response levels.",
        subcommands = NotifyCommand.Test.class)
final class NotifyCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        throw new Failure("notify: say  notify test CHANNEL --config FILE");
    }

    /// `yilan notify test`. Exits with 1 when the message did not get through.
    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = {
                "Send one message by a channel of the configuration and print what came of it.",
                "It says of itself that it is a test. Nothing is recorded."
            })
    static final class Test implements Callable<Integer> {
        @Spec private @Nullable CommandSpec spec;

        @Parameters(paramLabel = "CHANNEL", description = "Its id in `notifications`.")
        private String channel = "";

        @Option(
                names = "--config",
                paramLabel = "FILE",
                required = true,
                description = "The configuration.")
        private Path config = Path.of("yilan.yaml");

        @Override
        public Integer call() throws IOException, SettingsException {
            PrintWriter out = Output.of(spec);
            Assets assets = Assets.shipped();
            Settings settings = new SettingsReader(assets).read(config);
            List<NotificationChannel> channels = ChannelsOfSettings.of(settings);
            NotificationChannel chosen =
                    channels.stream()
                            .filter(c -> c.id().equals(channel))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new Failure(
                                                    "there is no channel \""
                                                            + channel
                                                            + "\" in "
                                                            + config
                                                            + "; there are: "
                                                            + String.join(
                                                                    ", ",
                                                                    channels.stream()
                                                                            .map(
                                                                                    NotificationChannel
                                                                                            ::id)
                                                                            .toList())));
            try {
                String answer =
                        Notifications.test(
                                chosen,
                                ChannelsOfSettings.terms(settings.wall().over(assets)),
                                settings.city().division(),
                                HubClock.machine().instant());
                out.println(channel + ": delivered. " + answer);
            } catch (IOException e) {
                throw new Failure(channel + ": not delivered: " + e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Failure(channel + ": interrupted", e);
            }
            out.flush();
            return 0;
        }
    }
}
