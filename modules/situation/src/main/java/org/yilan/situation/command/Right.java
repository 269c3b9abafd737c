package org.yilan.situation.command;

/// One kind of thing that somebody may or may not do.
public enum Right {
    /// Take an incident along its life: take, assign, return, escalate, resolve, evaluate, file. Also to let its clocks go
    /// on, which does nobody a favour.
    HANDLE,
    /// Stop the clocks of an incident.
    HOLD,
    /// Put an incident under a tier's supervision, answer for a tier, and decide who has what units send back.
    SUPERVISE,
    /// Decide on response levels.
    DECLARE,
    /// See one item of a caller's personal data, for a reason.
    UNMASK
}
