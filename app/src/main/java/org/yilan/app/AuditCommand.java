package org.yilan.app;

import org.jspecify.annotations.Nullable;
import org.yilan.assets.Assets;
import org.yilan.audit.AuditExport;
import org.yilan.audit.ExportRequest;
import org.yilan.hub.HubClock;
import org.yilan.journal.JournalFile;
import org.yilan.journal.Verification;
import org.yilan.wire.WireCodec;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `yilan audit`: whether a journal is as it was written, and what it tells.
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Verify a journal, or write a history out of it.",
        subcommands = {AuditCommand.Verify.class, AuditCommand.Export.class})
final class AuditCommand implements Callable<Integer> {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx");

    @Override
    public Integer call() {
        throw new Failure(
                "audit: say  audit verify JOURNAL  or  audit export JOURNAL --incident ID --out"
                        + " FILE.pdf");
    }

    /// Which record, and how its times are written.
    private static final class JournalChoice {
        @Parameters(index = "0", paramLabel = "JOURNAL", description = "The journal's file.")
        private @Nullable Path journal;

        @Option(
                names = "--anchors",
                paramLabel = "FILE",
                description = "Heads that were kept (default: JOURNAL.anchors beside it).")
        private @Nullable Path anchors;

        @Option(
                names = "--zone",
                paramLabel = "ZONE",
                defaultValue = "Asia/Shanghai",
                description = "Time zone of what is written (default: ${DEFAULT-VALUE}).")
        private String zone = "Asia/Shanghai";

        Path journal() {
            return Objects.requireNonNull(journal);
        }

        Optional<Path> anchors() {
            return Optional.ofNullable(anchors);
        }

        ZoneId zone() {
            try {
                return ZoneId.of(zone);
            } catch (DateTimeException e) {
                throw new Failure("there is no time zone \"" + zone + "\"", e);
            }
        }
    }

    /// `yilan audit verify`. Exit code 0 when the journal is as it was written, 1 when not.
    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = {
                "Follow the hashes of a journal from its beginning to its end.",
                "Says OK, or the first place that is not as it was written. Reads only; a hub may"
                        + " have it open."
            })
    static final class Verify implements Callable<Integer> {
        @Spec private @Nullable CommandSpec spec;

        @Mixin private JournalChoice record = new JournalChoice();

        @Option(
                names = "--through",
                paramLabel = "HASH",
                description = "A head that was kept elsewhere: the chain must pass through it.")
        private String through = "";

        @Override
        public Integer call() {
            PrintWriter out = Output.of(spec);
            ZoneId in = record.zone();
            Path file = record.journal();
            String hash = through.strip().toLowerCase(Locale.ROOT);
            if (!hash.isEmpty() && !hash.matches("[0-9a-f]{64}")) {
                throw new Failure("--through: a hash has 64 digits of 0-9 and a-f");
            }
            Verification v;
            try (JournalFile opened = JournalFile.open(file, new WireCodec(), record.anchors())) {
                v = opened.verify(hash);
            }
            if (v.damage().isPresent()) {
                out.println(file + ": BROKEN: " + v.damage().get().sentence(in));
            } else {
                out.println(
                        file
                                + ": OK. "
                                + v.events()
                                + " events, "
                                + v.commands()
                                + " commands ("
                                + v.refused()
                                + " refused), "
                                + v.notes()
                                + " notes; "
                                + span(v, in)
                                + "; "
                                + (v.sealed() > 0
                                        ? "events 1 to " + v.sealed() + " under one seal; "
                                        : "")
                                + (v.anchors() < 0 ? "no" : Long.toString(v.anchors()))
                                + " anchors agree.");
                out.println("head: " + v.head().link() + " " + v.head().hash());
            }
            v.remarks().forEach(out::println);
            out.flush();
            return v.sound() ? 0 : 1;
        }

        private static String span(Verification v, ZoneId in) {
            return v.from().isEmpty() || v.to().isEmpty()
                    ? "nothing happened yet"
                    : MOMENT.format(v.from().get().atZone(in))
                            + " to "
                            + MOMENT.format(v.to().get().atZone(in));
        }
    }

    /// `yilan audit export`.
    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = {
                "Write the history of an incident, or of a span of time, as CSV or PDF.",
                "Who, when, what, why, with what outcome; refused orders too."
            })
    static final class Export implements Callable<Integer> {
        @Spec private @Nullable CommandSpec spec;

        @Mixin private JournalChoice record = new JournalChoice();

        @Option(
                names = "--incident",
                paramLabel = "ID",
                description = "The incident, with its feed: hotline:12345.")
        private @Nullable String incident;

        @Option(
                names = "--from",
                paramLabel = "TIME",
                description = "First moment, like 2024-09-15T17:00+08:00.")
        private @Nullable String from;

        @Option(
                names = "--to",
                paramLabel = "TIME",
                description = "The moment after the last (default: an hour after --from).")
        private @Nullable String to;

        @Option(
                names = "--out",
                required = true,
                paramLabel = "FILE",
                description = "What to write; the name ends in .csv or .pdf.")
        private @Nullable Path out;

        @Option(
                names = "--language",
                paramLabel = "zh|en",
                defaultValue = "zh",
                description = "Language (default: ${DEFAULT-VALUE}).")
        private String language = "zh";

        @Option(
                names = "--all",
                description =
                        "Also what only machines say: readings, sensors, places, road events.")
        private boolean all;

        @Option(
                names = "--personal",
                paramLabel = "REASON",
                description =
                        "With who called, their words and the whole address. The reason is written"
                                + " into the file, and into the journal unless a hub has it open.")
        private @Nullable String personal;

        @Override
        public Integer call() throws IOException {
            if ((incident == null) == (from == null)) {
                throw new Failure("say either --incident ID or --from TIME, and not both");
            }
            if (personal != null && personal.isBlank()) {
                throw new Failure("--personal: say why");
            }
            Instant first = from == null ? null : Source.moment("--from", from);
            Instant until =
                    first == null
                            ? null
                            : to == null
                                    ? first.plus(Duration.ofHours(1))
                                    : Source.moment("--to", to);
            if (first != null && until != null && !until.isAfter(first)) {
                throw new Failure("--to lies before --from");
            }
            Path file = Objects.requireNonNull(out);
            String name = file.toString().toLowerCase(Locale.ROOT);
            if (!name.endsWith(".csv") && !name.endsWith(".pdf")) {
                throw new Failure("--out: the name ends in .csv or .pdf");
            }
            AuditExport.Result result =
                    AuditExport.write(
                            new ExportRequest(
                                    record.journal(),
                                    record.anchors(),
                                    incident,
                                    first,
                                    until,
                                    file,
                                    Locale.of(Words.language(language)),
                                    record.zone(),
                                    all,
                                    Optional.ofNullable(personal),
                                    System.getProperty("user.name", "?"),
                                    HubClock.machine().instant()),
                            Assets.shipped(),
                            new WireCodec());
            PrintWriter said = Output.of(spec);
            said.println(
                    file
                            + ": "
                            + result.lines()
                            + " lines"
                            + (result.left() > 0
                                    ? ", " + result.left() + " rows of machines not listed (--all)"
                                    : "")
                            + (result.verification().sound() ? ", verified." : ", NOT VERIFIED."));
            result.verification()
                    .damage()
                    .ifPresent(
                            d ->
                                    said.println(
                                            "yilan: the journal is " + d.sentence(record.zone())));
            if (!result.recorded()) {
                said.println(
                        "yilan: the journal could not be written, so the reason stands only in the"
                                + " file.");
            }
            said.flush();
            return 0;
        }
    }
}
