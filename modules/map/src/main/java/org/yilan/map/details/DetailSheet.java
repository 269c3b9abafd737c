package org.yilan.map.details;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.Changes;
import org.yilan.situation.kpi.Look;
import org.yilan.situation.model.Grade;

import java.util.List;

/// What a card says, without a toolkit.
///
/// @param grade for the sign before the title, or null
/// @param rows facts in order
/// @param members things to choose from, for a cluster
/// @param todo what a person can do about it, empty when there is nothing
/// @param foot where it comes from and how old it is
/// @param feed id of the feed that it comes from, empty when it is of none
public record DetailSheet(
        @Nullable Grade grade,
        String title,
        List<Row> rows,
        List<Member> members,
        String todo,
        String foot,
        String feed) {
    public DetailSheet {
        rows = List.copyOf(rows);
        members = List.copyOf(members);
    }

    /// One that comes from no feed.
    public DetailSheet(
            @Nullable Grade grade,
            String title,
            List<Row> rows,
            List<Member> members,
            String todo,
            String foot) {
        this(grade, title, rows, members, todo, foot, "");
    }

    /// The same, from a feed.
    DetailSheet from(String id) {
        return new DetailSheet(grade, title, rows, members, todo, foot, id);
    }

    /// @param look of the value: stale ones are struck through
    public record Row(String name, String value, Look look) {
        public static Row of(String name, String value) {
            return new Row(name, value, Look.VALUE);
        }
    }

    /// Something that can be chosen from the sheet.
    ///
    /// @param grade for the sign before it, or null
    /// @param note a second, quieter line, empty when there is none
    public record Member(
            @Nullable Grade grade, String title, String note, Changes.Kind kind, String id) {}
}
