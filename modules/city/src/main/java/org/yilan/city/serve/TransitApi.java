package org.yilan.city.serve;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;

import org.yilan.city.model.CityModel;
import org.yilan.city.model.Transit;
import org.yilan.city.scenario.Mobility;
import org.yilan.situation.model.GeoPoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Public transport as GTFS: the timetable's names as an archive, and vehicles, delays and alerts as one message of GTFS
/// Realtime 2.0. Numbers of fields are those of gtfs-realtime.proto.
final class TransitApi {
    private static final int NO_SERVICE = 1;
    private static final int WEATHER = 8;
    private static final int SEVERE = 4;
    private static final int WARNING = 3;
    private static final int IN_TRANSIT_TO = 2;

    private final Transit transit;
    private final byte[] archive;

    TransitApi(CityModel model) {
        this.transit = model.transit();
        this.archive = archive(model);
    }

    Reply timetable() {
        return new Reply(200, "application/zip", archive);
    }

    Reply realtime(Instant now) {
        long second = now.getEpochSecond();
        UnknownFieldSet.Builder message = UnknownFieldSet.newBuilder();
        add(message, 1, header(second));
        for (Transit.Vehicle vehicle : transit.running(now)) {
            add(message, 2, entity("v-" + vehicle.id(), 4, vehicle(vehicle, second)));
        }
        for (Mobility.Line line : transit.lines()) {
            transit.stoppedSince(line, now)
                    .ifPresent(
                            since ->
                                    add(
                                            message,
                                            2,
                                            entity(
                                                    "a-" + line.id() + "-" + since.getEpochSecond(),
                                                    5,
                                                    alert(line, since))));
        }
        transit.running(now).stream()
                .map(Transit.Vehicle::line)
                .distinct()
                .forEach(line -> add(message, 2, entity("t-" + line.id(), 3, update(line, now))));
        return new Reply(200, "application/x-protobuf", message.build().toByteArray());
    }

    private static UnknownFieldSet header(long second) {
        UnknownFieldSet.Builder header = UnknownFieldSet.newBuilder();
        text(header, 1, "2.0");
        number(header, 2, 0);
        number(header, 3, second);
        return header.build();
    }

    private static UnknownFieldSet entity(String id, int field, UnknownFieldSet what) {
        UnknownFieldSet.Builder entity = UnknownFieldSet.newBuilder();
        text(entity, 1, id);
        add(entity, field, what);
        return entity.build();
    }

    private static UnknownFieldSet trip(String trip, String route) {
        UnknownFieldSet.Builder builder = UnknownFieldSet.newBuilder();
        text(builder, 1, trip);
        text(builder, 5, route);
        return builder.build();
    }

    private static UnknownFieldSet vehicle(Transit.Vehicle v, long second) {
        UnknownFieldSet.Builder position = UnknownFieldSet.newBuilder();
        real(position, 1, v.at().lat());
        real(position, 2, v.at().lon());
        UnknownFieldSet.Builder descriptor = UnknownFieldSet.newBuilder();
        text(descriptor, 1, v.id());
        text(descriptor, 2, v.id());
        UnknownFieldSet.Builder vehicle = UnknownFieldSet.newBuilder();
        add(vehicle, 1, trip(v.trip(), v.line().id()));
        add(vehicle, 2, position.build());
        number(vehicle, 4, IN_TRANSIT_TO);
        number(vehicle, 5, second);
        text(vehicle, 7, stop(v.line(), v.stop()));
        add(vehicle, 8, descriptor.build());
        return vehicle.build();
    }

    private UnknownFieldSet update(Mobility.Line line, Instant now) {
        UnknownFieldSet.Builder update = UnknownFieldSet.newBuilder();
        add(update, 1, trip(line.id() + "-out", line.id()));
        number(update, 4, now.getEpochSecond());
        number(update, 5, transit.delay(line, now));
        return update.build();
    }

