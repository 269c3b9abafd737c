package org.yilan.audit;

import org.yilan.fx.Texts;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.response.Post;
import org.yilan.situation.response.ResponseTask;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What follows from a level in words. It has to hear the events in the journal's order: a task is called by its name once it
/// was issued.
final class ResponseWords {
    /// @param by who did it, empty when a rule did
    record Said(String what, String by, String why) {}

    private final Texts texts;
    private final HistoryWords words;
    private final Map<String, String> tasks = new HashMap<>();
    private final Map<String, String> posts = new HashMap<>();

    ResponseWords(Texts texts, HistoryWords words) {
        this.texts = texts;
        this.words = words;
    }

    Said of(Event.OnResponse event) {
        String language = texts.locale().getLanguage();
        return switch (event) {
            case Event.PlanSet e -> new Said(texts.get("audit_did_PlanSet", e.plan().id()), "", "");
            case Event.ChannelsSet e ->
                    new Said(
                            texts.get(
                                    "audit_did_ChannelsSet",
                                    e.channels().stream()
                                            .map(c -> c.name())
                                            .collect(Collectors.joining(", "))),
                            "",
                            "");
            case Event.LevelScheduled e ->
                    new Said(
                            texts.get(
                                    "audit_did_LevelScheduled",
                                    level(e.level()),
                                    e.level().from().toString()),
                            e.level().by(),
                            e.level().reason());
            case Event.ScheduleWithdrawn e ->
                    new Said(
                            texts.get("audit_did_ScheduleWithdrawn", key(e.key())),
                            e.by(),
                            e.reason());
            case Event.TasksIssued e -> {
                e.tasks().forEach(t -> tasks.put(t.id(), t.words().in(language)));
                yield new Said(
                        texts.get(
                                "audit_did_TasksIssued",
                                key(e.key()),
                                names(e.tasks().stream().map(ResponseTask::id).toList())),
                        "",
                        "");
            }
            case Event.TasksWithdrawn e ->
                    new Said(
                            texts.get("audit_did_TasksWithdrawn", key(e.key()), names(e.tasks())),
                            e.by(),
                            e.reason());
            case Event.TaskDone e ->
                    new Said(texts.get("audit_did_TaskDone", task(e.task())), e.by(), e.note());
            case Event.TaskWaived e ->
                    new Said(texts.get("audit_did_TaskWaived", task(e.task())), e.by(), e.reason());
            case Event.TaskReopened e ->
                    new Said(
                            texts.get("audit_did_TaskReopened", task(e.task())),
                            e.by(),
                            e.reason());
            case Event.PostsCalled e -> {
                for (Post p : e.posts()) {
                    posts.put(e.proposal() + "#" + p.id(), p.words().in(language));
                }
                yield new Said(
                        texts.get(
                                "audit_did_PostsCalled",
                                e.posts().stream()
                                        .map(p -> p.words().in(language))
                                        .collect(Collectors.joining(", "))),
                        "",
                        "");
            }
            case Event.PostAnswered e ->
                    new Said(
                            texts.get(
                                    e.go() ? "audit_did_PostGo" : "audit_did_PostNoGo",
                                    posts.getOrDefault(e.proposal() + "#" + e.post(), e.post())),
                            e.by(),
                            e.note());
            case Event.NotificationSent e ->
                    new Said(
                            texts.get(
                                    "audit_did_NotificationSent",
                                    e.channel(),
                                    Integer.toString(e.attempt()),
                                    e.outcome()),
                            "",
                            "");
            case Event.NotificationFailed e ->
                    new Said(
                            texts.get(
                                    e.next() == null
                                            ? "audit_did_NotificationGivenUp"
                                            : "audit_did_NotificationFailed",
                                    e.channel(),
                                    Integer.toString(e.attempt()),
                                    e.outcome()),
                            "",
                            "");
        };
    }

    private String names(List<String> ids) {
        return ids.stream().map(this::task).collect(Collectors.joining(", "));
    }

    String task(String id) {
        return tasks.getOrDefault(id, id.substring(id.indexOf('#') + 1));
    }

    private String level(ResponseLevel level) {
        return words.level(level);
    }

    private String key(ResponseLevel.Key key) {
        return words.place(key.division()) + " " + words.word("hazard.", key.hazard());
    }
}
