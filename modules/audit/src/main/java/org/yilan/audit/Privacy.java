package org.yilan.audit;

import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.Reporter;

import java.util.regex.Pattern;

/// Leaves personal data out of what is written, unless somebody gave a reason for wanting it: who called and their words, the
/// house number, and in reasons every number that is long enough for a telephone. Titles stay, as on the wall.
///
/// @param wanted whether it may be written
record Privacy(boolean wanted) {
    /// A telephone number has seven digits at least, and may be written with blanks and strokes.
    private static final Pattern NUMBER = Pattern.compile("\\+?[\\d０-９](?:[ -]?[\\d０-９]){6,}");

    static final String LEFT_OUT = "***";

    /// A reason that somebody wrote.
    String text(String written) {
        return wanted ? written : NUMBER.matcher(written).replaceAll(LEFT_OUT);
    }

    String address(IncidentReport report) {
        return wanted ? report.place().address() : report.place().road();
    }

    /// Who called and what they said, empty when it is left out.
    String caller(IncidentReport report) {
        Reporter r = report.reporter();
        return wanted
                ? String.join(" ", r.name(), r.phone(), report.description())
                        .strip()
                        .replaceAll("\\s+", " ")
                : "";
    }
}
