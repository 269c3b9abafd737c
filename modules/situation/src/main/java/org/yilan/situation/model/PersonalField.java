package org.yilan.situation.model;

/// One item of a caller's personal data, which a hub keeps from its consoles until somebody asks for it and says why.
public enum PersonalField {
    NAME,
    PHONE,
    /// What they said, with the names and numbers in it.
    DESCRIPTION;

    /// The item in a report, empty when it was not given.
    public String of(IncidentReport report) {
        return switch (this) {
            case NAME -> report.reporter().name();
            case PHONE -> report.reporter().phone();
            case DESCRIPTION -> report.description();
        };
    }
}
