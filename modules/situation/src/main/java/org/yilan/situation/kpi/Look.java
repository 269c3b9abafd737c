package org.yilan.situation.kpi;

/// The four looks of a value, the same everywhere on screen. Zero never looks like missing.
public enum Look {
    /// A value that may be trusted.
    VALUE,
    /// Nothing has come yet.
    NO_DATA,
    /// The last value is older than its feed's freshness limit.
    STALE,
    /// Its feed does not answer.
    UNREACHABLE
}
