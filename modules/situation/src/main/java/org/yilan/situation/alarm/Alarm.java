package org.yilan.situation.alarm;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One alarm. The methods that lead on change nothing where nothing is to be changed, so that two who do the same at the same
/// moment do it once.
///
/// @param active whether what it tells of is so now
/// @param since when it was last raised
/// @param seen who has acknowledged it, null while nobody has
/// @param shelf for how long a person has put it aside, null when nobody has
/// @param service who has put it out of service, null while it is in service
/// @param suppressed whether it is silent because there are too many
/// @param transitions when it came and went, the last [#KEPT] times, oldest first
public record Alarm(
        AlarmCondition condition,
        boolean active,
        Instant since,
        @Nullable Mark seen,
        @Nullable Shelf shelf,
        @Nullable Mark service,
        boolean suppressed,
        List<Instant> transitions) {
    /// How many transitions are remembered.
    public static final int KEPT = 20;

    /// Somebody did something.
    ///
    /// @param by the person, or what did it
    public record Mark(String by, Instant at, String reason) {}

    /// Put aside.
    public record Shelf(String by, Instant at, Instant until, String reason) {}

    public Alarm {
        transitions = List.copyOf(transitions);
    }

    /// One that is raised for the first time.
    static Alarm first(AlarmCondition condition, Instant when, boolean storm) {
        return new Alarm(
                condition, true, when, null, null, null, storm && condition.low(), List.of(when));
    }

    public String key() {
        return condition.key();
    }

    public AlarmState state() {
        if (service != null) {
            return AlarmState.OUT_OF_SERVICE;
        }
        if (shelf != null) {
            return AlarmState.SHELVED;
        }
        if (suppressed) {
            return AlarmState.SUPPRESSED;
        }
        if (seen == null) {
            return active ? AlarmState.UNACKNOWLEDGED : AlarmState.RETURNED;
        }
        return active ? AlarmState.ACKNOWLEDGED : AlarmState.NORMAL;
    }

    /// How often it came or went in the last minute before `now`.
    public int lately(Instant now) {
        Instant from = now.minus(AlarmFigures.CHATTER_WITHIN);
        return (int) transitions.stream().filter(t -> t.isAfter(from)).count();
    }

    /// Whether it chatters.
    public boolean chatters(Instant now) {
        return lately(now) >= AlarmFigures.CHATTER;
    }

    /// Raised, anew or graver: then nobody has seen it yet. A graver one leaves the shelf too, because it was put there for
    /// less. Of one that is active and no graver, only what is said changes.
    ///
    /// @param known null for one that is not known yet
    public static Alarm raised(
            @Nullable Alarm known, AlarmCondition raised, Instant when, boolean storm) {
        if (known == null) {
            return first(raised, when, storm);
        }
        boolean graver = raised.grade().graverThan(known.condition.grade());
        if (known.active && !graver) {
            return known.revised(raised);
        }
        return new Alarm(
                raised,
                true,
                when,
                null,
                graver ? null : known.shelf,
                known.service,
                storm && raised.low(),
                known.active ? known.transitions : known.moved(when));
    }

    /// What is said of it changes; nobody is told anew.
    public Alarm revised(AlarmCondition other) {
        return new Alarm(
                other, active, since, seen, shelf, service, suppressed && other.low(), transitions);
    }

    /// What it told of is over. It stays for somebody to see, unless nobody had been told, or a person ended it.
    ///
    /// @param by who ended it, empty when it ended by itself
    public Alarm returned(String by, Instant when) {
        if (!active) {
            return this;
        }
        boolean untold = service != null || shelf != null || suppressed;
        return new Alarm(
                condition,
                false,
                since,
                seen == null && (untold || !by.isEmpty()) ? new Mark(by, when, "") : seen,
                shelf,
                service,
                false,
                moved(when));
    }

    public Alarm acknowledged(Mark by) {
        return seen == null ? with(by, shelf, service, suppressed) : this;
    }

    /// Who puts it aside knows of it.
    public Alarm shelved(Shelf wanted) {
        Mark by = new Mark(wanted.by(), wanted.at(), wanted.reason());
        return with(seen == null ? by : seen, wanted, service, suppressed);
    }

    /// Off the shelf: people are told again of what is still so.
    public Alarm unshelved() {
        return shelf == null ? this : with(active ? null : seen, null, service, suppressed);
    }

    /// Who puts it out of service knows of it, and the shelf is empty again.
    public Alarm outOfService(Mark by) {
        return with(seen == null ? by : seen, null, by, suppressed);
    }

    /// In service again: people are told again of what is still so.
    public Alarm inService() {
        return service == null ? this : with(active ? null : seen, shelf, null, suppressed);
    }

    /// There are too many now, or no longer.
    public Alarm in(boolean storm) {
        boolean silent = storm && condition.low() && (active || seen == null);
        return silent == suppressed ? this : with(seen, shelf, service, silent);
    }

    private Alarm with(
            @Nullable Mark by, @Nullable Shelf aside, @Nullable Mark out, boolean silent) {
        return new Alarm(condition, active, since, by, aside, out, silent, transitions);
    }

    private List<Instant> moved(Instant when) {
        List<Instant> all = new ArrayList<>(transitions);
        all.add(when);
        return all.size() > KEPT ? all.subList(all.size() - KEPT, all.size()) : all;
    }
}
