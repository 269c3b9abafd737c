package org.yilan.situation.event;

import org.yilan.situation.model.Alert;
import org.yilan.situation.model.Earthquake;
import org.yilan.situation.model.Exercise;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.Proposal;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.RoadEvent;
import org.yilan.situation.model.Sensor;
import org.yilan.situation.model.TrackForecast;
import org.yilan.situation.model.TrackPoint;

import java.time.Instant;

/// Something that happened. Immutable, past tense, and all that is ever written to the journal.
///
/// `by` is the person, or the feed's id when an upstream system did it.
public sealed interface Event {

    /// An upstream system reported an incident that was not known.
    record IncidentReported(IncidentReport report) implements Event {}

    /// The upstream system changed what it says of a known incident.
    record IncidentRevised(IncidentReport report) implements Event {}

    record IncidentAcknowledged(String incident, String by, String reason) implements Event {}

    record IncidentAssigned(String incident, String unit, String by, String reason)
            implements Event {}

    /// Made graver, or put under supervision (督办) at the same grade.
    record IncidentEscalated(String incident, Grade to, String by, String reason)
            implements Event {}

    record IncidentResolved(String incident, String by, String reason) implements Event {}

    /// The caller's answer to the return call.
    record IncidentEvaluated(String incident, boolean satisfied, String by) implements Event {}

    /// An alert, an update of one, or its cancellation.
    record AlertPublished(Alert alert) implements Event {}

    /// A storm was seen somewhere; the first such event makes the storm known.
    record StormObserved(
            String storm, String feed, String name, String englishName, TrackPoint point)
            implements Event {}

    record StormForecast(String storm, TrackForecast forecast) implements Event {}

    /// A report of an earthquake, an early warning of one, or the cancellation of either.
    record EarthquakeObserved(Earthquake report) implements Event {}

    /// A sensor is there, or its description changed.
    record SensorDescribed(Sensor sensor) implements Event {}

    record ReadingTaken(Reading reading) implements Event {}

    /// A unit or place is there, or changed.
    record FacilityReported(Facility facility) implements Event {}

    /// Something hinders traffic, or what is said of it changed.
    record RoadEventReported(RoadEvent event) implements Event {}

    /// A response level was declared, raised or lowered.
    record LevelDeclared(ResponseLevel level) implements Event {}

    record LevelEnded(ResponseLevel.Key key, Instant at, String by, String reason)
            implements Event {}

    /// A declaration waits for its second person.
    record LevelProposed(Proposal proposal) implements Event {}

    /// A proposal came to nothing.
    record ProposalWithdrawn(String proposal, String by, String reason) implements Event {}

    record FeedHealthChanged(FeedHealth health) implements Event {}

    record ExerciseMarked(Exercise exercise) implements Event {}
}
