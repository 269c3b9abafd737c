package org.yilan.city.model;

/// Reproducible chance: everything follows from the seed and the keys, never from the order of calls elsewhere.
public final class Chance {
    private long state;

    private Chance(long state) {
        this.state = state;
    }

    /// An own sequence for each combination of seed and keys.
    public static Chance of(long seed, long... keys) {
        return new Chance(hash(seed, keys));
    }

    public static long hash(long seed, long... keys) {
        long h = mix(seed + 0x9E3779B97F4A7C15L);
        for (long key : keys) {
            h = mix(h ^ (key + 0x9E3779B97F4A7C15L + (h << 6) + (h >>> 2)));
        }
        return h;
    }

    /// SplitMix64's finaliser.
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /// From 0 up to, not including, 1.
    public double unit() {
        state += 0x9E3779B97F4A7C15L;
        return (mix(state) >>> 11) * 0x1.0p-53;
    }

    public boolean happens(double probability) {
        return unit() < probability;
    }

    public int below(int limit) {
        return (int) (unit() * limit);
    }

    public int between(int least, int most) {
        return least + below(most - least + 1);
    }

    /// Exponentially distributed.
    double exponential(double mean) {
        return -mean * Math.log(1 - unit());
    }

    /// How often something happens that happens `mean` times on average.
    int poisson(double mean) {
        double limit = Math.exp(-Math.min(mean, 500));
        int n = 0;
        for (double product = unit(); product > limit; product *= unit()) {
            n++;
        }
        return n;
    }

    /// Index of a weight, drawn in proportion to the weights.
    int weighted(java.util.List<Double> weights) {
        double left = unit() * weights.stream().mapToDouble(w -> w).sum();
        for (int i = 0; i < weights.size(); i++) {
            left -= weights.get(i);
            if (left < 0) {
                return i;
            }
        }
        return weights.size() - 1;
    }

    /// Noise from -1 to 1 that changes smoothly with `x`; 1 is about how far it remembers.
    static double smooth(long seed, long key, double x) {
        double floor = Math.floor(x);
        double part = x - floor;
        double a = knot(seed, key, (long) floor);
        double b = knot(seed, key, (long) floor + 1);
        return a + (b - a) * part * part * (3 - 2 * part);
    }

    private static double knot(long seed, long key, long index) {
        return (hash(seed, key, index) >>> 11) * 0x1.0p-52 - 1;
    }
}
