package org.yilan.queue;

import org.yilan.situation.Situation;
import org.yilan.situation.model.Dispute;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentState;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What units have sent back and is still open (退单申诉), at one moment. Pure; any thread.
///
/// @param appeals what lies with nobody first, of that what is disputed first, then the longest
/// @param waiting how many of them lie with nobody and are disputed: somebody must decide
record AppealBoard(List<Appeal> appeals, int waiting) {
    static final AppealBoard EMPTY = new AppealBoard(List.of(), 0);

    /// One that was sent back.
    record Appeal(Incident incident, Dispute dispute) {
        /// Whether it lies with nobody.
        boolean withNobody() {
            return incident.progress().state() == IncidentState.RETURNED;
        }

        /// Since when it lies with nobody, or with the unit that has it now.
        Instant since() {
            return incident.timing().since();
        }
    }

    static AppealBoard of(Situation situation) {
        List<Appeal> appeals = new ArrayList<>();
        int waiting = 0;
        for (Dispute dispute : situation.disputes()) {
            Incident incident = situation.incident(dispute.incident()).orElse(null);
            if (incident == null || !incident.open()) {
                continue;
            }
            Appeal appeal = new Appeal(incident, dispute);
            appeals.add(appeal);
            waiting += appeal.withNobody() && dispute.contested() ? 1 : 0;
        }
        appeals.sort(
                Comparator.comparing((Appeal a) -> !a.withNobody())
                        .thenComparing(a -> !a.dispute().contested())
                        .thenComparing(Appeal::since)
                        .thenComparing(a -> a.incident().id()));
        return new AppealBoard(List.copyOf(appeals), waiting);
    }
}
