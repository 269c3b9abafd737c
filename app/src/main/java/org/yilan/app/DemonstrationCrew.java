package org.yilan.app;

import org.yilan.city.crew.DutyCrew;
import org.yilan.hub.PlayedCrew;
import org.yilan.situation.Situation;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/// The city's played people at its hub.
final class DemonstrationCrew implements PlayedCrew.Script {
    private final DutyCrew crew;

    DemonstrationCrew(long seed, String language) {
        this.crew = new DutyCrew(seed, language);
    }

    @Override
    public List<PlayedCrew.Ordered> due(
            Situation situation, Instant now, Predicate<String> theirs) {
        return crew.due(situation, now, theirs).stream()
                .map(o -> new PlayedCrew.Ordered(o.actor(), o.envelope()))
                .toList();
    }

    @Override
    public boolean plays(String name) {
        return crew.plays(name);
    }
}
