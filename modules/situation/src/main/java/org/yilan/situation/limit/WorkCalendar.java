package org.yilan.situation.limit;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;

/// Which days are working days. In China public holidays take days out of the week and put days of the weekend in (调休), and
/// both are named anew each year, so both are lists.
///
/// @param zone the city's, such as `Asia/Shanghai`
/// @param week the days of a week on which people work
/// @param dayEnds when a working day ends; a limit in working days breaks then
/// @param holidays days off that the week would have as working days, or that would be off anyway
/// @param makeUp days of the weekend that are worked
public record WorkCalendar(
        String zone,
        Set<DayOfWeek> week,
        LocalTime dayEnds,
        Set<LocalDate> holidays,
        Set<LocalDate> makeUp) {
    /// Monday to Friday, to 17:30, in Shanghai's time; no holidays.
    public static final WorkCalendar PLAIN =
            new WorkCalendar(
                    "Asia/Shanghai",
                    EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                    LocalTime.of(17, 30),
                    Set.of(),
                    Set.of());

    public WorkCalendar {
        week = Set.copyOf(week);
        holidays = Set.copyOf(holidays);
        makeUp = Set.copyOf(makeUp);
        if (week.isEmpty()) {
            throw new IllegalArgumentException("the calendar's week has no working day");
        }
        var unused = ZoneId.of(zone); // says what is wrong with it
    }

    public boolean works(LocalDate day) {
        return makeUp.contains(day) || week.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }

    /// The end of the n-th working day after the day of `from`. The day itself does not count, whatever the hour.
    ///
    /// @param days at least 1
    public Instant after(Instant from, int days) {
        ZonedDateTime begin = from.atZone(ZoneId.of(zone));
        LocalDate day = begin.toLocalDate();
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (works(day)) {
                left--;
            }
        }
        return day.atTime(dayEnds).atZone(begin.getZone()).toInstant();
    }
}
