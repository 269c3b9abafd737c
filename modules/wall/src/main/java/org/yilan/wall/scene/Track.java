package org.yilan.wall.scene;

import java.util.List;

/// How wide a column or how high a row is.
public sealed interface Track {
    /// Multiples of the smallest readable text.
    record Em(double em) implements Track {}

    /// A share of the whole screen, 0 to 1.
    record Part(double part) implements Track {}

    /// A share of what the others leave.
    record Rest(double weight) implements Track {}

    /// Sizes in whole pixels that add up to `whole`. When what is fixed does not fit, it is shrunk evenly.
    static double[] sizes(List<Track> tracks, double whole, double em) {
        double[] sizes = new double[tracks.size()];
        double fixed = 0;
        double weights = 0;
        for (int i = 0; i < sizes.length; i++) {
            switch (tracks.get(i)) {
                case Em t -> sizes[i] = t.em() * em;
                case Part t -> sizes[i] = t.part() * whole;
                case Rest t -> weights += t.weight();
            }
            fixed += sizes[i];
        }
        double shrink = fixed > whole ? whole / fixed : 1;
        double rest = Math.max(0, whole - fixed);
        double edge = 0;
        double rounded = 0;
        for (int i = 0; i < sizes.length; i++) {
            edge +=
                    tracks.get(i) instanceof Rest(double weight)
                            ? rest * weight / weights
                            : sizes[i] * shrink;
            sizes[i] = Math.rint(edge) - rounded;
            rounded = Math.rint(edge);
        }
        return sizes;
    }
}
