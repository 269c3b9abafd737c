package org.yilan.situation.alarm;

import java.util.List;

/// All alarms as a value: what a snapshot carries.
///
/// @param alarms by key
/// @param marks of the last hour, oldest first
public record AlarmsState(List<Alarm> alarms, List<AlarmMark> marks, AlarmMode mode) {
    public static final AlarmsState NONE = new AlarmsState(List.of(), List.of(), AlarmMode.CALM);

    public AlarmsState {
        alarms = List.copyOf(alarms);
        marks = List.copyOf(marks);
    }
}
