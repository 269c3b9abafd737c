package org.yilan.feeds;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;

import org.yilan.situation.Situation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A small good document of every installed format, and what is in it that can become wrong. Written from the standards.
public final class Specimens {
    private Specimens() {}

    public enum Kind {
        JSON,
        XML,
        TEXT,
        PROTOBUF
    }

    /// A feed with one format.
    ///
    /// @param root what the feed's address ends in
    /// @param others further documents by path, all as text
    /// @param path of the document in question
    /// @param time as it stands in the document, empty where the document has none
    /// @param latitude as it stands in the document (or the number that can be absurd), empty where it has none
    /// @param field the name of something that an item cannot do without, empty where there is none
    /// @param known whether the situation has what the document says, of a feed with the id `feed`
    public record Specimen(
            String format,
            Kind kind,
            Map<String, String> options,
            String root,
            Map<String, String> others,
            String path,
            byte[] body,
            String time,
            String latitude,
            String field,
            Predicate<Situation> known) {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return format + " at " + path;
        }
    }

    /// What an item of each document cannot do without.
    private static final Map<String, String> FIELDS =
            Map.ofEntries(
                    Map.entry("/cap.xml", "identifier"),
                    Map.entry("/alerts", "id"),
                    Map.entry("/feeds-croatia", "identifier"),
                    Map.entry("/rss.xml", "gdacs:eventid"),
                    Map.entry("/zj/TyphoonInfo/202413", "lat"),
                    Map.entry("/v7/tropical/storm-track", "lat"),
                    Map.entry("/o/requests.json", "service_request_id"),
                    Map.entry("/sta/Datastreams", "@iot.id"),
                    Map.entry("/s.geojson", "name"),
                    Map.entry("/status", "station_id"),
                    Map.entry("/stations", "station_id"),
                    Map.entry("/lots", "name"),
                    Map.entry("/p/utilizations.json", "facilityId"),
                    Map.entry("/p/facilities.json", "id"),
                    Map.entry("/sf", "BFID"),
                    Map.entry("/speeds", "measurementSiteReference"),
                    Map.entry("/parking", "parkingRecordReference"),
                    Map.entry("/events", "situationRecordVersionTime"),
                    Map.entry("/v2/entities", "id"),
                    Map.entry("/aqi.json", "stationcode"),
                    Map.entry("/v7/air/now", "aqi"),
                    Map.entry("/gsi.json", "共通ID"),
                    Map.entry("/quakes", "time"),
                    Map.entry("/jma.xml", "EventID"),
                    Map.entry("/history", "earthquake"),
                    Map.entry("/cenc.json", "time"));

    /// Of every installed format at least one.
    public static List<Specimen> all() {
        return Stream.concat(BadFormatsTest.FORMATS.stream().map(Specimens::of), Stream.of(more()))
                .toList();
    }

    private static Specimen of(BadFormatsTest.Format f) {
        return new Specimen(
                f.name(),
                f.xml() ? Kind.XML : Kind.JSON,
                Map.of(),
                f.root(),
                f.others(),
                f.path(),
                utf8(f.document()),
                f.time(),
                f.latitude(),
                FIELDS.getOrDefault(f.path(), ""),
                f.known());
    }

    private static Specimen[] more() {
        List<Specimen> more = new ArrayList<>();
        more.add(
                new Specimen(
                        "qweather-forecast",
                        Kind.JSON,
                        Map.of("tide", "T01|黄浦公园|31.244|121.486|4.55"),
                        "/v7",
                        Map.of(),
                        "/v7/ocean/tide",
                        utf8(
                                """
                                {"code":"200","updateTime":"2024-09-15T14:00+08:00","tideTable":[
                                {"fxTime":"2024-09-16T12:10+08:00","height":"4.7","type":"H"}],
                                "refer":{"sources":["监测站"]}}\
                                """),
                        "2024-09-16T12:10+08:00",
                        "4.7", // it has no coordinates: the height is what becomes absurd
                        "height",
                        s ->
                                s.sensor("feed:tide:T01")
                                        .map(x -> x.forecast() != null)
                                        .orElse(false)));
        more.add(
                new Specimen(
                        "qweather-warning",
                        Kind.JSON,
                        Map.of(),
                        "/v7/warning/now",
                        Map.of(),
                        "/v7/warning/now",
                        utf8(
                                """
                                {"code":"200","warning":[{"id":"W1","sender":"上海市气象台站","pubTime":"2024-09-15T09:00+08:00",
                                "title":"台风橙色预警","startTime":"2024-09-15T10:00+08:00","endTime":"2024-09-16T10:00+08:00",
                                "status":"active","severity":"Severe","severityColor":"Orange","type":"1001","typeName":"台风",
                                "text":"风大","related":""}]}\
                                """),
                        "2024-09-15T09:00+08:00",
                        "",
                        "id",
                        s -> s.alert("qweather,W1").isPresent()));
        more.add(
                new Specimen(
                        "ibtracs",
                        Kind.TEXT,
                        Map.of(),
                        "/ibtracs.csv",
                        Map.of(),
                        "/ibtracs.csv",
                        utf8(
                                """
                                SID,SEASON,NAME,ISO_TIME,NATURE,LAT,LON,WMO_WIND,WMO_PRES,WMO_AGENCY,TRACK_TYPE
                                 ,Year, , , ,degrees_north,degrees_east,kts,mb, ,
                                2024254N10148,2024,站BEBINCA,2024-09-15 06:00:00,TS,28.5,126.8,70,970,tokyo,main
                                """),
                        "2024-09-15 06:00:00",
                        "28.5",
                        "SID",
                        s -> s.storms().size() == 1));
        more.add(
                new Specimen(
                        "jma-best-track",
                        Kind.TEXT,
                        Map.of(),
                        "/bst.txt",
                        Map.of(),
                        "/bst.txt",
                        utf8(
                                """
                                66666 2413  001 0015 2413 0 6              BEBINCA              20241101
                                24091506 002 5 285 1268  965     075     40100 0050 90200 0200         #
                                """),
                        "24091506",
                        "285",
                        "",
                        s -> s.storms().size() == 1));
        more.add(
                new Specimen(
                        "mapped-json",
                        Kind.JSON,
                        Map.of(
                                "mapping",
                                """
                                {"makes":"reading","items":"/list","fields":{"id":"code","name":"name",
                                "quantity":{"value":"wind-speed"},"unit":{"value":"m/s"},"value":"speed",
                                "observed":"at","lat":"lat","lon":"lon"}}\
                                """),
                        "/house.json",
                        Map.of(),
                        "/house.json",
                        utf8(
                                """
                                {"list":[{"code":"A1","name":"外滩站","speed":31.5,"at":"2024-09-15T16:00:00+08:00",
                                "lat":31.2,"lon":121.5}]}\
                                """),
                        "2024-09-15T16:00:00+08:00",
                        "31.2",
                        "code",
                        s -> s.reading("feed:A1").map(r -> r.value() == 31.5).orElse(false)));
        more.add(
                new Specimen(
                        "mapped-csv",
                        Kind.TEXT,
                        Map.of(
                                "mapping",
                                """
                                {"makes":"facility","fields":{"id":"Nr","name":"Name","kind":{"value":"shelter"},
                                "capacity":"Plätze","observed":"Stand","lat":"Lat","lon":"Lon"}}\
                                """),
                        "/house.csv",
                        Map.of(),
                        "/house.csv",
                        utf8(
                                """
                                Nr,Name,Plätze,Stand,Lat,Lon
                                1,"体育馆站",200,2024-09-15T16:00:00+08:00,31.2,121.5
                                """),
                        "2024-09-15T16:00:00+08:00",
                        "31.2",
                        "Nr",
                        s -> s.facility("feed:1").isPresent()));
        more.add(
                new Specimen(
                        "gtfs-realtime",
                        Kind.PROTOBUF,
                        Map.of(),
                        "/rt.pb",
                        Map.of(),
                        "/rt.pb",
                        vehicle("7", 31.25f, 1_726_387_200L).toByteArray(),
                        "",
                        "",
                        "",
                        s -> s.facility("feed:7").isPresent()));
        return more.toArray(Specimen[]::new);
    }

    /// A message of GTFS Realtime with one vehicle, by the numbers of gtfs-realtime.proto.
    ///
    /// @param at seconds since 1970
    static UnknownFieldSet vehicle(String id, float lat, long at) {
        UnknownFieldSet position = set(Map.of(1, lat, 2, 121.5f));
        UnknownFieldSet what = set(Map.of(1, id, 2, "沪A站" + id));
        UnknownFieldSet vehicle = set(Map.of(2, position, 5, at, 8, what));
        return set(
                Map.of(
                        1,
                        set(Map.of(1, "2.0", 3, at)),
                        2,
                        set(new HashMap<>(Map.of(1, "e" + id, 4, vehicle)))));
    }

    static UnknownFieldSet set(Map<Integer, Object> fields) {
        UnknownFieldSet.Builder builder = UnknownFieldSet.newBuilder();
        fields.forEach(
                (number, value) -> {
                    UnknownFieldSet.Field.Builder field = UnknownFieldSet.Field.newBuilder();
                    switch (value) {
                        case Long l -> field.addVarint(l);
                        case Float x -> field.addFixed32(Float.floatToIntBits(x));
                        case String s -> field.addLengthDelimited(ByteString.copyFromUtf8(s));
                        case UnknownFieldSet m -> field.addLengthDelimited(m.toByteString());
                        default -> throw new IllegalArgumentException(value.toString());
                    }
                    builder.mergeField(number, field.build());
                });
        return builder.build();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
