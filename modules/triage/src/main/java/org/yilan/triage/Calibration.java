package org.yilan.triage;

/// What a classifier's lead is worth: of suggestions that led by as much as this one, how many were right. A naive Bayes
/// classifier by itself is nearly always nearly certain. Confined to one thread.
final class Calibration {
    /// Leads of the first over the second in logarithmic score, from which the next band begins.
    private static final double[] BANDS = {0.5, 1, 2, 3, 4.5, 6, 8, 11, 15};

    /// How many judged suggestions outweigh what the classifier itself believes.
    private static final double PRIOR = 8;

    private final int[] judged = new int[BANDS.length + 1];
    private final int[] right = new int[BANDS.length + 1];

    void judged(double lead, boolean wasRight) {
        int band = band(lead);
        judged[band]++;
        right[band] += wasRight ? 1 : 0;
    }

    /// 0 to 1.
    double confidence(double lead) {
        int band = band(lead);
        // The lead is a sum over words that are not independent; a third of it is nearer to the
        // truth than all.
        double believed = 1 / (1 + Math.exp(-lead / 3));
        return (right[band] + PRIOR * believed) / (judged[band] + PRIOR);
    }

    private static int band(double lead) {
        int band = 0;
        while (band < BANDS.length && lead >= BANDS[band]) {
            band++;
        }
        return band;
    }
}
