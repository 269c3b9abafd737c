package org.yilan.journal;

import org.yilan.testing.IncidentBuilder;
import org.yilan.testing.ManualClock;
import org.yilan.testing.Samples;
import org.yilan.wire.WireCodec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Prints how many events per second become durable, by batch size. Run by hand; asserts nothing.
final class AppendSpeed {
    private AppendSpeed() {}

    public static void main(String[] args) throws Exception {
        Path file = Path.of(args.length > 0 ? args[0] : "target/append-speed.db");
        for (int batch : new int[] {1, 10, 100, 1000, 1000}) {
            Files.deleteIfExists(file);
            try (SqliteJournal journal =
                    SqliteJournal.open(file, new WireCodec(), new ManualClock(Samples.START))) {
                int rounds = Math.max(20, Math.min(500, 50_000 / batch));
                long start = System.nanoTime();
                for (int i = 0; i < rounds; i++) {
                    List<Entry> entries = new ArrayList<>();
                    for (int j = 0; j < batch; j++) {
                        entries.add(
                                Entry.ofFeed(
                                        "f",
                                        Samples.START,
                                        List.of(
                                                IncidentBuilder.incident("i" + i + "." + j)
                                                        .reported())));
                    }
                    journal.append(entries);
                }
                double seconds = (System.nanoTime() - start) / 1e9;
                System.err.printf(
                        "batches of %4d: %,9.0f events/s durable (%.2f ms per batch)%n",
                        batch, rounds * batch / seconds, seconds * 1000 / rounds);
            }
        }
    }
}
