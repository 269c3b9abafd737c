package org.yilan.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yilan.assets.Assets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The rules of the design, held against the compiled code of every module.
class ArchitectureTest {
    /// What each part may use, directly or not being listed here. Arrows point down only.
    private static final Map<String, List<String>> MAY_USE =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("assets", List.of()),
                            Map.entry("situation", List.of()),
                            Map.entry("geography", List.of("assets", "situation")),
                            Map.entry("wire", List.of("situation")),
                            Map.entry("journal", List.of("situation", "wire")),
                            Map.entry("triage", List.of("situation")),
                            // Datums are converted where they come in, see decision 0011.
                            Map.entry("feeds", List.of("geography", "situation")),
                            Map.entry("settings", List.of("assets")),
                            Map.entry("city", List.of("assets", "geography", "situation")),
                            Map.entry(
                                    "hub",
                                    List.of(
                                            "assets",
                                            "situation",
                                            "wire",
                                            "journal",
                                            "triage",
                                            "feeds")),
                            Map.entry("console", List.of("situation", "wire")),
                            Map.entry("fx", List.of("assets", "console", "situation")),
                            Map.entry(
                                    "map",
                                    List.of("assets", "console", "fx", "geography", "situation")),
                            Map.entry("queue", List.of("assets", "console", "fx", "situation")),
                            Map.entry("kpi", List.of("assets", "console", "fx", "situation")),
                            Map.entry(
                                    "escalation", List.of("assets", "console", "fx", "situation")),
                            Map.entry("playback", List.of("assets", "console", "fx", "situation")),
                            Map.entry("wall", List.of("assets", "console", "fx", "situation")),
                            Map.entry(
                                    "audit",
                                    List.of("assets", "fx", "journal", "situation", "wire")),
                            Map.entry("testing", List.of("situation", "console", "hub")),
                            Map.entry("bench", List.of("*")),
                            Map.entry("app", List.of("*"))));

    private static JavaClasses classes;

    @BeforeAll
    static void read() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        root = Files.isDirectory(root.resolve("modules")) ? root : root.getParent();
        List<Path> folders = new ArrayList<>();
        folders.add(root.resolve("app/target/classes"));
        folders.add(root.resolve("assets/target/classes"));
        try (Stream<Path> modules = Files.list(root.resolve("modules"))) {
            modules.map(m -> m.resolve("target/classes"))
                    .filter(Files::isDirectory)
                    .forEach(folders::add);
        }
        classes = new ClassFileImporter().importPaths(folders);
    }

    @Test
    void everyModuleIsSeen() {
        TreeSet<String> seen = new TreeSet<>();
        classes.forEach(
                c -> {
                    String[] parts = c.getPackageName().split("\\.");
                    if (parts.length > 2) {
                        seen.add(parts[2]);
                    }
                });
        assertThat(seen).isEqualTo(MAY_USE.keySet());
    }

    /// Which files replace those of the program is decided once, where the command line and the configuration are read.
    @Test
    void nobodyTakesTheShippedFilesPastACitysOwn() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.yilan.app..", "org.yilan.bench..", "org.yilan.assets..")
                .should()
                .callMethod(Assets.class, "shipped")
                .check(classes);
    }

    @Test
    void arrowsPointDownOnly() {
        MAY_USE.forEach(
                (module, below) -> {
                    if (below.contains("*")) {
                        return;
                    }
                    List<String> allowed = new ArrayList<>(List.of("org.yilan." + module + ".."));
                    below.forEach(b -> allowed.add("org.yilan." + b + ".."));
                    noClasses()
                            .that()
                            .resideInAPackage("org.yilan." + module + "..")
                            .should()
                            .dependOnClassesThat(
                                    resideInAPackage("org.yilan..")
                                            .and(
                                                    not(
                                                            resideInAnyPackage(
                                                                    allowed.toArray(
                                                                            String[]::new)))))
                            .allowEmptyShould(true)
                            .check(classes);
                });
    }

    @Test
    void noPackageCycles() {
        slices().matching("org.yilan.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void onlyTheBridgeReachesTheFxThread() {
        noClasses()
                .that(not(resideInAPackage("org.yilan.fx..")))
                .should()
                .callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable")
                .check(classes);
    }

    @Test
    void javaFxStaysAbove() {
        noClasses()
                .that(
                        resideInAnyPackage(
                                "org.yilan.situation..",
                                "org.yilan.geography..",
                                "org.yilan.wire..",
                                "org.yilan.journal..",
                                "org.yilan.triage..",
                                "org.yilan.feeds..",
                                "org.yilan.settings..",
                                "org.yilan.city..",
                                "org.yilan.hub..",
                                "org.yilan.console..",
                                "org.yilan.testing.."))
                .should()
                .dependOnClassesThat(resideInAPackage("javafx.."))
                .check(classes);
    }

    @Test
    void onlyTheMapSeesGluonMaps() {
        onlyIn("com.gluonhq..", "org.yilan.map..");
    }

    @Test
    void onlyTriageSeesLucene() {
        onlyIn("org.apache.lucene..", "org.yilan.triage..");
    }

    @Test
    void onlyTheJournalSeesSql() {
        onlyIn("java.sql..", "org.yilan.journal..");
        onlyIn("org.sqlite..", "org.yilan.journal..");
    }

    /// The map's tile source is the third that talks to upstream systems, see decision 0004.
    @Test
    void onlyFeedsConsoleAndTileSourceSeeOkHttp() {
        onlyIn(
                "okhttp3..",
                "org.yilan.feeds..",
                "org.yilan.console..",
                "org.yilan.map..",
                "org.yilan.bench..");
    }

    /// Java2D draws the map's picture off the FX thread, and writes PNG files; see decision 0004. Outlines of letters are
    /// its shapes too; see decision 0014.
    @Test
    void awtIsForPicturesOnly() {
        onlyIn(
                "java.awt..",
                "org.yilan.map..",
                "org.yilan.fx..",
                "org.yilan.wall..",
                "org.yilan.audit..",
                "org.yilan.bench..");
        onlyIn("org.apache.pdfbox..", "org.yilan.audit..");
        onlyIn("javax.swing..", "nowhere");
    }

    @Test
    void onlyClocksReadTheTime() {
        noClasses()
                .that()
                .haveSimpleNameNotContaining("Clock")
                .and()
                .resideOutsideOfPackages("org.yilan.app..", "org.yilan.bench..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(classes);
    }

    @Test
    void standardStreamsBelongToTheCommandLine() {
        noClasses()
                .that(not(resideInAnyPackage("org.yilan.app..", "org.yilan.bench..")))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(classes);
    }

    private static void onlyIn(String what, String... where) {
        noClasses()
                .that(resideInAPackage("org.yilan..").and(not(resideInAnyPackage(where))))
                .should()
                .dependOnClassesThat(resideInAPackage(what))
                .check(classes);
    }
}
