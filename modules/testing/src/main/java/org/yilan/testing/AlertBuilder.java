package org.yilan.testing;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.AlertText;
import org.yilan.situation.model.Area;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Tier;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Builds alerts: a yellow typhoon warning for the whole city until a test says otherwise.
public final class AlertBuilder {
    private final String id;
    private Alert.Kind kind = Alert.Kind.ALERT;
    private Tier tier = Tier.CITY;
    private String hazard = "typhoon";
    private String urgency = "Expected";
    private Grade grade = Grade.III;
    private Instant sent = Samples.START;
    private @Nullable Instant expires = Samples.START.plus(Duration.ofHours(24));
    private List<String> divisions = List.of("310000");
    private List<String> references = List.of();

    private AlertBuilder(String id) {
        this.id = id;
    }

    public static AlertBuilder alert(String id) {
        return new AlertBuilder(id);
    }

    /// An update that replaces other messages.
    public AlertBuilder updates(String... ids) {
        kind = Alert.Kind.UPDATE;
        references = List.of(ids);
        return this;
    }

    /// A cancellation of other messages.
    public AlertBuilder cancels(String... ids) {
        kind = Alert.Kind.CANCEL;
        references = List.of(ids);
        return this;
    }

    public AlertBuilder tier(Tier value) {
        tier = value;
        return this;
    }

    public AlertBuilder urgency(String value) {
        urgency = value;
        return this;
    }

    public AlertBuilder hazard(String value) {
        hazard = value;
        return this;
    }

    public AlertBuilder grade(Grade value) {
        grade = value;
        return this;
    }

    public AlertBuilder sent(Instant value) {
        sent = value;
        return this;
    }

    public AlertBuilder expires(@Nullable Instant value) {
        expires = value;
        return this;
    }

    public AlertBuilder divisions(String... codes) {
        divisions = List.of(codes);
        return this;
    }

    public Alert build() {
        return new Alert(
                id,
                "cap",
                kind,
                Alert.Status.ACTUAL,
                "smb@example.org",
                "上海中心气象台",
                tier,
                hazard,
                grade,
                urgency,
                "Likely",
                sent,
                sent,
                expires,
                List.of(new AlertText("zh-CN", "台风", "上海中心气象台发布台风黄色预警", "预计未来 24 小时……", "停止高空作业")),
                List.of(Area.ofDivisions("上海市", divisions)),
                references,
                List.of("tier=" + tier));
    }

    public Event.AlertPublished published() {
        return new Event.AlertPublished(build());
    }
}
