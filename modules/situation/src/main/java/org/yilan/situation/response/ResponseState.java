package org.yilan.situation.response;

import org.yilan.situation.model.ResponseLevel;

import java.util.List;
import java.util.Map;

/// What follows from levels, as a value.
///
/// @param scheduled levels that were declared for later, by whose they are
/// @param rollCalls answers of the posts by the proposal's id
/// @param announcements of the last days, oldest first
/// @param told the last announcement of each level that is in force, by the level's id
public record ResponseState(
        ResponsePlan plan,
        List<ChannelInfo> channels,
        List<ResponseTask> tasks,
        List<ResponseLevel> scheduled,
        Map<String, List<RollAnswer>> rollCalls,
        List<Announcement> announcements,
        Map<String, Announcement.Earlier> told) {
    /// Nothing.
    public static final ResponseState NONE =
            new ResponseState(
                    ResponsePlan.NONE,
                    List.of(),
                    List.of(),
                    List.of(),
                    Map.of(),
                    List.of(),
                    Map.of());

    public ResponseState {
        plan = plan == null ? ResponsePlan.NONE : plan;
        channels = List.copyOf(channels);
        tasks = List.copyOf(tasks);
        scheduled = List.copyOf(scheduled);
        announcements = List.copyOf(announcements);
    }
}
