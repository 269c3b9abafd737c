package org.yilan.situation.alarm;

/// Where an alarm stands, in the words of ISA-18.2.
public enum AlarmState {
    /// Nothing is wrong, or what was is over and somebody has seen it.
    NORMAL,
    /// Something is wrong and nobody has said that they know.
    UNACKNOWLEDGED,
    /// Something is wrong and somebody knows.
    ACKNOWLEDGED,
    /// What was wrong is over, and nobody has said that they knew: it stays until somebody does.
    RETURNED,
    /// Put aside by a person for a while.
    SHELVED,
    /// Silent while there are too many, see [AlarmMode].
    SUPPRESSED,
    /// Put out of service by a commander, because what it comes from is broken or worked on.
    OUT_OF_SERVICE;

    /// Whether somebody has to acknowledge it.
    public boolean waiting() {
        return this == UNACKNOWLEDGED || this == RETURNED;
    }
}
