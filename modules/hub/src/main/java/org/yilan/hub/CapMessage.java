package org.yilan.hub;

import org.yilan.situation.model.Grade;
import org.yilan.situation.model.LevelChange;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.response.Announcement;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Set;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// An announcement as a CAP 1.2 message in Chinese and English (OASIS Standard CAP-V1.2, 1 July 2010). The level travels in the
/// parameters `responseLevel` and so on that this program's own CAP feed reads.
final class CapMessage {
    static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";

    private static final Set<String> WEATHER =
            Set.of(
                    "typhoon",
                    "rainstorm",
                    "gale",
                    "tide",
                    "cold-wave",
                    "heat",
                    "snow",
                    "fog",
                    "haze",
                    "lightning",
                    "hail",
                    "frost",
                    "road-ice",
                    "dust");
    private static final Set<String> EARTH = Set.of("earthquake", "tsunami");

    private final NotificationChannel channel;
    private final Notice.Terms terms;

    CapMessage(NotificationChannel channel, Notice.Terms terms) {
        this.channel = channel;
        this.terms = terms;
    }

    /// @param test whether its status is `Test`, else it is `Actual`
    byte[] of(Announcement a, boolean test) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter out =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
            out.writeStartDocument("UTF-8", "1.0");
            out.writeStartElement("alert");
            out.writeDefaultNamespace(NAMESPACE);
            element(out, "identifier", a.id());
            element(out, "sender", channel.sender());
            element(out, "sent", time(a.at()));
            element(out, "status", test ? "Test" : "Actual");
            element(out, "msgType", kind(a));
            element(out, "scope", "Public");
            Announcement.Earlier previous = a.previous();
            if (previous != null) {
                element(
                        out,
                        "references",
                        channel.sender() + "," + previous.id() + "," + time(previous.at()));
            }
            info(out, a, "zh", "zh-CN");
            info(out, a, "en", "en-US");
            out.writeEndElement();
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("bytes in memory can always be written", e);
        }
        return bytes.toByteArray();
    }

    /// Without an earlier message there is nothing to update or to cancel.
    private static String kind(Announcement a) {
        return a.previous() == null
                ? "Alert"
                : a.kind() == LevelChange.Kind.ENDED ? "Cancel" : "Update";
    }

    private void info(XMLStreamWriter out, Announcement a, String language, String code)
            throws XMLStreamException {
        ResponseLevel level = a.level();
        boolean ended = a.kind() == LevelChange.Kind.ENDED;
        out.writeStartElement("info");
        element(out, "language", code);
        element(out, "category", category(level.hazard()));
        element(out, "event", event(level, language));
        element(out, "responseType", ended ? "AllClear" : "Execute");
        element(out, "urgency", ended ? "Past" : urgency(a));
        element(out, "severity", severity(level.level()));
        element(out, "certainty", "Likely");
        element(out, "effective", time(ended ? a.at() : level.from()));
        element(out, "senderName", level.issuer());
        element(out, "headline", headline(a, language));
        if (!a.reason().isBlank()) {
            element(out, "description", a.reason());
        }
        parameter(out, "responseLevel", level.level().code());
        parameter(out, "responseHazard", level.hazard());
        parameter(out, "responseTier", level.tier().name());
        parameter(out, "responseDivision", level.division());
        parameter(out, "responseIssuer", level.issuer());
        if (level.reviewBy() != null && !ended) {
            parameter(out, "responseReviewBy", time(level.reviewBy()));
        }
        out.writeStartElement("area");
        element(out, "areaDesc", area(level, language));
        out.writeStartElement("geocode");
        element(out, "valueName", "GB/T 2260");
        element(out, "value", level.division());
        out.writeEndElement();
        out.writeEndElement();
        out.writeEndElement();
    }

    private static String category(String hazard) {
        return WEATHER.contains(hazard)
                ? "Met"
                : EARTH.contains(hazard)
                        ? "Geo"
                        : hazard.equals("fire")
                                ? "Fire"
                                : hazard.equals("gas") ? "Safety" : "Other";
    }

    private static String urgency(Announcement a) {
        return a.level().from().isAfter(a.at())
                ? "Future"
                : a.level().level().rank() <= 2 ? "Immediate" : "Expected";
    }

    private static String severity(Grade level) {
        return switch (level.rank()) {
            case 1 -> "Extreme";
            case 2 -> "Severe";
            case 3 -> "Moderate";
            case 4 -> "Minor";
            default -> "Unknown";
        };
    }

    private String event(ResponseLevel level, String language) {
        String hazard = terms.get(language, "hazard." + level.hazard());
        return language.equals("en") ? hazard + " response" : hazard + "应急响应";
    }

    private String area(ResponseLevel level, String language) {
        return switch (level.tier()) {
            case CITY, PROVINCIAL, NATIONAL -> terms.get(language, "tier." + level.tier().name());
            case DISTRICT, STREET -> terms.get(language, "district." + level.division());
        };
    }

    /// Who does what, as a bulletin says it.
    private String headline(Announcement a, String language) {
        ResponseLevel level = a.level();
        String hazard = terms.get(language, "hazard." + level.hazard());
        String now = level.level().code();
        String before = a.before() == null ? "" : a.before().code();
        boolean english = language.equals("en");
        String what =
                switch (a.kind()) {
                    case RAISED ->
                            english
                                    ? hazard + " response raised from " + before + " to " + now
                                    : "将" + hazard + "应急响应由 " + before + " 级提升至 " + now + " 级";
                    case LOWERED ->
                            english
                                    ? hazard + " response lowered from " + before + " to " + now
                                    : "将" + hazard + "应急响应由 " + before + " 级降至 " + now + " 级";
                    case ENDED -> english ? hazard + " response ended" : "终止" + hazard + "应急响应";
                    default ->
                            english
                                    ? hazard + " response level " + now + " declared"
                                    : "启动" + hazard + " " + now + " 级应急响应";
                };
        return english ? level.issuer() + ": " + what : level.issuer() + what;
    }

    /// CAP wants whole seconds and an offset in figures; `-00:00` stands for UTC.
    private String time(Instant at) {
        ZonedDateTime local = at.truncatedTo(ChronoUnit.SECONDS).atZone(channel.zone());
        return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx")
                .format(local)
                .replace("+00:00", "-00:00");
    }

    private static void parameter(XMLStreamWriter out, String name, String value)
            throws XMLStreamException {
        out.writeStartElement("parameter");
        element(out, "valueName", name);
        element(out, "value", value);
        out.writeEndElement();
    }

    private static void element(XMLStreamWriter out, String name, String text)
            throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(clean(text));
        out.writeEndElement();
    }

    /// What people paste may hold characters that XML cannot.
    private static String clean(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(
                        c ->
                                c == '\t'
                                        || c == '\n'
                                        || (c >= 0x20 && c <= 0xD7FF)
                                        || (c >= 0xE000 && c <= 0xFFFD)
                                        || c >= 0x10000)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
