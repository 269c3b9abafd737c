package org.yilan.city.scenario;

import java.time.Instant;

/// A value that changes in straight lines between given moments, and stays what it was at the ends.
public final class Curve {
    private final long[] seconds;
    private final double[] values;

    /// @param seconds epoch seconds, rising
    public Curve(long[] seconds, double[] values) {
        if (seconds.length == 0 || seconds.length != values.length) {
            throw new IllegalArgumentException("a curve needs as many values as moments");
        }
        this.seconds = seconds.clone();
        this.values = values.clone();
    }

    public double at(Instant when) {
        return at(when.getEpochSecond());
    }

    public double at(long second) {
        int last = seconds.length - 1;
        if (second <= seconds[0]) {
            return values[0];
        }
        if (second >= seconds[last]) {
            return values[last];
        }
        int i = 1;
        while (seconds[i] < second) {
            i++;
        }
        double part = (double) (second - seconds[i - 1]) / (seconds[i] - seconds[i - 1]);
        return values[i - 1] + part * (values[i] - values[i - 1]);
    }
}
