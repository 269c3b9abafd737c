package org.yilan.situation.model;

/// Forces of wind after GB/T 28591.
public final class Beaufort {
    /// Where each force from 1 on begins, m/s of the mean wind.
    private static final double[] FROM = {
        0.3, 1.6, 3.4, 5.5, 8.0, 10.8, 13.9, 17.2, 20.8, 24.5, 28.5, 32.7, 37.0, 41.5, 46.2, 51.0,
        56.1
    };

    private Beaufort() {}

    /// The force of a wind, 0 to 17; 17 and above is 17.
    ///
    /// @param ms m/s
    public static int force(double ms) {
        int force = 0;
        while (force < FROM.length && ms >= FROM[force]) {
            force++;
        }
        return force;
    }
}
