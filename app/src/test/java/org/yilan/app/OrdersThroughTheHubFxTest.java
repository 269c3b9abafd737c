package org.yilan.app;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.situation.Changes.Kind;
import org.yilan.situation.command.Command;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentState;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/// A dispatcher takes a ticket from the call to the end with keys alone, through a hub with its journal.
class OrdersThroughTheHubFxTest {
    private static final String MOMENT = "2024-09-15T09:05:00Z";

    @TempDir private Path data;

    /// A new ticket that is not of the gravest grade yet, so that it can be raised.
    private static Incident fresh(Desk desk) {
        return desk.hub().incidents().stream()
                .filter(i -> i.progress().state() == IncidentState.NEW)
                .filter(i -> i.grade().equals(Grade.III))
                .min(Comparator.comparing(Incident::id))
                .orElseThrow();
    }

    private static Incident now(Desk desk, String id) {
        return desk.hub().incident(id).orElseThrow();
    }

    private static boolean caughtUp(Desk desk, String id) {
        return desk.console()
                .situation()
                .incident(id)
                .map(Incident::version)
                .equals(desk.hub().incident(id).map(Incident::version));
    }

    private static void step(Desk desk, String id, IncidentState state) {
        desk.until(() -> now(desk, id).progress().state() == state);
        // What the hub knows has come back on the stream before the next key is pressed.
        desk.until(() -> caughtUp(desk, id));
    }

