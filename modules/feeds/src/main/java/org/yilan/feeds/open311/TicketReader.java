package org.yilan.feeds.open311;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Observation.TicketSeen;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Reporter;

import java.time.Instant;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// Reads one service request. It must have an id, a status and the time of the request; coordinates and other times that
/// are faulty are left out alone.
///
/// GeoReport knows open and closed only. The rest comes from `extended_attributes` where a city gives it: `severity`,
/// `hazard`, `due`, `division`, `title`, `stage` (`new`, `acknowledged`, `assigned`, `accepted`, `on_scene`, `resolved`), `satisfied`,
/// `caller_name`, `caller_phone`, `simulated`. Without a stage, an open request with a responsible agency is assigned.
final class TicketReader {
    private final Poll poll;
    private final Values values;
    private final Grade grade;
    private final UnaryOperator<String> serviceName;

    /// @param serviceName the name for a service's code
    TicketReader(Poll poll, UnaryOperator<String> serviceName) {
        this.poll = poll;
        this.values = Values.of(poll);
        this.grade = poll.config().option("grade").map(Grade::of).orElse(Grade.IV);
        this.serviceName = serviceName;
    }

    TicketSeen read(Fields request) throws Refusal {
        String id = required(request, "service_request_id");
        String status = required(request, "status").toLowerCase(Locale.ROOT);
        Fields more = request.in("extended_attributes");
        Instant requested =
                values.pastInstant(
                        request.text("requested_datetime"), request.path() + "/requested_datetime");
        Instant updated =
                poll.part(
                        () ->
                                values.instant(
                                        request.text("updated_datetime"),
                                        request.path() + "/updated_datetime"));
        String unit = Values.line(request.text("agency_responsible"));
        GeoPoint point =
                poll.part(
                        () ->
                                Values.point(
                                        request.text("lat"), request.text("long"), request.path()));
        String stated = Values.line(more.text("division"));
        IncidentReport report =
                new IncidentReport(
                        poll.config().id() + ":" + id,
                        poll.config().id(),
                        category(request),
                        severity(more),
                        title(request, more),
                        Values.text(request.text("description")),
                        new Place(
                                point,
                                Values.line(request.text("address")),
                                stated.isEmpty() ? poll.division(point) : stated),
                        new Reporter(
                                Values.line(more.text("caller_name")),
                                Values.line(more.text("caller_phone"))),
                        requested,
                        due(request, more),
                        Values.line(more.text("hazard")),
                        "true".equals(more.text("simulated")));
        return new TicketSeen(
                report,
                updated == null ? requested : updated,
                stage(status, unit, request, more),
                unit,
                satisfied(more),
                Values.line(request.text("status_notes")));
    }

    private static String required(Fields request, String name) throws Refusal {
        String value = Values.line(request.text(name));
        if (value.isEmpty()) {
            throw new Refusal(request.path(), "no " + name);
        }
        return value;
    }

    private static String category(Fields request) {
        String code = Values.line(request.text("service_code"));
        return code.isEmpty() ? Values.line(request.text("service_name")) : code;
    }

    private Grade severity(Fields more) {
        String severity = Values.line(more.text("severity"));
        return severity.isEmpty() ? grade : Grade.of(severity);
    }

    private String title(Fields request, Fields more) {
        String title = Values.line(more.text("title"));
        String name = Values.line(request.text("service_name"));
        if (!title.isEmpty() || !name.isEmpty()) {
            return title.isEmpty() ? name : title;
        }
        String code = Values.line(request.text("service_code"));
        return code.isEmpty() ? "" : serviceName.apply(code);
    }

    private @Nullable Instant due(Fields request, Fields more) {
        String due = more.text("due");
        String name = due == null ? "expected_datetime" : "due";
        String text = due == null ? request.text(name) : due;
        return poll.part(() -> values.instant(text, request.path() + "/" + name));
    }

    private IncidentState stage(String status, String unit, Fields request, Fields more)
            throws Refusal {
        IncidentState byStatus =
                switch (status) {
                    case "open" -> unit.isEmpty() ? IncidentState.NEW : IncidentState.ASSIGNED;
                    case "closed" -> IncidentState.RESOLVED;
                    default ->
                            throw new Refusal(
                                    request.path(),
                                    "status "
                                            + Values.quoted(status)
                                            + " is neither open nor closed");
                };
        String stage = Values.line(more.text("stage")).toLowerCase(Locale.ROOT);
        return switch (stage) {
            case "" -> byStatus;
            case "new" -> IncidentState.NEW;
            case "acknowledged" -> IncidentState.ACKNOWLEDGED;
            case "assigned" -> IncidentState.ASSIGNED;
            case "accepted" -> IncidentState.ACCEPTED;
            case "on_scene" -> IncidentState.ON_SCENE;
            case "resolved" -> IncidentState.RESOLVED;
            default -> {
                poll.ignored(
                        request.path() + "/extended_attributes/stage",
                        "unknown stage " + Values.quoted(stage) + "; the status counts");
                yield byStatus;
            }
        };
    }

    private static @Nullable Boolean satisfied(Fields more) {
        String word = more.text("satisfied");
        return word == null
                ? null
                : "true".equals(word) ? Boolean.TRUE : "false".equals(word) ? Boolean.FALSE : null;
    }
}
