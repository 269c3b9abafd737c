package org.yilan.feeds.compare;

import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.spi.Observation;
import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/// Tells what is news in what a feed says: the difference between it and the hub's situation. Saying a thing twice, in
/// another order, or again after a restart gives no event. One thread at a time.
public final class Comparison {
    private final String feed;
    private final AlertNews alerts = new AlertNews();
    private final LevelNews levels = new LevelNews();
    private final StormNews storms = new StormNews();
    private final SensorNews sensors = new SensorNews();
    private final FacilityNews facilities;
    private final RoadNews roads = new RoadNews();
    private final TicketNews tickets;

    /// @param recordedBefore whether the journal has ever had an incident of that id
    public Comparison(FeedConfig config, Predicate<String> recordedBefore) {
        this.feed = config.id();
        this.facilities = new FacilityNews(config.freshness());
        this.tickets = new TicketNews(recordedBefore);
    }

    /// The events that make the situation agree with what was observed, in order.
    ///
    /// @param ignored told what was left out and why
    public List<Event> news(
            List<Observation> observations,
            Situation situation,
            Instant now,
            BiConsumer<String, String> ignored) {
        Round round = new Round(feed, situation, now, new ArrayList<>(), ignored);
        alerts.add(of(observations, Observation.AlertSeen.class), round);
        levels.add(
                of(observations, Observation.LevelSeen.class),
                of(observations, Observation.LevelOver.class),
                round);
        storms.add(of(observations, Observation.StormSeen.class), round);
        EarthquakeNews.add(of(observations, Observation.EarthquakeSeen.class), round);
        sensors.add(
                of(observations, Observation.SensorSeen.class),
                of(observations, Observation.ReadingSeen.class),
                round);
        facilities.add(of(observations, Observation.FacilitySeen.class), round);
        roads.add(
                of(observations, Observation.RoadEventSeen.class),
                of(observations, Observation.RoadEventsAre.class),
                round);
        tickets.add(of(observations, Observation.TicketSeen.class), round);
        return round.news();
    }

    /// The events of the last call are durable.
    public void recorded() {
        tickets.recorded();
    }

    private static <T extends Observation> List<T> of(List<Observation> all, Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