    @Test
    void fromTheCallToTheEndAndThenARefusal() throws Exception {
        try (Desk desk = new Desk(data, MOMENT, "", "queue", 461, 860)) {
            Incident ticket = fresh(desk);
            String id = ticket.id();

            // Found by its number, instantly; Enter goes to the list, and the details tell its
            // story.
            desk.type(KeyCode.SLASH);
            desk.write(id);
            desk.type(KeyCode.ENTER, KeyCode.ENTER);
            desk.until(() -> desk.words().contains("上报"));
            assertThat(desk.selection.item().id()).isEqualTo(id);
            assertThat(desk.words()).contains(ticket.report().title()).contains("待签收");

            desk.type(KeyCode.A);
            desk.write("已回电，正在核实");
            desk.type(KeyCode.ENTER);
            step(desk, id, IncidentState.ACKNOWLEDGED);
            assertThat(now(desk, id).progress().owner()).isEqualTo("值班长 王敏");
            desk.until(() -> desk.words().contains("签收 · 值班长 王敏"));
            assertThat(desk.words()).contains("已回电，正在核实");

            desk.type(KeyCode.D);
            desk.write("市水务局抢险一队");
            desk.type(KeyCode.ENTER);
            desk.write("泵车最近");
            desk.type(KeyCode.ENTER);
            step(desk, id, IncidentState.ASSIGNED);
            assertThat(now(desk, id).progress().unit()).isEqualTo("市水务局抢险一队");
            desk.until(() -> desk.words().contains("派单至 市水务局抢险一队"));

            // The unit answers, sends it back, and another one takes it on and is there.
            desk.type(KeyCode.C, KeyCode.ENTER);
            step(desk, id, IncidentState.ACCEPTED);
            desk.type(KeyCode.B, KeyCode.DIGIT5, KeyCode.ENTER);
            desk.write("泵车在途抛锚");
            desk.type(KeyCode.ENTER);
            step(desk, id, IncidentState.RETURNED);
            desk.until(() -> desk.words().contains("市水务局抢险一队 退单（力量不足，无法按时到场）"));
            assertThat(now(desk, id).progress().responsible()).isEqualTo("市水务局抢险一队");
            assertThat(desk.words()).contains("首接负责");
            desk.type(KeyCode.D);
            desk.write("徐汇区排水所");
            desk.type(KeyCode.ENTER);
            desk.write("原单位退单，改派");
            desk.type(KeyCode.ENTER);
            step(desk, id, IncidentState.ASSIGNED);
            desk.type(KeyCode.T, KeyCode.ENTER);
            step(desk, id, IncidentState.ON_SCENE);
            assertThat(now(desk, id).progress().responsible()).isEqualTo("徐汇区排水所");
            desk.until(() -> desk.words().contains("徐汇区排水所 到场"));

            // The city has a ladder, so supervision is an order of its own: raising, III to II.
            desk.type(KeyCode.E, KeyCode.DIGIT1, KeyCode.ENTER);
            desk.write("水位仍在上涨");
            desk.type(KeyCode.ENTER);
            desk.until(() -> now(desk, id).grade().equals(Grade.II));
            desk.until(() -> caughtUp(desk, id));
            desk.until(() -> desk.words().contains("水位仍在上涨"));

            desk.type(KeyCode.R);
            desk.write("");
            desk.type(KeyCode.ENTER);
            assertThat(desk.words()).as("without a reason nothing is sent").contains("请填写理由");
            desk.write("现场处置完毕，已回访");
            desk.type(KeyCode.ENTER);
            step(desk, id, IncidentState.RESOLVED);
            desk.until(() -> desk.words().contains("现场处置完毕，已回访"));

            // Whoever orders once more is told in words.
            desk.type(KeyCode.R, KeyCode.ENTER);
            desk.until(() -> desk.words().contains("未执行："));
            assertThat(desk.words()).contains("“" + ticket.report().title() + "”已经办结。");

            // The caller is asked, it is filed, and a later call opens it again.
            desk.type(KeyCode.ESCAPE, KeyCode.V, KeyCode.DIGIT2, KeyCode.ENTER);
            desk.write("水退得太慢");
            desk.type(KeyCode.ENTER);
            step(desk, id, IncidentState.EVALUATED);
            desk.until(() -> desk.words().contains("水退得太慢"));
            assertThat(now(desk, id).progress().satisfied()).isFalse();
            desk.until(() -> desk.words().contains("回访：不满意"));
            desk.type(KeyCode.Z, KeyCode.ENTER);
            step(desk, id, IncidentState.CLOSED);
            desk.type(KeyCode.N);
            desk.write("来电人反映未解决");
            desk.type(KeyCode.ENTER);
            step(desk, id, IncidentState.ASSIGNED);

            assertThat(desk.console().timeline(id).get(20, TimeUnit.SECONDS))
                    .extracting(r -> r.event().getClass().getSimpleName())
                    .endsWith(
                            "IncidentAcknowledged",
                            "IncidentAssigned",
                            "IncidentAccepted",
                            "IncidentReturned",
                            "IncidentAssigned",
                            "IncidentAttended",
                            "IncidentEscalated",
                            "IncidentResolved",
                            "IncidentEvaluated",
                            "IncidentClosed",
                            "IncidentReopened");
        }
    }

    @Test
    void whoComesSecondIsToldByWhom() throws Exception {
        try (Desk desk = new Desk(data, MOMENT, "", "queue", 461, 860)) {
            String id = fresh(desk).id();
            desk.type(KeyCode.SLASH);
            desk.write(id);
            desk.type(KeyCode.ENTER, KeyCode.A);

            // Meanwhile a colleague at another console takes it.
            desk.colleague("副值班长 李强").send(new Command.AcknowledgeIncident(id), "我来", -1).get();
            desk.until(() -> now(desk, id).progress().state() == IncidentState.ACKNOWLEDGED);
            desk.type(KeyCode.ENTER);

            desk.until(() -> desk.words().contains("未执行："));
            assertThat(desk.words()).contains("刚被副值班长 李强更新");
            assertThat(now(desk, id).progress().owner()).isEqualTo("副值班长 李强");
        }
    }

