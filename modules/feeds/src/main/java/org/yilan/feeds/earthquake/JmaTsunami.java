package org.yilan.feeds.earthquake;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Values;
import org.yilan.feeds.spi.XmlElement;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the tsunami warnings (津波警報・注意報・予報) of a telegram, which always tells of every coast.
final class JmaTsunami {
    private final Poll poll;
    private final Values values;
    private final XmlElement body;
    private final String headline;
    private final String reporter;

    JmaTsunami(Poll poll, XmlElement body, String headline, String reporter) {
        this.poll = poll;
        this.values = Values.of(poll);
        this.body = body;
        this.headline = headline;
        this.reporter = reporter;
    }

    /// @param event what the warnings are about
    /// @param cancels whether the message before was sent by mistake
    void read(String event, Instant sent, boolean simulated, boolean cancels) {
        Map<String, SeismicAlerts.Coast> coasts = new LinkedHashMap<>();
        boolean ends = cancels;
        for (XmlElement item : body.descendants("Item")) {
            XmlElement area = item.child("Area");
            XmlElement category = item.child("Category");
            XmlElement kind = category == null ? null : category.child("Kind");
            if (area == null || category == null || kind == null) {
                poll.refused(
                        item.path(), "a stretch of coast without its name or what is said of it");
                continue;
            }
            XmlElement last = category.child("LastKind");
            ends |= last != null && kind(last.line("Code"), last.line("Name")) != null;
            SeismicAlerts.Tsunami what = kind(kind.line("Code"), kind.line("Name"));
            if (what != null && !cancels) {
                coasts.putIfAbsent(
                        area.line("Name"),
                        new SeismicAlerts.Coast(
                                what,
                                area.line("Code"),
                                area.line("Name"),
                                height(item),
                                arrival(item)));
            }
        }
        if (coasts.isEmpty() && !ends) {
            poll.ignored(body.path(), "warns of no tsunami: " + headline);
            return;
        }
        XmlElement comments = body.child("Comments");
        XmlElement warning = comments == null ? null : comments.child("WarningComment");
        new SeismicAlerts(poll)
                .tsunami(
                        event,
                        sent,
                        simulated,
                        reporter,
                        List.copyOf(coasts.values()),
                        cancels ? Values.line(body.text("Text")) : headline,
                        warning == null ? "" : Values.text(warning.text("Text")));
    }

    /// Null for what is no warning: none, ended, or only a slight change of the sea level.
    private static SeismicAlerts.@Nullable Tsunami kind(String code, String name) {
        return switch (code) {
            case "52", "53" -> SeismicAlerts.Tsunami.MAJOR_WARNING;
            case "51" -> SeismicAlerts.Tsunami.WARNING;
            case "62" -> SeismicAlerts.Tsunami.ADVISORY;
            case "00", "50", "60", "71", "72", "73" -> null;
            default -> name.isEmpty() ? null : SeismicAlerts.Tsunami.UNKNOWN;
        };
    }

    private static String height(XmlElement item) {
        XmlElement max = item.child("MaxHeight");
        XmlElement height = max == null ? null : max.child("TsunamiHeight");
        return height == null ? "" : Values.line(height.attribute("description"));
    }

    private String arrival(XmlElement item) {
        XmlElement first = item.child("FirstHeight");
        if (first == null) {
            return "";
        }
        XmlElement arrival = first.child("ArrivalTime");
        Instant at =
                arrival == null
                        ? null
                        : poll.part(() -> values.instant(arrival.text(), arrival.path()));
        return at == null ? first.line("Condition") : SeismicAlerts.clock(at);
    }
}
