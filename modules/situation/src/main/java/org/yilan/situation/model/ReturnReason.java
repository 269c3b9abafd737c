package org.yilan.situation.model;

/// Why a unit sends an incident back (退单). Disputes over who is responsible are counted by it.
public enum ReturnReason {
    /// 不属本单位职责.
    NOT_OUR_DUTY,
    /// 不在本单位辖区.
    NOT_OUR_AREA,
    /// 需多单位联合处置.
    NEEDS_OTHERS,
    /// 地点或诉求不清.
    UNCLEAR,
    /// 力量不足，无法按时到场.
    NO_CAPACITY
}
