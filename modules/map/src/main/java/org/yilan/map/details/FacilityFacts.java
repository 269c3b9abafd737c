package org.yilan.map.details;

import org.yilan.fx.Texts;
import org.yilan.map.details.DetailSheet.Row;
import org.yilan.map.layer.facility.Availability;
import org.yilan.situation.Changes;
import org.yilan.situation.Situation;
import org.yilan.situation.kpi.Look;
import org.yilan.situation.model.Deadline;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.FacilityKind;
import org.yilan.situation.model.Incident;
import org.yilan.situation.unit.UnitBoard;
import org.yilan.situation.unit.UnitDuty;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Puts into words what a place, a unit or a vehicle is and how much of it is left. Any thread.
final class FacilityFacts {
    private static final int MEMBERS = 7;

    private final Texts texts;

    FacilityFacts(Texts texts) {
        this.texts = texts;
    }

    /// What is known of one.
    ///
    /// @param look of its numbers
    List<Row> rows(Facility facility, Look look) {
        List<Row> rows = new ArrayList<>();
        rows.add(row("layers.facility.kind", kind(facility)));
        if (!facility.status().isEmpty()) {
            boolean hazards = facility.sort() == FacilityKind.EVACUATION;
            rows.add(
                    row(
                            hazards ? "layers.facility.hazards" : "layers.facility.status",
                            word("layers.status.", facility.status())));
        }
        switch (facility.sort()) {
            case SHELTER -> count(rows, "layers.facility.occupied", people(facility), look);
            case UNIT -> count(rows, "layers.facility.tasks", taken(facility), look);
            case PARKING -> count(rows, "layers.facility.spaces", spaces(facility), look);
            case BIKES -> {
                count(rows, "layers.facility.bikes", number(facility.occupied()), look);
                int docks = facility.capacity() - facility.occupied();
                boolean known = facility.occupied() >= 0 && facility.capacity() > 0;
                count(
                        rows,
                        "layers.facility.docks",
                        known
                                ? texts.get(
                                        "layers.facility.of",
                                        Math.max(0, docks),
                                        facility.capacity())
                                : "",
                        look);
            }
            case EVACUATION, HOSPITAL, SUPPLIES, VEHICLE, OTHER ->
                    count(rows, "layers.facility.used", taken(facility), look);
        }
        if (!facility.place().address().isEmpty()) {
            rows.add(
                    row(
                            facility.sort() == FacilityKind.VEHICLE
                                    ? "layers.facility.stop"
                                    : "layers.facility.address",
                            facility.place().address()));
        }
        return rows;
    }

    /// What a person can do, empty when there is nothing.
    String todo(Facility facility) {
        boolean full = facility.capacity() > 0 && facility.occupied() >= facility.capacity();
        return facility.sort() == FacilityKind.SHELTER && full
                ? texts.get("layers.facility.full")
                : "";
    }

    /// What a unit was given and has not done, the worst first, with what it owes; nothing for what is no unit.
    List<DetailSheet.Member> has(Situation situation, Facility unit, Instant now) {
        if (unit.sort() != FacilityKind.UNIT) {
            return List.of();
        }
        List<Incident> given =
                situation.incidents().stream()
                        .filter(i -> i.progress().unit().equals(unit.name()))
                        .toList();
        return UnitBoard.of(given, List.of(unit), now).units().stream()
                .flatMap(u -> u.incidents().stream())
                .limit(MEMBERS)
                .map(
                        i ->
                                new DetailSheet.Member(
                                        i.grade(),
                                        i.report().title(),
                                        UnitDuty.owed(i).map(d -> owed(d, now)).orElse(""),
                                        Changes.Kind.INCIDENT,
                                        i.id()))
                .toList();
    }

    private String owed(Deadline owed, Instant now) {
        Duration left = Duration.between(now, owed.due());
        return texts.get("clock." + owed.clock().name())
                + " · "
                + (left.isNegative()
                        ? texts.get("layers.incident.over", Facts.span(left.negated()))
                        : texts.get("layers.incident.left", Facts.span(left)));
    }

    /// The sheet for several places in one sign: what is left in all, then those with the least.
    DetailSheet several(List<Facility> places) {
        List<Row> rows = new ArrayList<>();
        long counted = places.stream().filter(f -> Availability.left(f) >= 0).count();
        boolean parking = places.stream().allMatch(f -> f.sort() == FacilityKind.PARKING);
        boolean bikes = places.stream().allMatch(f -> f.sort() == FacilityKind.BIKES);
        if (counted > 0 && (parking || bikes)) {
            int left = places.stream().mapToInt(f -> Math.max(0, Availability.left(f))).sum();
            int all =
                    places.stream()
                            .filter(f -> Availability.left(f) >= 0)
                            .mapToInt(f -> Math.max(0, f.capacity()))
                            .sum();
            rows.add(
                    row(
                            parking ? "layers.facility.spaces" : "layers.facility.bikes",
                            parking
                                    ? texts.get("layers.facility.of", left, all)
                                    : Integer.toString(left)));
        }
        List<DetailSheet.Member> members =
                places.stream()
                        .sorted(
                                Comparator.comparing(Availability::of)
                                        .thenComparing(Facility::name)
                                        .thenComparing(Facility::id))
                        .limit(MEMBERS)
                        .map(
                                f ->
                                        new DetailSheet.Member(
                                                null, title(f), "", Changes.Kind.FACILITY, f.id()))
                        .toList();
        int more = places.size() - members.size();
        return new DetailSheet(
                null,
                texts.get(
                        "layers.places.title",
                        places.isEmpty() ? "" : kind(places.getFirst()),
                        places.size()),
                rows,
                members,
                more > 0 ? texts.get("layers.cluster.more", more) : "",
                "");
    }

    private String title(Facility facility) {
        String left =
                switch (facility.sort()) {
                    case PARKING -> spaces(facility);
                    case BIKES -> number(facility.occupied());
                    default -> "";
                };
        return left.isEmpty() ? facility.name() : facility.name() + "  " + left;
    }

    private String kind(Facility facility) {
        return word("layers.kind.", facility.kind());
    }

    private String people(Facility facility) {
        int free = facility.capacity() - facility.occupied();
        boolean room = facility.occupied() >= 0 && facility.capacity() > 0 && free > 0;
        return taken(facility) + (room ? " · " + texts.get("layers.facility.free", free) : "");
    }

    private String spaces(Facility facility) {
        int left = Availability.left(facility);
        return left >= 0
                ? texts.get("layers.facility.of", left, facility.capacity())
                : facility.capacity() > 0
                        ? texts.get("layers.facility.all", facility.capacity())
                        : "";
    }

    private static String taken(Facility facility) {
        return facility.occupied() < 0
                ? ""
                : facility.occupied()
                        + (facility.capacity() > 0 ? " / " + facility.capacity() : "");
    }

    private static String number(int count) {
        return count < 0 ? "" : Integer.toString(count);
    }

    private void count(List<Row> rows, String key, String value, Look look) {
        if (!value.isEmpty()) {
            rows.add(new Row(texts.get(key), value, look));
        }
    }

    private Row row(String key, String value) {
        return Row.of(texts.get(key), value);
    }

    private String word(String family, String code) {
        return texts.has(family + code) ? texts.get(family + code) : code;
    }
}
