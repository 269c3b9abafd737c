package org.yilan.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yilan.testing.IncidentBuilder.incident;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.assets.Assets;
import org.yilan.journal.Entry;
import org.yilan.journal.JournalFile;
import org.yilan.journal.SqliteJournal;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Exercise;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.Reporter;
import org.yilan.testing.ManualClock;
import org.yilan.testing.Samples;
import org.yilan.wire.WireCodec;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

class AuditExportTest {
    private static final Instant START = Samples.START; // 2024-09-15 09:00 in Shanghai
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @TempDir Path directory;
    private final WireCodec codec = new WireCodec();

    private Path journal() {
        return directory.resolve("j.db");
    }

    private static CommandEnvelope order(String id, String why) {
        return new CommandEnvelope(
                id, "李明", START, why, -1, new Command.AcknowledgeIncident("12345:7"));
    }

    @BeforeEach
    void fill() {
        IncidentReport r = incident("12345:7").report();
        IncidentReport report =
                new IncidentReport(
                        "12345:7",
                        "12345",
                        r.category(),
                        r.grade(),
                        "道路积水",
                        "我家门口进水了",
                        new Place(null, "黄浦区人民大道 200 号", "310101"),
                        new Reporter("王女士", "13800001111"),
                        r.reportedAt(),
                        r.dueAt(),
                        r.hazard(),
                        false);
        try (SqliteJournal j = SqliteJournal.open(journal(), codec, new ManualClock(START))) {
            j.append(
                    List.of(
                            Entry.ofFeed(
                                    "12345", START, List.of(new Event.IncidentReported(report))),
                            Entry.accepted(
                                    order("c1", "=cmd|' /C calc'!A0"),
                                    START.plusSeconds(60),
                                    List.of(
                                            new Event.IncidentAcknowledged(
                                                    "12345:7", "李明", "=cmd|' /C calc'!A0"))),
                            Entry.refused(
                                    order("c2", "打 138 0000 1111 核实"),
                                    START.plusSeconds(120),
                                    new Outcome.Refused(
                                            "c2",
                                            "refused.already-acknowledged",
                                            List.of("道路积水", "李明"),
                                            "\"道路积水\" has been taken by 李明 already.")),
                            Entry.ofFeed(
                                    "water",
                                    START.plusSeconds(180),
                                    List.of(
                                            new Event.ReadingTaken(
                                                    new Reading(
                                                            "s",
                                                            1.5,
                                                            START,
                                                            START,
                                                            Reading.Quality.GOOD))))));
        }
    }

    private AuditExport.Result export(String file, boolean incident, String personal)
            throws Exception {
        return AuditExport.write(
                new ExportRequest(
                        journal(),
                        Optional.empty(),
                        incident ? "12345:7" : null,
                        incident ? null : START,
                        incident ? null : START.plusSeconds(3600),
                        directory.resolve(file),
                        Locale.of("zh"),
                        SHANGHAI,
                        false,
                        Optional.ofNullable(personal),
                        "auditor",
                        START.plusSeconds(9000)),
                Assets.shipped(),
                codec);
    }

