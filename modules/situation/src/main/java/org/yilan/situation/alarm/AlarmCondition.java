package org.yilan.situation.alarm;

import org.yilan.situation.model.Grade;

/// What is wrong, as a rule found it.
///
/// @param key names the alarm for as long as it is the same one: an update of a warning keeps the key of its first message
/// @param subject id of what it is about, see [AlarmSource]
/// @param grade its priority
/// @param title one line in the publisher's language: the headline, the sensor's or feed's name, the incident's title
/// @param division of where it is, empty when not known
/// @param hazard that it belongs to, empty when none
/// @param value that was measured, NaN where nothing was
/// @param threshold that it reached, NaN where there is none
/// @param unit of both
public record AlarmCondition(
        String key,
        AlarmSource source,
        String subject,
        Grade grade,
        String title,
        String division,
        String hazard,
        double value,
        double threshold,
        String unit) {

    /// One without a measured value.
    public AlarmCondition(
            String key,
            AlarmSource source,
            String subject,
            Grade grade,
            String title,
            String division,
            String hazard) {
        this(key, source, subject, grade, title, division, hazard, Double.NaN, Double.NaN, "");
    }

    /// Whether it is of low priority: blue and below. A grade that nobody knows is not.
    public boolean low() {
        return grade.rank() >= AlarmFigures.LOW_FROM;
    }

    /// Whether another says the same; what is measured may differ.
    public boolean says(AlarmCondition other) {
        return grade.equals(other.grade)
                && subject.equals(other.subject)
                && title.equals(other.title)
                && division.equals(other.division)
                && hazard.equals(other.hazard);
    }
}
