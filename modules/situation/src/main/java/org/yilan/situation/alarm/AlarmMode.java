package org.yilan.situation.alarm;

import java.time.Instant;

/// Whether there are more alarms than people can deal with. While there are (storm), those of low priority are silent, and
/// listed.
///
/// @param storm whether that is so
/// @param since when
/// @param raised how many alarms there were in the ten minutes that decided it
public record AlarmMode(boolean storm, Instant since, int raised) {
    public static final AlarmMode CALM = new AlarmMode(false, Instant.EPOCH, 0);
}