    private List<CsvRecord> csv(String file) throws Exception {
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().ofCsvRecord(directory.resolve(file))) {
            return reader.stream().toList();
        }
    }

    private String pdf(String file) throws Exception {
        try (PDDocument document = Loader.loadPDF(directory.resolve(file).toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void anIncidentsHistoryWithWhatWasRefused() throws Exception {
        AuditExport.Result result = export("h.csv", true, null);

        byte[] bytes = Files.readAllBytes(directory.resolve("h.csv"));
        assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(text.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
        List<CsvRecord> entries =
                csv("h.csv").stream().filter(r -> r.getField(0).equals("entry")).toList();
        assertThat(result.lines()).isEqualTo(3);
        assertThat(entries).hasSize(3).allMatch(r -> r.getFieldCount() == 9);
        assertThat(entries.get(0).getFields().subList(1, 6))
                .containsExactly(
                        "1",
                        "1",
                        "2024-09-15T09:00:00.000+08:00",
                        "12345",
                        "上报：道路积水（7） · 积水 · 黄浦区 黄浦区人民大道");
        assertThat(entries.get(1).getField(4)).isEqualTo("李明");
        assertThat(entries.get(1).getField(7)).isEqualTo("已执行");
        assertThat(entries.get(2).getField(1)).as("no event came of it").isEmpty();
        assertThat(entries.get(2).getField(2)).isEqualTo("4");
        assertThat(entries.get(2).getField(5)).isEqualTo("指令：签收：道路积水（7）");
        assertThat(entries.get(2).getField(7)).startsWith("被拒绝：").contains("李明");
        assertThat(entries).allMatch(r -> r.getField(8).matches("[0-9a-f]{64}"));
    }

    @Test
    void aFormulaIsNotOne() throws Exception {
        export("h.csv", true, null);
        assertThat(csv("h.csv"))
                .extracting(r -> r.getField(6))
                .contains("'=cmd|' /C calc'!A0")
                .noneMatch(f -> f.startsWith("="));
        for (String bad : List.of("=1", "+1", "-1", "@A", "\t=1", "\r=1", "＝1")) {
            assertThat(CsvHistory.safe(bad)).isEqualTo("'" + bad);
        }
        assertThat(CsvHistory.safe("道路 = 1")).isEqualTo("道路 = 1");
    }

    @Test
    void personalDataStaysOutUnlessThereIsAReason() throws Exception {
        for (String file : List.of("h.csv", "h.pdf")) {
            export(file, true, null);
            String text =
                    file.endsWith("csv") ? Files.readString(directory.resolve(file)) : pdf(file);
            assertThat(text.replaceAll("\\s", ""))
                    .contains("道路积水")
                    .doesNotContain("王女士")
                    .doesNotContain("进水")
                    .doesNotContain("200号")
                    .doesNotContain("13800001111");
        }
    }

    @Test
    void aReasonIsWrittenDownInTheFileAndInTheJournal() throws Exception {
        AuditExport.Result result = export("h.csv", true, "市民投诉复核");

        String text = Files.readString(directory.resolve("h.csv"));
        assertThat(text).contains("王女士", "13800001111", "人民大道 200 号", "市民投诉复核", "auditor");
        assertThat(result.recorded()).isTrue();
        assertThat(result.verification().sound()).isTrue();
        assertThat(result.verification().notes()).isEqualTo(1);
        try (JournalFile j = JournalFile.open(journal(), codec, Optional.empty())) {
            var notes = new java.util.ArrayList<org.yilan.journal.Note>();
            j.span(START, START.plusSeconds(9999), l -> l.note().ifPresent(notes::add));
            assertThat(notes)
                    .singleElement()
                    .extracting(org.yilan.journal.Note::exported)
                    .isEqualTo(new org.yilan.journal.Note.Exported("12345:7", "auditor", "市民投诉复核"));
        }
    }

    @Test
    void aJournalThatAHubHasOpenGetsNoNote() throws Exception {
        try (SqliteJournal open = SqliteJournal.open(journal(), codec, new ManualClock(START))) {
            assertThat(open.head().link()).isEqualTo(5);
            AuditExport.Result result = export("h.csv", true, "复核");
            assertThat(result.recorded()).isFalse();
            assertThat(Files.readString(directory.resolve("h.csv"))).contains("仅记于此");
        }
    }

    @Test
    void anHourLeavesOutWhatMachinesSayAndCountsIt() throws Exception {
        AuditExport.Result result = export("h.csv", false, null);
        assertThat(result.lines()).isEqualTo(3);
        assertThat(result.left()).isEqualTo(1);
    }

    @Test
    void aPdfSaysWhatItIsOnEveryPage() throws Exception {
        try (SqliteJournal j = SqliteJournal.open(journal(), codec, new ManualClock(START))) {
            j.append(
                    List.of(
                            Entry.ofFeed(
                                    "scenario",
                                    START.plusSeconds(200),
                                    List.of(
                                            new Event.ExerciseMarked(
                                                    new Exercise("x", "防汛演练", "", "Drill", ""))))));
            for (int i = 0; i < 120; i++) {
                j.append(
                        List.of(
                                Entry.refused(
                                        order("r" + i, "一个很长的理由，".repeat(12)),
                                        START.plusSeconds(300 + i),
                                        new Outcome.Refused(
                                                "r" + i, "refused.x", List.of(), "No."))));
            }
        }
        AuditExport.Result result = export("h.pdf", true, null);
        String head = result.verification().head().hash();
        try (PDDocument document = Loader.loadPDF(directory.resolve("h.pdf").toFile())) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(3);
            for (int page = 1; page <= pages; page++) {
                PDFTextStripper one = new PDFTextStripper();
                one.setStartPage(page);
                one.setEndPage(page);
                assertThat(one.getText(document))
                        .as("page " + page)
                        .contains("演练")
                        .contains("第 " + page + " 页，共 " + pages + " 页")
                        .contains("事件 7 处置记录：道路积水")
                        .contains("j.db")
                        .contains("已核验")
                        .contains(head);
            }
        }
        assertThat(pdf("h.pdf").split("被拒绝", -1)).hasSize(122); // 121 refusals
    }

    @Test
    void aJournalThatWasChangedIsWrittenOutAndSaidToBe() throws Exception {
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + journal());
                Statement s = db.createStatement()) {
            s.execute("UPDATE event SET cause = 'other' WHERE seq = 2");
        }
        AuditExport.Result result = export("h.pdf", true, null);

        assertThat(result.verification().sound()).isFalse();
        assertThat(pdf("h.pdf")).contains("未通过核验").contains("changed at event 2");
    }

    @Test
    void whatThereIsNotIsSaid() {
        assertThatThrownBy(
                        () ->
                                AuditExport.write(
                                        new ExportRequest(
                                                journal(),
                                                Optional.empty(),
                                                "12345:8",
                                                null,
                                                null,
                                                directory.resolve("h.csv"),
                                                Locale.of("en"),
                                                SHANGHAI,
                                                false,
                                                Optional.empty(),
                                                "auditor",
                                                START),
                                        Assets.shipped(),
                                        codec))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("no incident \"12345:8\"");
        assertThat(directory.resolve("h.csv")).doesNotExist();
    }
}
