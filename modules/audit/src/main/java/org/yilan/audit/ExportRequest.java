package org.yilan.audit;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/// What to write out, and how.
///
/// @param anchors the file with the heads of the journal's chain, empty for the one beside it
/// @param incident the incident's id, null for a span of time
/// @param from the first moment of a span, `until` the first one after it; both null for an incident
/// @param out a name that ends in `.csv` or `.pdf`
/// @param language `zh` or `en`
/// @param zone of the times
/// @param routine whether readings, positions and other things that only machines say are listed too
/// @param personal why personal data is wanted; empty leaves it out
/// @param by the system's name of the user
/// @param now the machine's time
public record ExportRequest(
        Path journal,
        Optional<Path> anchors,
        @Nullable String incident,
        @Nullable Instant from,
        @Nullable Instant until,
        Path out,
        Locale language,
        ZoneId zone,
        boolean routine,
        Optional<String> personal,
        String by,
        Instant now) {}
