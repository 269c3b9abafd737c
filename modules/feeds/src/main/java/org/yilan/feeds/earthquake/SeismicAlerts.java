package org.yilan.feeds.earthquake;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.spi.Observation.AlertSeen;
import org.yilan.feeds.spi.Poll;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.AlertText;
import org.yilan.situation.model.Area;
import org.yilan.situation.model.Earthquake;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Tier;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What Japan warns of, as alerts. The publisher's words come first; what a Chinese or English screen says is put together
/// from the same values.
final class SeismicAlerts {
    /// The kinds of tsunami warning, gravest first.
    enum Tsunami {
        MAJOR_WARNING(Grade.I, "大津波警報", "大海啸警报", "Major tsunami warning"),
        WARNING(Grade.II, "津波警報", "海啸警报", "Tsunami warning"),
        ADVISORY(Grade.III, "津波注意報", "海啸注意报", "Tsunami advisory"),

        /// A word that is not known: shown on top, as all unknown grades.
        UNKNOWN(new Grade("Unknown"), "津波", "海啸信息", "Tsunami information");

        private final Grade grade;
        private final String japanese;
        private final String chinese;
        private final String english;

        Tsunami(Grade grade, String japanese, String chinese, String english) {
            this.grade = grade;
            this.japanese = japanese;
            this.chinese = chinese;
            this.english = english;
        }
    }

    /// A stretch of coast that is warned.
    ///
    /// @param height words for the highest expected wave, empty when none
    /// @param arrival words for the first wave, empty when none
    record Coast(Tsunami kind, String code, String name, String height, String arrival) {
        private String words() {
            return name
                    + (height.isEmpty() ? "" : " " + height)
                    + (arrival.isEmpty() ? "" : " " + arrival);
        }
    }

