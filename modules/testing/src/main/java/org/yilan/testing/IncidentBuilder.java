package org.yilan.testing;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Reporter;

import java.time.Duration;
import java.time.Instant;

/// Builds incident reports: everything has a plausible value until a test says otherwise.
public final class IncidentBuilder {
    private final String id;
    private String feed = "12345";
    private String category = "waterlogging";
    private Grade grade = Grade.III;
    private String title = "道路积水";
    private String description = "来电人反映门口积水没过脚踝";
    private Place place = new Place(new GeoPoint(31.2304, 121.4737), "黄浦区人民大道 200 号", "310101");
    private Reporter reporter = new Reporter("王女士", "13800000000");
    private Instant reportedAt = Samples.START;
    private @Nullable Instant dueAt = Samples.START.plus(Duration.ofHours(2));
    private String hazard = "rainstorm";

    private IncidentBuilder(String id) {
        this.id = id;
    }

    public static IncidentBuilder incident(String id) {
        return new IncidentBuilder(id);
    }

    public IncidentBuilder feed(String value) {
        feed = value;
        return this;
    }

    public IncidentBuilder category(String value) {
        category = value;
        return this;
    }

    public IncidentBuilder grade(Grade value) {
        grade = value;
        return this;
    }

    public IncidentBuilder title(String value) {
        title = value;
        return this;
    }

    public IncidentBuilder description(String value) {
        description = value;
        return this;
    }

    public IncidentBuilder place(Place value) {
        place = value;
        return this;
    }

    public IncidentBuilder at(double lat, double lon) {
        place = new Place(new GeoPoint(lat, lon), place.address(), place.division());
        return this;
    }

    public IncidentBuilder division(String value) {
        place = new Place(place.point(), place.address(), value);
        return this;
    }

    public IncidentBuilder reporter(Reporter value) {
        reporter = value;
        return this;
    }

    public IncidentBuilder reportedAt(Instant value) {
        reportedAt = value;
        return this;
    }

    public IncidentBuilder due(@Nullable Instant value) {
        dueAt = value;
        return this;
    }

    public IncidentBuilder hazard(String value) {
        hazard = value;
        return this;
    }

    public IncidentReport report() {
        return new IncidentReport(
                id,
                feed,
                category,
                grade,
                title,
                description,
                place,
                reporter,
                reportedAt,
                dueAt,
                hazard,
                true);
    }

    /// The event that makes it known.
    public Event.IncidentReported reported() {
        return new Event.IncidentReported(report());
    }
}
