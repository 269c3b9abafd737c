package org.yilan.audit;

import org.yilan.assets.Assets;
import org.yilan.fx.PropertiesTexts;
import org.yilan.fx.Texts;
import org.yilan.journal.JournalException;
import org.yilan.journal.JournalFile;
import org.yilan.journal.JournalLine;
import org.yilan.journal.SqliteJournal;
import org.yilan.journal.Verification;
import org.yilan.situation.model.Exercise;
import org.yilan.situation.model.IncidentReport;
import org.yilan.wire.WireCodec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Writes the history of an incident, or of a span of time, out of a journal: who, when, what, why, with what outcome.
public final class AuditExport {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx");

    private final ExportRequest request;
    private final WireCodec codec;
    private final Texts texts;

    private AuditExport(ExportRequest request, Assets assets, WireCodec codec) {
        this.request = request;
        this.codec = codec;
        this.texts = new PropertiesTexts(assets, request.language());
    }

    /// What was written.
    ///
    /// @param lines how many, without the head
    /// @param left rows of machines that are not listed
    /// @param recorded whether the journal says that personal data was written out; true when none was
    public record Result(long lines, long left, Verification verification, boolean recorded) {}

    /// Writes a file, whole or not at all.
    ///
    /// @throws AuditException when there is nothing to write or no way to
    /// @throws JournalException when the journal cannot be read
    public static Result write(ExportRequest request, Assets assets, WireCodec codec)
            throws IOException {
        return new AuditExport(request, assets, codec).write();
    }

    private Result write() throws IOException {
        boolean recorded = request.personal().isEmpty() || record(request.personal().get());
        try (JournalFile journal = JournalFile.open(request.journal(), codec, request.anchors())) {
            Verification verification = journal.verify("");
            AtomicLong listed = new AtomicLong();
            AtomicLong left = new AtomicLong();
            AtomicBoolean simulated = new AtomicBoolean();
            each(
                    journal,
                    row -> {
                        simulated.compareAndSet(false, HistoryWords.simulated(row));
                        (leftOut(row) ? left : listed).incrementAndGet();
                    });
            if (listed.get() + left.get() == 0) {
                throw new AuditException(
                        request.incident() == null
                                ? "the journal has nothing between these moments: it goes from "
                                        + verification.from().map(this::moment).orElse("-")
                                        + " to "
                                        + verification.to().map(this::moment).orElse("-")
                                : "the journal knows no incident \""
                                        + request.incident()
                                        + "\": give its number with the feed before it, like"
                                        + " hotline:12345");
            }
            HistoryHead head = head(journal, verification, simulated.get(), left.get(), recorded);
            long lines = write(journal, head);
            return new Result(lines, left.get(), verification, recorded);
        }
    }

    private boolean leftOut(JournalLine row) {
        return request.incident() == null && !request.routine() && HistoryWords.routine(row);
    }

    private void each(JournalFile journal, Consumer<JournalLine> to) {
        if (request.incident() != null) {
            journal.incident(request.incident(), to);
        } else {
            journal.span(
                    Objects.requireNonNull(request.from()),
                    Objects.requireNonNull(request.until()),
                    to);
        }
    }

    /// Says in the journal that personal data is written out, when it can be: a hub that runs has it.
    private boolean record(String reason) {
        // Opening for writing would mend a damaged file, and it must be read as it is.
        try (JournalFile journal = JournalFile.open(request.journal(), codec, request.anchors())) {
            if (!journal.verify("").sound()) {
                return false;
            }
        }
        try (SqliteJournal journal =
                SqliteJournal.open(request.journal(), codec, InstantSource.fixed(request.now()))) {
            String what =
                    request.incident() == null
                            ? request.from() + " – " + request.until()
                            : request.incident();
            journal.exported(what, request.by(), reason);
            return true;
        } catch (JournalException e) {
            return false; // the caller says so; the reason stands in the head of what is written
        }
    }

