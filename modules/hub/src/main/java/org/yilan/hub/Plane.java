package org.yilan.hub;

import org.yilan.situation.Recorded;
import org.yilan.situation.SituationState;
import org.yilan.situation.command.Role;
import org.yilan.situation.model.Rung;
import org.yilan.wire.RecordBatch;

import java.util.List;
import java.util.Set;

/// What somebody may receive of what happened. Any thread.
interface Plane {
    List<Recorded> of(List<Recorded> records);

    SituationState of(SituationState state);

    /// What could not be read, as far as it may be named.
    List<RecordBatch.Skipped> unread(List<RecordBatch.Skipped> skipped);

    /// The plane of somebody at a hub.
    static Plane of(HubPerson person, Hub hub) {
        return person.role() == Role.WALL
                ? new WallPlane(by -> SYSTEMS.contains(by) || hub.situation().feed(by).isPresent())
                : ConsolePlane.INSTANCE;
    }

    /// Who is no person and no feed.
    Set<String> SYSTEMS = Set.of(Rung.RULES, "scenario", "journal");
}
