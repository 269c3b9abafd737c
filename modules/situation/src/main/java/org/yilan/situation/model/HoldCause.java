package org.yilan.situation.model;

/// Why a clock stands still (计时暂停): a list, so that pauses can be counted and disputed. Which clocks a cause stops, and for
/// how long at most, is the city's to say.
public enum HoldCause {
    /// The caller must answer first (待诉求人补充).
    CALLER,
    /// Weather or force majeure keeps everybody away (不可抗力).
    FORCE_MAJEURE,
    /// The place cannot be entered yet (现场无法进入).
    NO_ACCESS,
    /// Somebody outside must act first, such as a court, a laboratory, an owner (待第三方).
    THIRD_PARTY
}
