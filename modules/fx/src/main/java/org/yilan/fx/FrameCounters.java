package org.yilan.fx;

/// What the frame batcher has done so far; for the developer overlay and for benchmarks.
///
/// @param events events that came in
/// @param changes times that the console told of changes
/// @param pulses pulses in which panels were refreshed
/// @param refreshes calls of [Panel#refresh]
/// @param carried refreshes put off to a later pulse because the time of one was used up
/// @param failures exceptions that panels threw
/// @param lastPulseMillis time that the last pulse's refreshes took; `worstPulseMillis` the most so far
public record FrameCounters(
        long events,
        long changes,
        long pulses,
        long refreshes,
        long carried,
        long failures,
        double lastPulseMillis,
        double worstPulseMillis) {
    /// How many notifications came in for each pulse that showed them; 1 when nothing was merged.
    public double merged() {
        return pulses == 0 ? 0 : (double) changes / pulses;
    }
}