    private static final String SENDER = "jma.go.jp";

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.of("Asia/Tokyo"));

    private final Poll poll;

    SeismicAlerts(Poll poll) {
        this.poll = poll;
    }

    /// An early warning of the public.
    ///
    /// All warnings of one event are one alert, whose latest report counts: that of the warning and those of the forecasts
    /// beside it, which arrive in any order. Two reports within a second are told apart by their serial, as nanoseconds.
    ///
    /// @param event the publisher's id of the event
    /// @param areas names of those warned
    /// @param headline the publisher's words, empty when none
    void early(
            String event,
            Earthquake report,
            List<String> areas,
            String headline,
            String instruction) {
        String maximum = report.shaking().maximum();
        String where = report.hypocentre().name();
        String magnitude =
                Double.isNaN(report.hypocentre().magnitude())
                        ? ""
                        : String.format(Locale.ROOT, " M%.1f", report.hypocentre().magnitude());
        String list = String.join("、", areas);
        poll.saw(
                alert(
                        "eew-" + event,
                        report.serial() > 1 ? Alert.Kind.UPDATE : Alert.Kind.ALERT,
                        report.simulated(),
                        report.reporter(),
                        "earthquake",
                        Shindo.severe(maximum) ? Grade.I : Grade.II,
                        report.updated().plusNanos(report.serial()),
                        report.updated().plus(Earthquake.EARLY),
                        List.of(
                                new AlertText(
                                        "ja",
                                        "緊急地震速報（警報）",
                                        headline.isEmpty() ? where + "で地震" : headline,
                                        "最大震度" + maximum + "程度 " + list,
                                        instruction),
                                new AlertText(
                                        "zh-CN",
                                        "地震预警",
                                        "地震预警：" + where + magnitude + "，预计最大震度 " + maximum,
                                        "预计强烈摇晃：" + list,
                                        "远离易倒物体，就地避险。"),
                                new AlertText(
                                        "en",
                                        "Earthquake early warning",
                                        "Earthquake early warning: "
                                                + where
                                                + magnitude
                                                + ", up to intensity "
                                                + maximum
                                                + " (shindo)",
                                        "Strong shaking expected: " + list,
                                        "Take cover away from what may fall.")),
                        areas.stream().map(SeismicAlerts::named).toList(),
                        List.of()));
    }

    /// Takes back the early warning of an event, for good.
    void earlyCancelled(String event, Earthquake report) {
        String id = id("eew-" + event);
        poll.saw(
                alert(
                        "eew-" + event + "-cancel",
                        Alert.Kind.CANCEL,
                        report.simulated(),
                        report.reporter(),
                        "earthquake",
                        Grade.II,
                        report.updated().plusNanos(report.serial()),
                        null,
                        List.of(
                                new AlertText("ja", "緊急地震速報", report.remark(), "", ""),
                                new AlertText("zh-CN", "地震预警", "地震预警已取消", "", ""),
                                new AlertText(
                                        "en",
                                        "Earthquake early warning",
                                        "Earthquake early warning cancelled",
                                        "",
                                        "")),
                        List.of(),
                        List.of(id)));
    }

    /// The tsunami warnings in force; none when all have ended.
    ///
    /// The message always tells of every coast, so that the latest counts. Its end is an end and no cancellation: what is
    /// cancelled never comes back under its id, and a warning that was taken back by mistake must.
    ///
    /// @param event what the warnings are about, the same for all messages on it
    void tsunami(
            String event,
            Instant sent,
            boolean simulated,
            String reporter,
            List<Coast> coasts,
            String headline,
            String instruction) {
        List<AlertText> texts = new ArrayList<>();
        Grade grade = Grade.IV;
        if (coasts.isEmpty()) {
            texts.add(
                    new AlertText("ja", "津波", headline.isEmpty() ? "津波の警報は解除" : headline, "", ""));
            texts.add(new AlertText("zh-CN", "海啸", "海啸警报已解除", "", ""));
            texts.add(new AlertText("en", "Tsunami", "Tsunami warnings have ended", "", ""));
        } else {
            Tsunami gravest =
                    coasts.stream()
                            .map(Coast::kind)
                            .max((a, b) -> b.grade.compareTo(a.grade))
                            .orElseThrow();
            grade = gravest.grade;
            List<String> ja = new ArrayList<>();
            List<String> zh = new ArrayList<>();
            List<String> en = new ArrayList<>();
            for (Tsunami kind : Tsunami.values()) {
                String names =
                        String.join(
                                "、",
                                coasts.stream()
                                        .filter(c -> c.kind() == kind)
                                        .map(Coast::words)
                                        .toList());
                if (!names.isEmpty()) {
                    ja.add(kind.japanese + "：" + names);
                    zh.add(kind.chinese + "：" + names);
                    en.add(kind.english + ": " + names);
                }
            }
            texts.add(
                    new AlertText(
                            "ja",
                            gravest.japanese,
                            headline.isEmpty() ? gravest.japanese : headline,
                            String.join("\n", ja),
                            instruction));
            texts.add(
                    new AlertText(
                            "zh-CN",
                            gravest.chinese,
                            gravest.chinese + "（日本气象厅）",
                            String.join("\n", zh),
                            "远离海岸，前往高处。"));
            texts.add(
                    new AlertText(
                            "en",
                            gravest.english,
                            gravest.english + " (JMA)",
                            String.join("\n", en),
                            "Keep away from the coast, go to high ground."));
        }
        poll.saw(
                alert(
                        event.isEmpty() ? "tsunami" : "tsunami-" + event,
                        Alert.Kind.UPDATE,
                        simulated,
                        reporter,
                        "tsunami",
                        grade,
                        sent,
                        coasts.isEmpty() ? sent : null,
                        texts,
                        coasts.stream().map(c -> named(c.name())).toList(),
                        List.of()));
    }

    private AlertSeen alert(
            String identifier,
            Alert.Kind kind,
            boolean simulated,
            String reporter,
            String hazard,
            Grade grade,
            Instant sent,
            @Nullable Instant expires,
            List<AlertText> texts,
            List<Area> areas,
            List<String> references) {
        return new AlertSeen(
                new Alert(
                        id(identifier),
                        poll.config().id(),
                        kind,
                        simulated ? Alert.Status.EXERCISE : Alert.Status.ACTUAL,
                        SENDER,
                        reporter.isEmpty() ? "気象庁" : reporter,
                        tier(poll.config()),
                        hazard,
                        grade,
                        "Immediate",
                        "Likely",
                        sent,
                        null,
                        expires,
                        texts,
                        areas,
                        references,
                        List.of()),
                false);
    }

    /// With the feed in it: two feeds that bring the same warning must not take each other's words for news.
    private String id(String identifier) {
        return SENDER + "," + poll.config().id() + ":" + identifier;
    }

    /// The time of day in Japan, where people count by it.
    static String clock(Instant at) {
        return CLOCK.format(at) + " JST";
    }

    private static Area named(String name) {
        return new Area(name, List.of(), List.of(), List.of());
    }

    private static Tier tier(FeedConfig config) {
        String word = config.option("tier").orElse("").strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(Tier.values())
                .filter(t -> t.name().equals(word))
                .findFirst()
                .orElse(Tier.NATIONAL);
    }
}