    @Test
    void whoHasItOpenIsSeenByColleaguesAndWhoActsOnItToo() throws Exception {
        try (Desk desk = new Desk(data, MOMENT, "", "queue", 960, 900)) {
            String id = fresh(desk).id();
            var colleague = desk.colleague("副值班长 李强");
            desk.select(Kind.INCIDENT, id);
            colleague.opened("seat", id, false);
            desk.until(() -> desk.words().contains("副值班长 李强 正在查看"));

            // The colleague sees the same of this desk, and when its form is open.
            desk.until(
                    () ->
                            colleague.present().stream()
                                    .anyMatch(
                                            p ->
                                                    p.incident().equals(id)
                                                            && p.person().equals("值班长 王敏")
                                                            && !p.writing()));
            desk.type(KeyCode.A);
            desk.until(() -> colleague.present().stream().anyMatch(p -> p.writing()));

            colleague.opened("seat", id, true);
            desk.until(() -> desk.words().contains("副值班长 李强 正在处理"));
            colleague.opened("seat", "", false);
            desk.until(() -> !desk.words().contains("副值班长 李强"));
        }
    }

    @Test
    void whoCalledIsShownToWhoAsksAndSaysWhyAndToNobodyElse() throws Exception {
        try (Desk desk = new Desk(data, MOMENT, "", "queue", 960, 900)) {
            Incident called =
                    desk.hub().incidents().stream()
                            .filter(i -> i.report().reporter().phone().length() == 11)
                            .filter(Incident::open)
                            .min(Comparator.comparing(Incident::id))
                            .orElseThrow();
            String phone = called.report().reporter().phone();
            String masked = phone.substring(0, 3) + "****" + phone.substring(7);
            desk.select(Kind.INCIDENT, called.id());
            desk.until(() -> desk.words().contains(masked));
            assertThat(desk.words()).doesNotContain(phone);

            desk.type(KeyCode.P, KeyCode.DIGIT1, KeyCode.ENTER);
            desk.write("回访来电人");
            desk.type(KeyCode.ENTER);

            desk.until(() -> desk.words().contains(phone));
            assertThat(desk.words()).contains("仅向您显示一分钟");
            desk.until(() -> desk.words().contains("查看了来电号码"));
            // What this console knows of it is masked all the same, and so is a colleague's.
            for (var console : java.util.List.of(desk.console(), desk.colleague("副值班长 李强"))) {
                assertThat(
                                console.situation()
                                        .incident(called.id())
                                        .orElseThrow()
                                        .report()
                                        .reporter()
                                        .phone())
                        .isEqualTo(masked);
            }
            assertThat(
                            desk.console()
                                    .timeline(called.id())
                                    .get(20, TimeUnit.SECONDS)
                                    .getLast()
                                    .event())
                    .isEqualTo(
                            new org.yilan.situation.event.Event.FieldUnmasked(
                                    called.id(),
                                    org.yilan.situation.model.PersonalField.PHONE,
                                    "值班长 王敏",
                                    "回访来电人"));
        }
    }

    @Test
    void aWallShowsNeitherWhoCalledNorWhatTheySaid() throws Exception {
        try (Desk desk = new Desk(data, MOMENT, "大屏", "queue", 960, 900)) {
            Incident told =
                    desk.hub().incidents().stream()
                            .filter(i -> !i.report().description().isBlank())
                            .filter(Incident::open)
                            .min(Comparator.comparing(Incident::id))
                            .orElseThrow();
            desk.select(Kind.INCIDENT, told.id());
            desk.until(() -> desk.words().contains("上报"));

            assertThat(desk.words())
                    // Without the number of the house.
                    .contains(told.report().title().replaceAll("\\d+号", ""))
                    .doesNotContain("来电人")
                    .doesNotContain(told.report().description());
            Incident here = desk.console().situation().incident(told.id()).orElseThrow();
            assertThat(here.report().reporter().name()).isEmpty();
            assertThat(here.report().description()).isEmpty();

            desk.type(KeyCode.A);
            assertThat(desk.said).containsExactly("queue_no_right");
            assertThat(desk.words()).doesNotContain("A 签收");
        }
    }
}
