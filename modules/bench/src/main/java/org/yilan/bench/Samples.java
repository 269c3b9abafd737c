package org.yilan.bench;

import java.util.Arrays;

/// Measured durations, from any thread.
final class Samples {
    private double[] values = new double[4096];
    private int count;

    synchronized void add(double value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, count * 2);
        }
        values[count++] = value;
    }

    synchronized void clear() {
        count = 0;
    }

    synchronized int count() {
        return count;
    }

    /// The value that a share `p` (0..1) of the samples does not exceed; NaN without samples.
    synchronized double quantile(double p) {
        if (count == 0) {
            return Double.NaN;
        }
        double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted[Math.min(count - 1, (int) (p * count))];
    }
}
