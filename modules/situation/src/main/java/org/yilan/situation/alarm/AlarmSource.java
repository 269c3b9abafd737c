package org.yilan.situation.alarm;

/// What an alarm comes from, and with that what its subject is.
public enum AlarmSource {
    /// A warning in force for the city or a district; the subject is the alert.
    WARNING,
    /// A reading at or above what its sensor is to warn at; the subject is the sensor.
    READING,
    /// A feed that is stale or unreachable; the subject is the feed.
    FEED,
    /// An incident of grade I or II that nobody has taken; the subject is the incident.
    INCIDENT,
    /// A broken time limit that the city has been told of and has not answered; the subject is the incident.
    LIMIT
}
