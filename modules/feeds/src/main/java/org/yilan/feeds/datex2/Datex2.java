package org.yilan.feeds.datex2;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.feeds.spi.XmlElement;
import org.yilan.situation.model.GeoPoint;

import java.util.ArrayList;
import java.util.List;

/// What the publications of DATEX II have in common, in version 2 (`d2LogicalModel`) and 3 (`payload`, alone or in a
/// `messageContainer`). Any thread.
final class Datex2 {
    private Datex2() {}

    /// The publication in a document.
    ///
    /// @param types kinds of publication that will do, by their names without prefix
    /// @throws FeedException when there is none of these; the message says what there is instead
    static XmlElement publication(Document document, String format, List<String> types)
            throws FeedException {
        return publication(document.xml(), format, types);
    }

    /// The same of a document that is read already.
    static XmlElement publication(XmlElement root, String format, List<String> types)
            throws FeedException {
        List<XmlElement> payloads = new ArrayList<>();
        if (root.name().equals("payload")) {
            payloads.add(root);
        }
        payloads.addAll(root.descendants("payload"));
        payloads.addAll(root.descendants("payloadPublication"));
        for (XmlElement payload : payloads) {
            if (types.contains(type(payload))) {
                return payload;
            }
        }
        throw new FeedException(
                "not-" + format,
                payloads.isEmpty()
                        ? "The answer is no publication of DATEX II but "
                                + Values.quoted(root.name())
                                + "."
                        : "The publication is "
                                + Values.quoted(type(payloads.getFirst()))
                                + ", not "
                                + types.getFirst()
                                + ".");
    }

    /// An element's `xsi:type` without prefix.
    static String type(XmlElement element) {
        String type = Values.line(element.attribute("type"));
        return type.substring(type.indexOf(':') + 1);
    }

    /// The id that an element, such as a reference, carries.
    static String requiredId(@Nullable XmlElement element, XmlElement within, String name)
            throws Refusal {
        String id = element == null ? "" : Values.line(element.attribute("id"));
        if (id.isEmpty()) {
            throw new Refusal(within.path(), "no " + name);
        }
        return id;
    }

    /// The words of a text in several languages, the first of them; empty when there is none.
    static String words(@Nullable XmlElement text) {
        if (text == null) {
            return "";
        }
        for (XmlElement value : text.descendants("value")) {
            String words = Values.line(value.text());
            if (!words.isEmpty()) {
                return words;
            }
        }
        return "";
    }

    /// Where a location is to be drawn: its point for display, else its first point. Null when it has none.
    static @Nullable GeoPoint point(@Nullable XmlElement location) throws Refusal {
        if (location == null) {
            return null;
        }
        for (String name :
                List.of("locationForDisplay", "coordinatesForDisplay", "pointCoordinates")) {
            List<XmlElement> found = location.descendants(name);
            if (!found.isEmpty()) {
                XmlElement at = found.getFirst();
                return Values.point(at.text("latitude"), at.text("longitude"), at.path());
            }
        }
        return null;
    }

    /// The text of a number or moment, which some elements carry themselves and others in a `timeValue`.
    static @Nullable String time(@Nullable XmlElement element) {
        if (element == null) {
            return null;
        }
        String inner = element.text("timeValue");
        return inner == null ? element.text() : inner;
    }
}