    private HistoryHead head(
            JournalFile journal, Verification v, boolean simulated, long left, boolean recorded) {
        List<HistoryHead.Fact> facts = new ArrayList<>();
        Path name = journal.file().getFileName();
        String state =
                v.damage()
                        .map(d -> texts.get("audit_not_verified", d.sentence(request.zone())))
                        .orElse(
                                texts.get(
                                        v.anchors() > 0
                                                ? "audit_verified"
                                                : "audit_verified_unanchored",
                                        Long.toString(v.anchors())));
        fact(
                facts,
                "audit_head_journal",
                texts.get(
                        "audit_head_line",
                        String.valueOf(name),
                        state,
                        Long.toString(v.head().link()),
                        v.head().hash()));
        fact(facts, "audit_head_id", v.journal());
        request.personal()
                .ifPresentOrElse(
                        reason ->
                                fact(
                                        facts,
                                        "audit_head_personal",
                                        texts.get(
                                                recorded
                                                        ? "audit_personal_recorded"
                                                        : "audit_personal_unrecorded",
                                                reason,
                                                request.by())),
                        () ->
                                fact(
                                        facts,
                                        "audit_head_personal",
                                        texts.get("audit_personal_left_out", Privacy.LEFT_OUT)));
        if (left > 0) {
            fact(facts, "audit_head_left", texts.get("audit_left", Long.toString(left)));
        }
        fact(
                facts,
                "audit_head_made",
                texts.get("audit_made", moment(request.now()), request.by()));
        Optional<Exercise> exercise =
                journal.exercise(
                        request.until() == null
                                ? Instant.ofEpochMilli(Long.MAX_VALUE)
                                : request.until());
        exercise.ifPresent(
                e ->
                        fact(
                                facts,
                                "audit_head_exercise",
                                (e.name(texts.locale().getLanguage())
                                                + " "
                                                + e.note(texts.locale().getLanguage()))
                                        .strip()));
        String mark =
                exercise.isPresent()
                        ? texts.get("audit_mark_exercise")
                        : simulated ? texts.get("audit_mark_simulated") : "";
        return new HistoryHead(title(journal), mark, facts);
    }

    private void fact(List<HistoryHead.Fact> facts, String key, String value) {
        facts.add(new HistoryHead.Fact(texts.get(key), value));
    }

    private String title(JournalFile journal) {
        String incident = request.incident();
        if (incident == null) {
            return texts.get(
                    "audit_title_span",
                    moment(Objects.requireNonNull(request.from())),
                    moment(Objects.requireNonNull(request.until())));
        }
        Optional<IncidentReport> report = journal.report(incident);
        return texts.get(
                "audit_title_incident",
                report.map(HistoryWords::number).orElse(incident),
                report.map(IncidentReport::title).orElse(""));
    }

    private String moment(Instant at) {
        return MOMENT.format(at.atZone(request.zone()));
    }

    private long write(JournalFile journal, HistoryHead head) throws IOException {
        Path out = request.out().toAbsolutePath();
        Path folder = out.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path part = out.resolveSibling(out.getFileName() + ".part");
        AtomicLong lines = new AtomicLong();
        HistoryWords words =
                new HistoryWords(journal, texts, new Privacy(request.personal().isPresent()));
        try {
            try (HistorySink sink = sink(part, head)) {
                each(
                        journal,
                        row -> {
                            if (!leftOut(row)) {
                                words.line(row)
                                        .ifPresent(
                                                line -> {
                                                    sink.add(line);
                                                    lines.incrementAndGet();
                                                });
                            }
                        });
            }
            Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        return lines.get();
    }

    private HistorySink sink(Path part, HistoryHead head) throws IOException {
        String name = request.out().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return new CsvHistory(part, head, texts, request.zone());
        }
        if (!name.endsWith(".pdf")) {
            throw new AuditException("the name of what is written ends in .csv or .pdf");
        }
        FontSource font =
                FontSource.find()
                        .orElseThrow(
                                () ->
                                        new AuditException(
                                                "no font here can show Chinese. On Debian and"
                                                        + " Ubuntu: sudo apt-get install"
                                                        + " fonts-noto-cjk"));
        return new PdfHistory(part, head, texts, request.zone(), request.now(), font);
    }
}
