package org.yilan.situation.alarm;

import java.time.Instant;

/// An alarm was raised, or raised again because it became graver.
///
/// @param announced whether people were told: it was neither shelved, nor suppressed, nor out of service
public record AlarmMark(Instant at, boolean announced) {}
