package org.yilan.bench;

/// The generator that the other programs' benchmarks use (mulberry32), so that all do the same work.
final class Randoms {
    private int state;

    Randoms(int seed) {
        state = seed;
    }

    /// 0 ≤ x < 1.
    double next() {
        state += 0x6D2B79F5;
        int t = state;
        t = (t ^ (t >>> 15)) * (t | 1);
        t ^= t + (t ^ (t >>> 7)) * (t | 61);
        return ((t ^ (t >>> 14)) & 0xFFFF_FFFFL) / 4294967296.0;
    }

    /// 0 ≤ n < bound.
    int next(int bound) {
        return (int) (next() * bound);
    }
}
