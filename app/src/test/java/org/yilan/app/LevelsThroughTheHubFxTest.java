package org.yilan.app;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.LevelChange;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Tier;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;

/// A commander decides levels with keys alone, through a hub with its journal: 15 September 2024, 17:05, the city at II.
class LevelsThroughTheHubFxTest {
    private static final String MOMENT = "2024-09-15T09:05:00Z";
    private static final ResponseLevel.Key TYPHOON =
            new ResponseLevel.Key(Tier.CITY, "310000", "typhoon");
    private static final ResponseLevel.Key GAS =
            new ResponseLevel.Key(Tier.DISTRICT, "310104", "gas");

    @TempDir private Path data;

    private Desk desk() throws Exception {
        return new Desk(data, MOMENT, "", "escalation", 480, 900);
    }

    @Test
    void aHazardWithoutLevelSignalOrSuggestionIsDeclaredAndEnded() throws Exception {
        try (Desk desk = desk()) {
            assertThat(desk.hub().levels()).noneMatch(l -> l.hazard().equals("gas"));

            // Another: gas is the plan's ninth hazard, Xuhui the third area; IV and its review as
            // offered; a reason.
            desk.type(KeyCode.N, KeyCode.DIGIT9, KeyCode.ENTER, KeyCode.DIGIT3, KeyCode.ENTER);
            desk.type(KeyCode.ENTER, KeyCode.ENTER);
            desk.write("田林路燃气泄漏，先行启动");
            desk.type(KeyCode.ENTER);
            desk.until(() -> desk.hub().level(GAS).isPresent());

            ResponseLevel level = desk.hub().level(GAS).orElseThrow();
            assertThat(level.level()).isEqualTo(Grade.IV);
            assertThat(level.issuer()).isEqualTo("徐汇区应急管理局");
            assertThat(level.by()).isEqualTo("值班长 王敏");
            assertThat(level.second()).isEmpty();
            assertThat(level.reason()).isEqualTo("田林路燃气泄漏，先行启动");
            // The plan has a gas level of IV looked at again after four hours.
            assertThat(level.reviewBy()).isEqualTo(Instant.parse(MOMENT).plus(Duration.ofHours(4)));

            // It stands on the board now: the gravest first, so it comes after the typhoon and
            // before the idle ones.
            desk.until(() -> desk.console().situation().level(GAS).isPresent());
            int downs = 0;
            while (!desk.words().contains("田林路燃气泄漏") && downs++ < 12) {
                desk.type(KeyCode.DOWN);
                desk.look();
            }
            assertThat(desk.words()).contains("徐汇 启动 IV 级").contains("值班长 王敏：田林路燃气泄漏，先行启动");

            // Its tile is right of nation and city.
            desk.type(KeyCode.RIGHT, KeyCode.X);
            desk.write("泄漏已堵住");
            desk.type(KeyCode.ENTER);
            desk.until(() -> desk.hub().level(GAS).isEmpty());
            assertThat(desk.hub().levelChanges().getLast())
                    .satisfies(
                            c -> {
                                assertThat(c.kind()).isEqualTo(LevelChange.Kind.ENDED);
                                assertThat(c.reason()).isEqualTo("泄漏已堵住");
                            });
        }
    }

