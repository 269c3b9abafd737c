package org.yilan.city.serve;

import org.jspecify.annotations.Nullable;
import org.yilan.city.scenario.Scenario;
import org.yilan.city.scenario.Scenario.Message;
import org.yilan.city.scenario.Words;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// CAP 1.2 messages behind an Atom index: warning signals and response levels.
final class CapApi {
    /// Messages that no longer count stay in the index for this long, so that a reader sees how it came to be.
    private static final Duration KEPT = Duration.ofHours(24);

    private final Scenario scenario;
    private final Times times;
    private final List<Issued> issued = new ArrayList<>();
    private final Map<String, Issued> byId = new HashMap<>();

    /// @param before the earlier messages of its chain
    /// @param until when a later message of its chain takes its place, or null
    private record Issued(
            String id, Message message, List<Issued> before, String xml, @Nullable Instant until) {}

    CapApi(Scenario scenario, Times times) {
        this.scenario = scenario;
        this.times = times;
        Map<String, List<Issued>> chains = new HashMap<>();
        List<Message> messages = scenario.messages();
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            List<Issued> chain = chains.computeIfAbsent(message.chain(), c -> new ArrayList<>());
            String id = identifier(message);
            Issued one =
                    new Issued(
                            id,
                            message,
                            List.copyOf(chain),
                            xml(id, message, chain),
                            next(messages, i));
            issued.add(one);
            byId.put(id, one);
            if (message.ends()) {
                chain.clear();
            } else {
                chain.add(one);
            }
        }
    }

    private static @Nullable Instant next(List<Message> messages, int i) {
        for (int j = i + 1; j < messages.size(); j++) {
            if (messages.get(j).chain().equals(messages.get(i).chain())) {
                return messages.get(j).at();
            }
        }
        return null;
    }

    /// As the national profile has it: the sender's code and the time; a chain's name keeps two of a minute apart.
    private String identifier(Message message) {
        String sender = message.issuer().sender();
        return sender.substring(0, sender.indexOf('@') < 0 ? sender.length() : sender.indexOf('@'))
                + "_"
                + times.compact(message.at())
                + "_"
                + message.hazard().code()
                + (message.response() ? "-response" : "");
    }

    Reply message(String id, Instant now) {
        Issued one = byId.get(id);
        if (one == null || one.message().at().isAfter(now)) {
            return Reply.notFound("There is no message " + id + ".");
        }
        return Reply.xml("application/cap+xml", one.xml());
    }

    Reply index(Instant now) {
        StringBuilder entries = new StringBuilder();
        Instant updated = scenario.begins();
        for (int i = issued.size() - 1; i >= 0; i--) {
            Issued one = issued.get(i);
            if (one.message().at().isAfter(now) || !listed(one, now)) {
                continue;
            }
            updated = one.message().at().isAfter(updated) ? one.message().at() : updated;
            entries.append(entry(one));
        }
        return Reply.xml(
                "application/atom+xml",
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <feed xmlns="http://www.w3.org/2005/Atom" xmlns:cap="urn:oasis:names:tc:emergency:cap:1.2">
                <id>tag:yilan.example,2024:cap/%s</id>
                <title>%s — 预警与响应（模拟）</title>
                <subtitle>%s</subtitle>
                <generator>Yilan city</generator>
                <updated>%s</updated>
                <author><name>Yilan</name></author>
                <link rel="self" href="/cap/index.atom"/>
                %s</feed>
                """
                        .formatted(
                                escaped(scenario.id()),
                                escaped(scenario.name().zh()),
                                escaped(scenario.note().zh()),
                                times.iso(updated),
                                entries));
    }

    private static boolean listed(Issued one, Instant now) {
        Message m = one.message();
        Instant until = one.until();
        Instant over =
                m.ends() ? m.at() : until != null && until.isBefore(now) ? until : expires(m);
        return now.isBefore(over.plus(KEPT));
    }

    private static Instant expires(Message m) {
        return m.at().plus(m.response() ? Duration.ofDays(5) : m.valid());
    }

    private String entry(Issued one) {
        Message m = one.message();
        return """
        <entry>
        <id>urn:cap:%s</id>
        <title>%s</title>
        <updated>%s</updated>
        <published>%s</published>
        <author><name>%s</name></author>
        <link rel="alternate" type="application/cap+xml" href="/cap/%s.xml"/>
        <summary>%s</summary>
        <cap:msgType>%s</cap:msgType>
        <cap:severity>%s</cap:severity>
        <cap:geocode><valueName>GB/T 2260</valueName><value>%s</value></cap:geocode>
        </entry>
        """
                .formatted(
                        escaped(one.id()),
                        escaped(CapWords.headline(m, previous(one.before())).zh()),
                        times.iso(m.at()),
                        times.iso(m.at()),
                        escaped(m.issuer().name().zh()),
                        escaped(one.id()),
                        escaped(m.text().zh()),
                        type(m, one.before()),
                        CapWords.severity(m),
                        escaped(m.areas().getFirst()));
    }

    private String xml(String id, Message m, List<Issued> before) {
        StringBuilder references = new StringBuilder();
        if (!before.isEmpty()) {
            references.append("  <references>");
            for (int i = before.size() - 1; i >= 0; i--) {
                Issued earlier = before.get(i);
                references
                        .append(
                                escaped(
                                        earlier.message().issuer().sender()
                                                + ","
                                                + earlier.id()
                                                + ","))
                        .append(times.iso(earlier.message().at()))
                        .append(i == 0 ? "" : " ");
            }
            references.append("</references>\n");
        }
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
          <identifier>%s</identifier>
          <sender>%s</sender>
          <sent>%s</sent>
          <status>Actual</status>
          <msgType>%s</msgType>
          <source>%s</source>
          <scope>Public</scope>
          <note>SIMULATED — served by a demonstration city, scenario %s. %s</note>
        %s%s%s</alert>
        """
                .formatted(
                        escaped(id),
                        escaped(m.issuer().sender()),
                        times.iso(m.at()),
                        type(m, before),
                        escaped(m.source()),
                        escaped(scenario.id()),
                        escaped(scenario.note().en()),
                        references,
                        info(m, before, true),
                        info(m, before, false));
    }

    private String info(Message m, List<Issued> before, boolean chinese) {
        Words headline = CapWords.headline(m, previous(before));
        Words guidance = m.hazard().guidance().getOrDefault(m.grade(), new Words("", ""));
        String event =
                m.response()
                        ? (chinese ? "应急响应" : "Emergency response")
                        : chinese ? m.hazard().name().zh() : m.hazard().name().en();
        StringBuilder xml = new StringBuilder("  <info>\n");
        element(xml, "language", chinese ? "zh-CN" : "en-US");
        element(xml, "category", m.hazard().category());
        element(xml, "event", event);
        element(
                xml,
                "responseType",
                m.ends() ? "AllClear" : m.grade().equals("I") ? "Shelter" : "Prepare");
        element(
                xml,
                "urgency",
                m.ends() ? "Past" : m.grade().equals("I") ? "Immediate" : "Expected");
        element(xml, "severity", CapWords.severity(m));
        element(xml, "certainty", m.ends() ? "Observed" : "Likely");
        if (!m.response()) {
            xml.append("    <eventCode><valueName>eventType</valueName><value>")
                    .append(escaped(m.hazard().eventType()))
                    .append("</value></eventCode>\n");
        }
        element(xml, "effective", times.iso(m.at()));
        if (!m.response()) {
            element(xml, "onset", times.iso(m.at()));
            element(xml, "expires", times.iso(expires(m)));
        }
        element(xml, "senderName", chinese ? m.issuer().name().zh() : m.issuer().name().en());
        element(xml, "headline", chinese ? headline.zh() : headline.en());
        element(xml, "description", chinese ? m.text().zh() : m.text().en());
        if (!m.ends() && !m.response()) {
            element(xml, "instruction", chinese ? guidance.zh() : guidance.en());
        }
        element(xml, "contact", m.issuer().contact());
        parameters(m).forEach((name, value) -> parameter(xml, name, value));
        xml.append("    <area>\n      <areaDesc>")
                .append(escaped(areas(m, chinese)))
                .append("</areaDesc>\n");
        if (!m.circle().isEmpty()) {
            xml.append("      <circle>").append(escaped(m.circle())).append("</circle>\n");
        }
        for (String area : m.areas()) {
            xml.append("      <geocode><valueName>GB/T 2260</valueName><value>")
                    .append(escaped(area))
                    .append("</value></geocode>\n");
        }
        return xml.append("    </area>\n  </info>\n").toString();
    }

    private Map<String, String> parameters(Message m) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("tier", m.tier());
        if (m.response()) {
            parameters.put("responseLevel", m.grade());
            parameters.put("responseHazard", m.hazard().code());
            parameters.put("responseTier", m.tier());
            parameters.put("responseDivision", m.division());
            parameters.put("responseIssuer", m.issuer().name().zh());
        } else {
            parameters.put("hazard", m.hazard().code());
            parameters.put("colour", CapWords.colour(m.grade()).en());
        }
        parameters.put("simulated", "true");
        parameters.put("factSource", m.source());
        return parameters;
    }

    private String areas(Message m, boolean chinese) {
        List<String> names = new ArrayList<>();
        for (String code : m.areas()) {
            Words name =
                    switch (code) {
                        case "310000" -> new Words("上海市", "Shanghai");
                        case "320000" -> new Words("江苏省", "Jiangsu");
                        case "330000" -> new Words("浙江省", "Zhejiang");
                        default -> scenario.divisionName(code);
                    };
            names.add(chinese ? name.zh() : name.en());
        }
        return String.join(chinese ? "、" : ", ", names);
    }

    /// Grade of the message before, empty for the first of a chain.
    private static String previous(List<Issued> before) {
        return before.isEmpty() ? "" : before.getLast().message().grade();
    }

    private static String type(Message m, List<Issued> before) {
        return m.ends() ? "Cancel" : before.isEmpty() ? "Alert" : "Update";
    }

    private static void parameter(StringBuilder xml, String name, String value) {
        xml.append("    <parameter><valueName>")
                .append(escaped(name))
                .append("</valueName><value>")
                .append(escaped(value))
                .append("</value></parameter>\n");
    }

    private static void element(StringBuilder xml, String name, String text) {
        if (!text.isEmpty()) {
            xml.append("    <")
                    .append(name)
                    .append('>')
                    .append(escaped(text))
                    .append("</")
                    .append(name)
                    .append(">\n");
        }
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
