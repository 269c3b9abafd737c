package org.yilan.city.model;

import org.yilan.city.scenario.Scenario.Fix;
import org.yilan.city.scenario.Scenario.Radii;
import org.yilan.city.scenario.Scenario.Storm;
import org.yilan.situation.model.GeoPoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The storm at any moment, interpolated between the fixes of its track.
public final class Track {
    private final Storm storm;
    private final List<Fix> fixes;

    public Track(Storm storm) {
        this.storm = storm;
        this.fixes = storm.track();
    }

    /// Where it moves: km/h and degrees clockwise from north.
    public record Motion(double kmh, double bearing) {}

    public Storm storm() {
        return storm;
    }

    public Instant starts() {
        return fixes.getFirst().at();
    }

    public Instant ends() {
        return fixes.getLast().at();
    }

    /// The storm at a moment; its first or last state outside its life.
    public Fix at(Instant when) {
        if (!when.isAfter(starts())) {
            return fixes.getFirst();
        }
        if (!when.isBefore(ends())) {
            return fixes.getLast();
        }
        int i = 1;
        while (fixes.get(i).at().isBefore(when)) {
            i++;
        }
        Fix a = fixes.get(i - 1);
        Fix b = fixes.get(i);
        double part =
                (double) (when.getEpochSecond() - a.at().getEpochSecond())
                        / (b.at().getEpochSecond() - a.at().getEpochSecond());
        if (part >= 1) {
            return b;
        }
        return new Fix(
                when,
                new GeoPoint(
                        mix(a.centre().lat(), b.centre().lat(), part),
                        mix(a.centre().lon(), b.centre().lon(), part)),
                mix(a.windMs(), b.windMs(), part),
                mix(a.pressureHpa(), b.pressureHpa(), part),
                new Radii(
                        mix(a.radii().r7(), b.radii().r7(), part),
                        mix(a.radii().r10(), b.radii().r10(), part),
                        mix(a.radii().r12(), b.radii().r12(), part)));
    }

    /// Over the three hours round a moment, so that rounded positions do not make it jump.
    public Motion motion(Instant when) {
        Instant before =
                when.minusSeconds(5400).isBefore(starts()) ? starts() : when.minusSeconds(5400);
        Instant after = when.plusSeconds(5400).isAfter(ends()) ? ends() : when.plusSeconds(5400);
        GeoPoint a = at(before).centre();
        GeoPoint b = at(after).centre();
        double hours = (after.getEpochSecond() - before.getEpochSecond()) / 3600.0;
        return new Motion(Geo.km(a, b) / hours, Geo.bearing(a, b));
    }

    private static List<Double> mix(List<Double> a, List<Double> b, double part) {
        if (a.isEmpty() || b.isEmpty()) {
            return part < 0.5 ? a : b;
        }
        List<Double> mixed = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            mixed.add(mix(a.get(i), b.get(i), part));
        }
        return mixed;
    }

    private static double mix(double a, double b, double part) {
        return a + (b - a) * part;
    }
}
