package org.yilan.situation.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How many alarms there were up to a moment.
///
/// @param raised in the last ten minutes, whether anybody was told or not
/// @param announced in the last ten minutes
/// @param hour announced in the last hour
public record AlarmRate(int raised, int announced, int hour) {
    /// @param marks of the last hour at least
    public static AlarmRate of(List<AlarmMark> marks, Instant now) {
        Instant ten = now.minus(AlarmFigures.WINDOW);
        Instant sixty = now.minus(Duration.ofHours(1));
        int raised = 0;
        int announced = 0;
        int hour = 0;
        for (AlarmMark mark : marks) {
            boolean lately = mark.at().isAfter(ten);
            raised += lately ? 1 : 0;
            announced += lately && mark.announced() ? 1 : 0;
            hour += mark.at().isAfter(sixty) && mark.announced() ? 1 : 0;
        }
        return new AlarmRate(raised, announced, hour);
    }
}