    @Test
    void levelOneNeedsTheSecondPersonsPin() throws Exception {
        try (Desk desk = desk()) {
            assertThat(desk.hub().level(TYPHOON)).map(ResponseLevel::level).contains(Grade.II);

            desk.type(KeyCode.EQUALS, KeyCode.ENTER, KeyCode.ENTER);
            desk.write("副值班长 李强");
            desk.type(KeyCode.ENTER);
            desk.write("1111");
            desk.type(KeyCode.ENTER, KeyCode.ENTER);
            desk.until(() -> desk.words().contains("未执行：“副值班长 李强”的姓名或口令不对。"));
            assertThat(desk.hub().level(TYPHOON)).map(ResponseLevel::level).contains(Grade.II);
            assertThat(desk.hub().proposals()).hasSize(1);

            desk.write(People.DEMONSTRATION_PIN);
            desk.type(KeyCode.ENTER, KeyCode.ENTER);
            desk.until(() -> desk.words().contains("尚未应答：水务、交通"));
            assertThat(desk.hub().level(TYPHOON)).map(ResponseLevel::level).contains(Grade.II);
            desk.write(People.DEMONSTRATION_PIN);
            desk.type(KeyCode.ENTER);
            desk.write("不等点名，边启动边到位");
            desk.type(KeyCode.ENTER);
            desk.until(
                    () ->
                            desk.hub()
                                    .level(TYPHOON)
                                    .map(ResponseLevel::level)
                                    .filter(Grade.I::equals)
                                    .isPresent());
            ResponseLevel level = desk.hub().level(TYPHOON).orElseThrow();
            assertThat(level.by()).isEqualTo("值班长 王敏");
            assertThat(level.second()).isEqualTo("副值班长 李强");
            assertThat(level.reason()).endsWith(" · 不等点名，边启动边到位");
            assertThat(desk.hub().proposals()).isEmpty();
            desk.until(
                    () ->
                            desk.console()
                                    .situation()
                                    .level(TYPHOON)
                                    .equals(desk.hub().level(TYPHOON)));
            for (int n = 0; n < 6 && !desk.words().contains("全市 由 II 级提至 I 级"); n++) {
                desk.type(KeyCode.PAGE_DOWN);
                desk.look();
            }
            assertThat(desk.words()).contains("全市 由 II 级提至 I 级");
        }
    }

    /// A PIN goes to the hub and nowhere else, right or wrong.
    @Test
    void aPinIsInNoLogAndInNoFile() throws Exception {
        String pin = "口令四七一一";
        List<String> log = new CopyOnWriteArrayList<>();
        Logger ours = Logger.getLogger("org.yilan");
        Level before = ours.getLevel();
        Handler listening =
                new Handler() {
                    private final SimpleFormatter words = new SimpleFormatter();

                    @Override
                    public void publish(LogRecord record) {
                        log.add(words.format(record));
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        listening.setLevel(Level.ALL);
        ours.setLevel(Level.ALL);
        ours.addHandler(listening);
        try (Desk desk = desk()) {
            ours.log(Level.FINEST, "heard");
            desk.type(KeyCode.EQUALS, KeyCode.ENTER, KeyCode.ENTER);
            desk.write("副值班长 李强");
            desk.type(KeyCode.ENTER);
            desk.write(pin);
            desk.type(KeyCode.ENTER, KeyCode.ENTER);
            desk.until(() -> desk.words().contains("未执行：“副值班长 李强”的姓名或口令不对。"));
            assertThat(desk.words()).doesNotContain(pin);
            assertThat(desk.said).noneMatch(s -> s.contains(pin));
        } finally {
            ours.removeHandler(listening);
            ours.setLevel(before);
        }
        assertThat(log).isNotEmpty().noneMatch(line -> line.contains(pin));
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                String sought =
                        new String(
                                pin.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
                assertThat(bytes.contains(sought)).as("%s", file).isFalse();
            }
        }
    }

    @Test
    void whoConfirmsTheirOwnProposalIsToldWhyNot() throws Exception {
        try (Desk desk = desk()) {
            desk.type(KeyCode.EQUALS, KeyCode.ENTER, KeyCode.ENTER, KeyCode.ENTER, KeyCode.ENTER);
            desk.until(() -> desk.words().contains("待确认：全市台风 I 级"));

            // The same person has no PIN and could not be the second one anyway.
            desk.type(KeyCode.C);
            desk.write("值班长 王敏");
            desk.type(KeyCode.ENTER);
            desk.write("2468");
            desk.type(KeyCode.ENTER, KeyCode.ENTER);
            desk.until(() -> desk.words().contains("未执行："));
            assertThat(desk.hub().level(TYPHOON)).map(ResponseLevel::level).contains(Grade.II);

            desk.type(KeyCode.ESCAPE, KeyCode.W, KeyCode.ENTER);
            desk.until(() -> desk.hub().proposals().isEmpty());
        }
    }

    @Test
    void aWallLooksOnly() throws Exception {
        try (Desk desk = new Desk(data, MOMENT, "大屏", "escalation", 480, 900)) {
            desk.type(KeyCode.N);

            assertThat(desk.said).containsExactly("escalation_no_right");
            assertThat(desk.words()).doesNotContain("另行启动");
        }
    }
}
