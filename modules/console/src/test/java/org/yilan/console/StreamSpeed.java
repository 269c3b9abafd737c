package org.yilan.console;

import org.yilan.situation.Changes;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Reporter;
import org.yilan.wire.WireCodec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How many events a second a console takes off its stream: framing, JSON, fold. Run by hand; one line per round.
final class StreamSpeed {
    private static final Instant NOON = Instant.parse("2024-09-15T04:00:00Z");
    private static final int EVENTS = 200_000;

    private StreamSpeed() {}

    public static void main(String[] args) throws IOException {
        WireCodec codec = new WireCodec();
        byte[] stream = stream(codec);
        for (int round = 0; round < 6; round++) {
            long start = System.nanoTime();
            long cpu = cpuNanos();
            SseReader reader = new SseReader(new ByteArrayInputStream(stream));
            Situation situation = new Situation();
            long parsing = 0;
            for (SseReader.Message m = reader.next(); m != null; m = reader.next()) {
                long before = System.nanoTime();
                List<Recorded> records = codec.readRecords(m.data()).records();
                parsing += System.nanoTime() - before;
                Changes changes = new Changes();
                for (Recorded record : records) {
                    situation.apply(record, changes);
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.err.printf(
                    "{\"events\":%d,\"bytesPerEvent\":%d,\"eventsPerSecond\":%.0f,\"perCpuSecond\":%.0f,\"parseShare\":%.2f}%n",
                    situation.seq(),
                    stream.length / EVENTS,
                    EVENTS / seconds,
                    EVENTS / ((cpuNanos() - cpu) / 1e9),
                    parsing / 1e9 / seconds);
        }
    }

    /// Of the whole process, compiler and collector included: what a machine that is busy with other things does not change.
    private static long cpuNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private static byte[] stream(WireCodec codec) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int batch = 0; batch < EVENTS / 1000; batch++) {
            List<Recorded> records = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                long seq = batch * 1000L + i + 1;
                records.add(
                        new Recorded(
                                seq, NOON.plusMillis(seq), "e" + seq, "open311", reported(seq)));
            }
            out.write("event: records\ndata: ".getBytes(StandardCharsets.UTF_8));
            out.write(codec.records(records));
            out.write("\n\n".getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    /// About 400 bytes, a tenth of them new and the others moving a known one.
    private static Event reported(long seq) {
        IncidentReport report =
                new IncidentReport(
                        "open311:" + seq % 20_000,
                        "open311",
                        "waterlogging",
                        Grade.III,
                        "下立交积水 38 cm",
                        "嘉定曹安公路",
                        new Place(new GeoPoint(31.2 + seq % 100 / 1e3, 121.4), "曹安公路", "310114"),
                        Reporter.UNKNOWN,
                        NOON,
                        NOON.plusSeconds(3600),
                        "typhoon",
                        true);
        return seq <= 20_000
                ? new Event.IncidentReported(report)
                : new Event.IncidentRevised(report);
    }
}
