package org.yilan.hub;

import org.yilan.journal.Journal;
import org.yilan.situation.Alarms;
import org.yilan.situation.Changes;
import org.yilan.situation.IncidentTally;
import org.yilan.situation.Recorded;
import org.yilan.situation.Response;
import org.yilan.situation.Situation;
import org.yilan.situation.Trends;
import org.yilan.situation.alarm.Alarm;
import org.yilan.situation.limit.LimitRule;
import org.yilan.situation.limit.TimeLimits;
import org.yilan.situation.limit.WorkCalendar;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.LevelChange;
import org.yilan.situation.model.Progress;
import org.yilan.situation.model.Timing;
import org.yilan.situation.response.Announcement;
import org.yilan.situation.response.PlanTask;
import org.yilan.situation.response.ResponsePlan;
import org.yilan.situation.response.ResponseTask;
import org.yilan.situation.response.RollCall;
import org.yilan.wire.RecordBatch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Folds a journal up to a position, from the nearest keyframe.
final class Fold {
    private static final int PAGE = 5000;
    private static final System.Logger LOG = System.getLogger("org.yilan.hub");

    /// What a fold came to.
    ///
    /// @param skipped events that this program cannot read
    /// @param folded events that were folded since the keyframe
    record Result(Situation situation, long skipped, long folded) {}

    /// Parts of the reducer that only it sees.
    private static final List<String> WITHIN =
            List.of(
                    "Incidents",
                    "Merges",
                    "Joints",
                    "Disputes",
                    "Storms",
                    "Sensors",
                    "RoadEvents",
                    "EarthquakeReports",
                    "EarthquakeMatch",
                    "LevelHistory");

    private final Journal journal;
    private final String version;

    Fold(Journal journal) {
        this.journal = journal;
        this.version =
                versionOf(
                        Situation.class,
                        Response.class,
                        ResponsePlan.class,
                        RollCall.class,
                        PlanTask.class,
                        ResponseTask.class,
                        Announcement.class,
                        Trends.class,
                        LevelChange.class,
                        IncidentTally.class,
                        Incident.class,
                        Progress.class,
                        Timing.class,
                        TimeLimits.class,
                        LimitRule.class,
                        WorkCalendar.class,
                        Alarms.class,
                        Alarm.class);
    }

    /// Names the reducer: keyframes of another one are not used. It is the digest of the reducer's own code, so nobody
    /// has to remember to change it.
    String version() {
        return version;
    }

    Result upTo(long seq) {
        Situation situation =
                journal.keyframe(version, seq).map(Situation::of).orElseGet(Situation::new);
        long skipped = 0;
        long folded = 0;
        long after = situation.seq();
        Changes ignored = new Changes();
        while (after < seq) {
            RecordBatch batch =
                    journal.read(after, (int) Math.min(PAGE, seq - after), Journal.END_OF_TIME);
            if (batch.lastSeq() == 0) {
                break;
            }
            for (Recorded record : batch.records()) {
                if (record.seq() <= seq) {
                    apply(situation, record, ignored);
                    folded++;
                }
            }
            skipped += batch.skipped().size();
            after = batch.lastSeq();
        }
        return new Result(situation, skipped, folded);
    }

    /// Folds one record in. One that the reducer cannot take is left out and logged: one bad event must not stop a city.
    static void apply(Situation situation, Recorded record, Changes changes) {
        try {
            situation.apply(record, changes);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "Event " + record.seq() + " was left out", e);
        }
    }

    private static String versionOf(Class<?>... code) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Class<?> part : List.of(code)) {
                try (InputStream bytes =
                        part.getResourceAsStream(part.getSimpleName() + ".class")) {
                    digest.update(bytes == null ? new byte[0] : bytes.readAllBytes());
                }
            }
            for (String part : WITHIN) {
                try (InputStream bytes = Situation.class.getResourceAsStream(part + ".class")) {
                    if (bytes == null) {
                        throw new IllegalStateException("the reducer has no part " + part);
                    }
                    digest.update(bytes.readAllBytes());
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
