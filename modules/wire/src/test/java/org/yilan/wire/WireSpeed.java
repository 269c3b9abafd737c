package org.yilan.wire;

import org.yilan.situation.Recorded;
import org.yilan.testing.IncidentBuilder;
import org.yilan.testing.Samples;

import java.util.ArrayList;
import java.util.List;

/// Prints how many events per second one core writes and reads. Run by hand; asserts nothing.
final class WireSpeed {
    private WireSpeed() {}

    public static void main(String[] args) {
        WireCodec codec = new WireCodec();
        List<Recorded> batch = new ArrayList<>();
        for (int i = 1; i <= 1000; i++) {
            batch.add(
                    new Recorded(
                            i,
                            Samples.START.plusMillis(i),
                            "e" + i,
                            "feed",
                            i % 3 == 0
                                    ? new org.yilan.situation.event.Event.ReadingTaken(
                                            Samples.reading("sta:1", i, Samples.START))
                                    : IncidentBuilder.incident("12345:" + i).reported()));
        }
        byte[] text = codec.records(batch);
        System.err.println(text.length / 1000 + " bytes per record");
        for (int round = 0; round < 8; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 200; i++) {
                text = codec.records(batch);
            }
            long written = System.nanoTime();
            for (int i = 0; i < 200; i++) {
                if (codec.readRecords(text).records().size() != 1000) {
                    throw new AssertionError();
                }
            }
            long read = System.nanoTime();
            System.err.printf(
                    "write %,.0f/s  read %,.0f/s%n",
                    2e5 / ((written - start) / 1e9), 2e5 / ((read - written) / 1e9));
        }
    }
}
