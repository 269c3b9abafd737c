package org.yilan.app;

import org.jspecify.annotations.Nullable;
import org.yilan.assets.Assets;
import org.yilan.feeds.FeedFormats;
import org.yilan.feeds.FeedReport;
import org.yilan.feeds.FeedTrial;
import org.yilan.feeds.Remark;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.spi.Observation;
import org.yilan.feeds.spi.ValueSource;
import org.yilan.geography.Datum;
import org.yilan.geography.District;
import org.yilan.geography.Districts;
import org.yilan.hub.HubClock;
import org.yilan.settings.Nearest;
import org.yilan.settings.Settings;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// `yilan feed`: for somebody who sets up a feed.
@Command(
        name = "feed",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Try an upstream system, or list the formats that are read.",
        subcommands = {FeedCommand.Try.class, FeedCommand.Formats.class})
final class FeedCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        throw new Failure("feed: say  feed list  or  feed try URL --format F");
    }

    /// `yilan feed list`.
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = "List the formats that are read.")
    static final class Formats implements Callable<Integer> {
        @Spec private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            PrintWriter out = Output.of(spec);
            FeedFormats formats = FeedFormats.installed();
            int widest = formats.names().stream().mapToInt(String::length).max().orElse(0);
            for (String name : formats.names()) {
                String about = formats.adapter(name).map(FeedAdapter::about).orElse("");
                out.println(name + " ".repeat(widest + 2 - name.length()) + about);
            }
            out.flush();
            return 0;
        }
    }

    /// `yilan feed try`. Exits with 1 when nothing could be used.
    @Command(
            name = "try",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = {
                "Ask an upstream once and print what was understood, what was ignored and what was"
                        + " refused, with the reason.",
                "Nothing is recorded."
            })
    static final class Try implements Callable<Integer> {
        private static final List<String> LINK =
                List.of("tls", "proxy", "proxyCredentials", "sse", "websocket", "mqtt", "folder");
        private static final String ONLY = "only \"env:NAME\" and \"file:PATH\" are taken";

        @Spec private @Nullable CommandSpec spec;

        @Parameters(paramLabel = "URL", description = "What the format starts from.")
        private String url = "";

        @Option(
                names = "--format",
                paramLabel = "F",
                required = true,
                description = "One of those that `feed list` names.")
        private String format = "";

        @Option(
                names = "--zone",
                paramLabel = "ZONE",
                defaultValue = "Asia/Shanghai",
                description =
                        "For times that the upstream writes without an offset (default:"
                                + " ${DEFAULT-VALUE}).")
        private String zone = "Asia/Shanghai";

        @Option(
                names = "--at",
                paramLabel = "TIME",
                description =
                        "What counts as the present, e.g. 2024-09-15T12:00+08:00, for a system that"
                                + " plays a scenario (default: now).")
        private @Nullable String at;

        @Option(
                names = "--timeout",
                paramLabel = "DURATION",
                defaultValue = "10s",
                description = "For each request (default: ${DEFAULT-VALUE}).")
        private String timeout = "10s";

        @Option(
                names = "--option",
                paramLabel = "NAME=VALUE",
                description = "What the format wants to know besides; may be repeated.")
        private Map<String, String> options = new LinkedHashMap<>();

        @Option(
                names = "--header",
                paramLabel = "NAME=env:VAR|file:PATH",
                description = "Sent with each request; may be repeated.")
        private Map<String, String> headers = new LinkedHashMap<>();

        @Option(
                names = "--transport",
                paramLabel = "T",
                description =
                        "How documents come in: poll, sse, websocket, mqtt or folder (default: by"
                                + " the url's scheme).")
        private @Nullable String transport;

        @Option(
                names = "--link",
                paramLabel = "GROUP.KEY=VALUE",
                description =
                        "More of the way there, as in the configuration: tls.ca=ca.pem,"
                                + " mqtt.topic=air/#, proxy=http://host:port; may be repeated.")
        private Map<String, String> link = new LinkedHashMap<>();

        @Option(
                names = "--datum",
                paramLabel = "DATUM",
                defaultValue = "WGS-84",
                description =
                        "Of the coordinates: WGS-84, CGCS2000, GCJ-02 or BD-09 (default:"
                                + " ${DEFAULT-VALUE}).")
        private String datum = "WGS-84";

        @Option(
                names = "--most",
                paramLabel = "N",
                defaultValue = "20",
                description = "Lines of each kind at most (default: ${DEFAULT-VALUE}).")
        private int most = 20;

        @Override
        public Integer call() {
            PrintWriter out = Output.of(spec);
            FeedFormats formats = FeedFormats.installed();
            FeedAdapter adapter =
                    formats.adapter(format)
                            .orElseThrow(
                                    () ->
                                            new Failure(
                                                    "there is no format \""
                                                            + format
                                                            + "\""
                                                            + Nearest.to(format, formats.names())
                                                                    .map(n -> "; did you mean " + n)
                                                                    .orElse("")
                                                            + "? There are "
                                                            + String.join(", ", formats.names())));
            Districts districts = Districts.of(Assets.shipped());
            FeedTrial trial =
                    FeedTrial.of(
                            config(),
                            adapter,
                            point -> districts.districtAt(point).map(District::code).orElse(""),
                            at == null ? HubClock.machine().instant() : Source.moment("--at", at));
            print(out, trial);
            return trial.observations().isEmpty() ? 1 : 0;
        }

        private FeedConfig config() {
            Map<String, ValueSource> sources = new LinkedHashMap<>();
            headers.forEach((name, where) -> sources.put(name, source(name, where)));
            try {
                return new FeedConfig(
                        "trial",
                        "trial",
                        "",
                        format,
                        FeedsOfSettings.url(url, Main::file),
                        Duration.ofMinutes(1),
                        Words.duration(timeout),
                        FeedConfig.DEFAULT_MAX_BYTES,
                        Duration.ofMinutes(10),
                        ZoneId.of(zone),
                        sources,
                        FeedsOfSettings.options(options, Main::file),
                        Datum.labelled(datum),
                        FeedsOfSettings.connection(link(), Main::file));
            } catch (DateTimeException e) {
                throw new Failure("--zone: there is no time zone \"" + zone + "\"", e);
            } catch (IllegalArgumentException e) {
                throw new Failure(
                        "\""
                                + url
                                + "\" is not an address like https://example.org/alerts.atom, or an"
                                + " option does not fit it: "
                                + e.getMessage(),
                        e);
            }
        }

        private Settings.Link link() {
            for (String key : link.keySet()) {
                if (!LINK.contains(key.replaceFirst("\\..*", ""))) {
                    throw new Failure(
                            "--link: there is no group of "
                                    + key
                                    + Nearest.to(key.replaceFirst("\\..*", ""), LINK)
                                            .map(n -> "; did you mean " + n + "?")
                                            .orElse(""));
                }
            }
            return new Settings.Link(
                    transport == null ? Settings.Link.transportOf(url) : transport,
                    group("tls"),
                    link.getOrDefault("proxy", ""),
                    link.getOrDefault("proxyCredentials", ""),
                    group("sse"),
                    group("websocket"),
                    group("mqtt"),
                    group("folder"));
        }

        private Map<String, String> group(String name) {
            Map<String, String> group = new LinkedHashMap<>();
            link.forEach(
                    (key, value) -> {
                        if (key.startsWith(name + ".")) {
                            group.put(key.substring(name.length() + 1), value);
                        }
                    });
            return group;
        }

        private static ValueSource source(String name, String where) {
            if (where.startsWith("env:") || where.startsWith("file:")) {
                return FeedsOfSettings.source(where, Main::file);
            }
            // A secret on the command line would stay in the shell's history.
            throw new Failure("--header " + name + ": " + ONLY + ", so that secrets stay outside");
        }

        private void print(PrintWriter out, FeedTrial trial) {
            FeedReport report = trial.report();
            trial.observations().stream().limit(most).map(Try::line).forEach(out::println);
            int more = trial.observations().size() - most;
            if (more > 0) {
                out.println("… and " + more + " more (--most)");
            }
            remarks(out, "ignored", report.ignored(), report.ignoredCount());
            remarks(out, "refused", report.refused(), report.refusedCount());
            out.println(
                    "understood "
                            + report.understoodCount()
                            + " "
                            + report.understood()
                            + ", ignored "
                            + report.ignoredCount()
                            + ", refused "
                            + report.refusedCount()
                            + "; "
                            + report.documents()
                            + " documents, "
                            + report.bytes()
                            + " bytes, "
                            + report.took().toMillis()
                            + " ms");
            if (!report.errorClass().isEmpty()) {
                out.println("fault: " + report.errorClass() + ": " + report.detail());
            }
            out.flush();
        }

        private void remarks(PrintWriter out, String word, List<Remark> remarks, int count) {
            remarks.stream().limit(most).forEach(r -> out.println(word + "  " + r));
            int shown = Math.min(most, remarks.size());
            if (count > shown) {
                out.println(word + "  … and " + (count - shown) + " more");
            }
        }

        private static String line(Observation seen) {
            return switch (seen) {
                case Observation.AlertSeen a ->
                        "alert     "
                                + a.alert().id()
                                + " "
                                + a.alert().kind()
                                + " "
                                + a.alert().hazard()
                                + " "
                                + a.alert().grade().code()
                                + " sent "
                                + a.alert().sent()
                                + " by "
                                + a.alert().senderName()
                                + ": "
                                + (a.alert().texts().isEmpty()
                                        ? ""
                                        : a.alert().texts().getFirst().headline());
                case Observation.LevelSeen l ->
                        "level     "
                                + l.level().issuer()
                                + " "
                                + l.level().hazard()
                                + " "
                                + l.level().level().code()
                                + " from "
                                + l.level().from();
                case Observation.LevelOver l -> "level     ended by " + l.message();
                case Observation.StormSeen s ->
                        "storm     "
                                + s.storm()
                                + " "
                                + s.name()
                                + " "
                                + s.englishName()
                                + ", "
                                + s.points().size()
                                + " points, "
                                + s.forecasts().size()
                                + " forecasts";
                case Observation.EarthquakeSeen e ->
                        "quake     "
                                + e.report().id()
                                + " "
                                + e.report().stage()
                                + " M "
                                + e.report().hypocentre().magnitude()
                                + " at "
                                + e.report().moment()
                                + " "
                                + e.report().hypocentre().name()
                                + (e.report().shaking().maximum().isEmpty()
                                        ? ""
                                        : ", "
                                                + e.report().shaking().scale()
                                                + " "
                                                + e.report().shaking().maximum());
                case Observation.TicketSeen t ->
                        "ticket    "
                                + t.report().id()
                                + " "
                                + t.stage()
                                + " "
                                + t.report().reportedAt()
                                + " "
                                + t.report().category()
                                + ": "
                                + t.report().title();
                case Observation.SensorSeen s ->
                        "sensor    "
                                + s.sensor().id()
                                + " "
                                + s.sensor().name()
                                + ", "
                                + s.sensor().quantity()
                                + " in "
                                + s.sensor().unit();
                case Observation.ReadingSeen r ->
                        "reading   "
                                + r.reading().sensor()
                                + " = "
                                + r.reading().value()
                                + " at "
                                + r.reading().observedAt();
                case Observation.FacilitySeen f ->
                        "facility  "
                                + f.facility().id()
                                + " "
                                + f.facility().kind()
                                + " "
                                + f.facility().name()
                                + ", "
                                + f.facility().occupied()
                                + " of "
                                + f.facility().capacity()
                                + " at "
                                + f.facility().observedAt();
                case Observation.RoadEventSeen r ->
                        "road      "
                                + r.event().id()
                                + " "
                                + r.event().state()
                                + " "
                                + r.event().kind()
                                + " "
                                + r.event().code()
                                + ": "
                                + r.event().words();
                case Observation.RoadEventsAre r -> "roads     " + r.ids().size() + " in all";
            };
        }
    }
}