    private static UnknownFieldSet alert(Mobility.Line line, Instant since) {
        UnknownFieldSet.Builder period = UnknownFieldSet.newBuilder();
        number(period, 1, since.getEpochSecond());
        UnknownFieldSet.Builder route = UnknownFieldSet.newBuilder();
        text(route, 2, line.id());
        UnknownFieldSet.Builder stop = UnknownFieldSet.newBuilder();
        text(stop, 5, stop(line, line.course().size() / 2));
        UnknownFieldSet.Builder alert = UnknownFieldSet.newBuilder();
        add(alert, 1, period.build());
        add(alert, 5, route.build());
        add(alert, 5, stop.build());
        number(alert, 6, WEATHER);
        number(alert, 7, NO_SERVICE);
        add(
                alert,
                10,
                translated(
                        line.name().zh() + "因大风停运（模拟）",
                        line.name().en() + " does not run: strong wind (simulated)"));
        number(alert, 14, line.kind().equals("metro") ? SEVERE : WARNING);
        return alert.build();
    }

    private static UnknownFieldSet translated(String zh, String en) {
        UnknownFieldSet.Builder texts = UnknownFieldSet.newBuilder();
        for (String[] pair : new String[][] {{zh, "zh"}, {en, "en"}}) {
            UnknownFieldSet.Builder text = UnknownFieldSet.newBuilder();
            text(text, 1, pair[0]);
            text(text, 2, pair[1]);
            add(texts, 1, text.build());
        }
        return texts.build();
    }

    private static void add(UnknownFieldSet.Builder to, int field, UnknownFieldSet message) {
        to.mergeField(
                field,
                UnknownFieldSet.Field.newBuilder()
                        .addLengthDelimited(message.toByteString())
                        .build());
    }

    private static void text(UnknownFieldSet.Builder to, int field, String text) {
        to.mergeField(
                field,
                UnknownFieldSet.Field.newBuilder()
                        .addLengthDelimited(ByteString.copyFromUtf8(text))
                        .build());
    }

    private static void number(UnknownFieldSet.Builder to, int field, long number) {
        to.mergeField(field, UnknownFieldSet.Field.newBuilder().addVarint(number).build());
    }

    private static void real(UnknownFieldSet.Builder to, int field, double number) {
        to.mergeField(
                field,
                UnknownFieldSet.Field.newBuilder()
                        .addFixed32(Float.floatToIntBits((float) number))
                        .build());
    }

    private static String stop(Mobility.Line line, int number) {
        return line.id() + "-" + number;
    }

    /// Made once; the same scenario always gives the same bytes.
    private static byte[] archive(CityModel model) {
        StringBuilder routes =
                new StringBuilder(
                        "route_id,agency_id,route_short_name,route_long_name,route_type,simulated\n");
        StringBuilder trips = new StringBuilder("route_id,service_id,trip_id,trip_headsign\n");
        StringBuilder stops = new StringBuilder("stop_id,stop_name,stop_lat,stop_lon\n");
        for (Mobility.Line line : model.transit().lines()) {
            int type =
                    switch (line.kind()) {
                        case "metro" -> 1;
                        case "ferry" -> 4;
                        default -> 3;
                    };
            row(routes, line.id(), "sim", line.name().zh(), line.name().en(), type + "", "true");
            String last = near(model, line.course().getLast());
            row(trips, line.id(), "daily", line.id() + "-out", last);
            row(
                    trips,
                    line.id(),
                    "daily",
                    line.id() + "-back",
                    near(model, line.course().getFirst()));
            for (int i = 0; i < line.course().size(); i++) {
                GeoPoint p = line.course().get(i);
                row(
                        stops,
                        stop(line, i),
                        near(model, p),
                        String.format(Locale.ROOT, "%.6f", p.lat()),
                        String.format(Locale.ROOT, "%.6f", p.lon()));
            }
        }
        Map<String, String> tables = new TreeMap<>();
        tables.put(
                "agency.txt",
                "agency_id,agency_name,agency_url,agency_timezone\n"
                        + "sim,模拟公共交通,http://127.0.0.1/,Asia/Shanghai\n");
        tables.put("routes.txt", routes.toString());
        tables.put("stops.txt", stops.toString());
        tables.put("trips.txt", trips.toString());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> table : tables.entrySet()) {
                ZipEntry entry = new ZipEntry(table.getKey());
                entry.setTimeLocal(LocalDateTime.of(2024, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(table.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String near(CityModel model, GeoPoint point) {
        return model.nearestPlace(point).zh();
    }

    private static void row(StringBuilder to, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            to.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(cells[i].replace("\"", "\"\""))
                    .append('"');
        }
        to.append('\n');
    }
}
