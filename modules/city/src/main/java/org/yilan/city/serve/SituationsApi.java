package org.yilan.city.serve;

import org.yilan.city.model.CityModel;
import org.yilan.city.model.Roads;
import org.yilan.situation.model.GeoPoint;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Road events as a DATEX II version 3 SituationPublication: all that holds or is planned now.
final class SituationsApi {
    private final Roads roads;
    private final Times times;

    SituationsApi(CityModel model, Times times) {
        this.roads = model.roads();
        this.times = times;
    }

    Reply situations(Instant now) {
        StringBuilder xml = new StringBuilder();
        xml.append(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <payload xmlns="http://datex2.eu/schema/3/d2Payload" xmlns:sit="http://datex2.eu/schema/3/situation"
                 xmlns:com="http://datex2.eu/schema/3/common" xmlns:loc="http://datex2.eu/schema/3/locationReferencing"
                 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="sit:SituationPublication" lang="zh" modelBaseVersion="3">
                """);
        line(xml, "com:publicationTime", times.iso(now));
        xml.append(
                """
                <com:publicationCreator><com:country>cn</com:country><com:nationalIdentifier>Shanghai, simulated</com:nationalIdentifier></com:publicationCreator>
                """);
        for (Roads.Trouble trouble : roads.known(now)) {
            append(xml, trouble);
        }
        return Reply.xml("application/xml", xml.append("</payload>\n").toString());
    }

    private void append(StringBuilder xml, Roads.Trouble t) {
        xml.append("<sit:situation id=\"").append(t.id()).append("\">\n");
        line(xml, "sit:overallSeverity", t.severity());
        line(xml, "sit:situationVersionTime", times.iso(t.announced()));
        xml.append(
                """
                <sit:headerInformation><com:confidentiality>noRestriction</com:confidentiality><com:informationStatus>technicalExercise</com:informationStatus></sit:headerInformation>
                """);
        xml.append("<sit:situationRecord xsi:type=\"sit:")
                .append(t.type())
                .append("\" id=\"")
                .append(t.id())
                .append("-1\" version=\"1\">\n");
        line(xml, "sit:situationRecordCreationTime", times.iso(t.announced()));
        line(xml, "sit:situationRecordVersionTime", times.iso(t.announced()));
        line(xml, "sit:probabilityOfOccurrence", "certain");
        line(xml, "sit:severity", t.severity());
        xml.append("<sit:validity><com:validityStatus>definedByValidityTimeSpec")
                .append("</com:validityStatus><com:validityTimeSpecification>");
        line(xml, "com:overallStartTime", times.iso(t.from()));
        Instant to = t.to();
        if (t.endKnown() && to != null) {
            line(xml, "com:overallEndTime", times.iso(to));
        }
        xml.append("</com:validityTimeSpecification></sit:validity>\n");
        if (!t.cause().isEmpty()) {
            xml.append("<sit:cause>");
            line(xml, "sit:causeType", t.cause());
            xml.append("</sit:cause>\n");
        }
        xml.append("<sit:generalPublicComment><sit:comment><com:values><com:value lang=\"zh\">")
                .append(CapApi.escaped(t.words().zh()))
                .append("</com:value><com:value lang=\"en\">")
                .append(CapApi.escaped(t.words().en()))
                .append("</com:value></com:values></sit:comment></sit:generalPublicComment>\n");
        location(xml, t);
        line(xml, "sit:" + t.detail(), t.value());
        xml.append("</sit:situationRecord></sit:situation>\n");
    }

    private static void location(StringBuilder xml, Roads.Trouble t) {
        List<GeoPoint> course = t.course();
        GeoPoint middle = course.get(course.size() / 2);
        boolean line = course.size() > 1;
        xml.append("<sit:locationReference xsi:type=\"loc:")
                .append(line ? "LinearLocation" : "PointLocation")
                .append("\"><loc:coordinatesForDisplay>");
        line(xml, "loc:latitude", number(middle.lat()));
        line(xml, "loc:longitude", number(middle.lon()));
        xml.append("</loc:coordinatesForDisplay><loc:supplementaryPositionalDescription>")
                .append("<loc:roadInformation><loc:roadName><com:values><com:value lang=\"zh\">")
                .append(CapApi.escaped(t.road()))
                .append("</com:value></com:values></loc:roadName></loc:roadInformation>")
                .append("</loc:supplementaryPositionalDescription>");
        if (line) {
            xml.append("<loc:gmlLineString srsName=\"WGS 84\"><loc:posList>")
                    .append(
                            course.stream()
                                    .map(p -> number(p.lat()) + " " + number(p.lon()))
                                    .collect(Collectors.joining(" ")))
                    .append("</loc:posList></loc:gmlLineString>");
        }
        xml.append("</sit:locationReference>\n");
    }

    private static String number(double degrees) {
        return String.format(Locale.ROOT, "%.6f", degrees);
    }

    private static void line(StringBuilder xml, String name, String text) {
        xml.append('<')
                .append(name)
                .append('>')
                .append(CapApi.escaped(text))
                .append("</")
                .append(name)
                .append(">\n");
    }
}
