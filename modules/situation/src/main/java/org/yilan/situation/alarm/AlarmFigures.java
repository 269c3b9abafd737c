package org.yilan.situation.alarm;

import java.time.Duration;

/// The numbers of alarm management. V: read in a source; O: own choice.
public final class AlarmFigures {
    /// How far back alarms are counted (EEMUA 191, ISA-18.2; V).
    public static final Duration WINDOW = Duration.ofMinutes(10);

    /// Alarms per [#WINDOW] that one person can deal with for long (EEMUA 191; V).
    public static final int STEADY = 1;

    /// A flood begins with more than this many alarms per [#WINDOW] (ISA-18.2; V).
    public static final int FLOOD_ABOVE = 10;

    /// A flood ends with fewer than this many per [#WINDOW] (ISA-18.2; V).
    public static final int CALM_BELOW = 5;

    /// Alarms of an average hour (EEMUA 191; V).
    public static final int HOUR_AVERAGE = 5;

    /// Alarms of the worst hour that is still acceptable (EEMUA 191; V).
    public static final int HOUR_PEAK = 15;

    /// An alarm chatters that comes or goes this often per [#CHATTER_WITHIN] (V, a vendor's audit).
    public static final int CHATTER = 3;

    /// See [#CHATTER] (V).
    public static final Duration CHATTER_WITHIN = Duration.ofMinutes(1);

    /// For how long an alarm can be shelved at most: the next shift decides anew (O; ISA-18.2 asks for a limit and names none).
    public static final Duration LONGEST_SHELF = Duration.ofHours(8);

    /// How far below its threshold a reading must fall before its alarm returns, as a share of the threshold (O).
    public static final double HYSTERESIS = 0.05;

    /// Rank of the gravest grade that counts as low priority: blue (O, towards EEMUA's split of 5/15/80 per cent).
    public static final int LOW_FROM = 4;

    private AlarmFigures() {}
}
