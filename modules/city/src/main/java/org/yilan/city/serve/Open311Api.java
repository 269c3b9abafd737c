package org.yilan.city.serve;

import static org.yilan.city.serve.Reply.JSON;

import org.yilan.city.model.CityModel;
import org.yilan.city.model.Ticket;
import org.yilan.city.scenario.Scenario.Category;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Open311 GeoReport v2, with the extensions of Chicago and FixMyStreet (paging, notes, `updated_after`).
final class Open311Api {
    private static final int MAX_PAGE = 1000;
    private static final Duration SPAN = Duration.ofDays(90);

    private final CityModel model;
    private final Times times;

    Open311Api(CityModel model, Times times) {
        this.model = model;
        this.times = times;
    }

    Reply services() {
        ArrayNode list = JSON.arrayNode();
        for (Category c : model.scenario().categories()) {
            list.addObject()
                    .put("service_code", c.code())
                    .put("service_name", c.name().zh())
                    .put("description", c.name().en())
                    .put("metadata", false)
                    .put("type", "realtime")
                    .put("keywords", c.hazard())
                    .put("group", c.hazard().isEmpty() ? "日常诉求" : "应急诉求");
        }
        return Reply.json(list);
    }

    Reply request(String id, Instant now) {
        Ticket ticket = model.hotline().byId(id);
        if (ticket == null || ticket.reported().isAfter(now)) {
            return fault(404, "service_request_id " + id + " not found");
        }
        return Reply.json(JSON.arrayNode().add(json(ticket, now)));
    }

    Reply requests(Query query, Instant now) {
        int page = query.number("page", 1, 1_000_000, 1);
        int size = query.number("page_size", 1, MAX_PAGE, 200);
        Set<String> status = words(query, "status");
        if (!Set.of("open", "closed").containsAll(status)) {
            return fault(400, "status must be open, closed or both separated by a comma");
        }
        Instant updatedAfter = query.instant("updated_after").orElse(Instant.MIN);
        Instant from = query.instant("start_date").orElse(now.minus(SPAN));
        Instant until = query.instant("end_date").orElse(Instant.MAX);
        Set<String> services = words(query, "service_code");
        Set<String> ids = words(query, "service_request_id");
        List<Ticket> found = new ArrayList<>();
        for (Ticket t : model.hotline().reportedBy(now)) {
            boolean open = t.stage(now) != Ticket.Stage.RESOLVED;
            if (!t.reported().isBefore(from)
                    && !t.reported().isAfter(until)
                    && t.updated(now).isAfter(updatedAfter)
                    && (status.isEmpty() || status.contains(open ? "open" : "closed"))
                    && (services.isEmpty() || services.contains(t.category().code()))
                    && (ids.isEmpty() || ids.contains(t.id()))) {
                found.add(t);
            }
        }
        Comparator<Ticket> order =
                updatedAfter.equals(Instant.MIN)
                        ? Comparator.comparing(Ticket::reported)
                        : Comparator.comparing(t -> t.updated(now));
        found.sort(order.thenComparing(Ticket::id).reversed());
        ArrayNode list = JSON.arrayNode();
        found.stream().skip((page - 1L) * size).limit(size).forEach(t -> list.add(json(t, now)));
        return Reply.json(list);
    }

    private static Set<String> words(Query query, String name) {
        return new HashSet<>(query.text(name).map(t -> List.of(t.split(","))).orElse(List.of()));
    }

    /// GeoReport's own form of an error.
    static Reply fault(int status, String description) {
        return Reply.json(
                status,
                JSON.arrayNode()
                        .add(
                                JSON.objectNode()
                                        .put("code", status)
                                        .put("description", description)));
    }

    private ObjectNode json(Ticket t, Instant now) {
        Ticket.Stage stage = t.stage(now);
        ObjectNode node = JSON.objectNode();
        node.put("service_request_id", t.id());
        node.put("status", stage == Ticket.Stage.RESOLVED ? "closed" : "open");
        node.put("status_notes", notes(t, stage));
        node.put("service_name", t.category().name().zh());
        node.put("service_code", t.category().code());
        node.put("description", t.detail());
        if (stage.withUnit()) {
            node.put("agency_responsible", t.unit().zh());
        } else {
            node.putNull("agency_responsible");
        }
        node.putNull("service_notice");
        node.put("requested_datetime", times.iso(t.reported()));
        node.put("updated_datetime", times.iso(t.updated(now)));
        node.put("expected_datetime", times.iso(t.due()));
        node.put("address", t.address().zh());
        node.putNull("zipcode");
        node.put("lat", rounded(t.point().lat()));
        node.put("long", rounded(t.point().lon()));
        node.putNull("media_url");
        node.putObject("attributes");
        node.set("extended_attributes", extended(t, stage, now));
        node.set("notes", history(t, now));
        return node;
    }

    private ObjectNode extended(Ticket t, Ticket.Stage stage, Instant now) {
        ObjectNode node = JSON.objectNode();
        node.put("channel", "phone");
        node.put("severity", t.severity());
        node.put("hazard", t.category().hazard());
        node.put("due", times.iso(t.due()));
        node.put("division", t.division());
        node.put("title", t.title().zh());
        node.put("title_en", t.title().en());
        node.put("address_en", t.address().en());
        node.put("stage", stage.name().toLowerCase(Locale.ROOT));
        if (t.evaluatedBy(now)) {
            node.put("satisfied", t.satisfied());
        }
        node.put("caller_name", t.caller().name());
        node.put("caller_phone", t.caller().phone());
        node.put("simulated", true);
        return node;
    }

    private static String notes(Ticket t, Ticket.Stage stage) {
        return switch (stage) {
            case NEW -> "待受理";
            case ACKNOWLEDGED -> "已受理，待派单";
            case ASSIGNED -> "已派单至" + t.unit().zh();
            case ACCEPTED -> t.unit().zh() + "已接单";
            case ON_SCENE -> t.unit().zh() + "已到场";
            case RESOLVED -> t.unit().zh() + "已办结";
        };
    }

    private ArrayNode history(Ticket t, Instant now) {
        ArrayNode notes = JSON.arrayNode();
        note(notes, t.reported(), now, "工单受理登记", "opened");
        note(notes, t.acknowledged(), now, "已受理", "activity");
        note(notes, t.assigned(), now, "派单至" + t.unit().zh(), "activity");
        note(notes, t.accepted(), now, t.unit().zh() + "接单", "activity");
        Instant arrived = t.arrived();
        if (arrived != null) {
            note(notes, arrived, now, t.unit().zh() + "到场", "activity");
        }
        note(notes, t.resolved(), now, "办结", "closed");
        Instant evaluated = t.evaluated();
        if (evaluated != null) {
            note(notes, evaluated, now, t.satisfied() ? "回访：满意" : "回访：不满意", "activity");
        }
        return notes;
    }

    private void note(ArrayNode notes, Instant at, Instant now, String summary, String type) {
        if (!at.isAfter(now)) {
            notes.addObject()
                    .put("datetime", times.iso(at))
                    .put("summary", summary)
                    .put("type", type);
        }
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }
}
