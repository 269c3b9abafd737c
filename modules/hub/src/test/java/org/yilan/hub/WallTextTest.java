package org.yilan.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yilan.situation.Recorded;
import org.yilan.situation.event.Event;
import org.yilan.testing.Samples;
import org.yilan.wire.WireCodec;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Every text in every kind of event has been decided upon: may a wall have it? A new event, or a new text in an old one,
/// fails here until somebody has.
class WallTextTest {
    /// What a wall gets as it was written, as `Event.path`; `*` stands for what is public by its nature.
    private static final Set<String> AS_WRITTEN =
            Set.of(
                    // Published, or the machine's own.
                    "AlertPublished.*",
                    "StormObserved.*",
                    "StormForecast.*",
                    "EarthquakeObserved.*",
                    "SensorDescribed.*",
                    "ReadingTaken.*",
                    "FacilityReported.*",
                    "RoadEventReported.*",
                    "FeedHealthChanged.*",
                    "ExerciseMarked.*",
                    "LimitsSet.*",
                    // Of incidents: what it is, which district, who works on it. Titles lose what
                    // is personal.
                    "*.incident",
                    "*.unit",
                    "*.into",
                    "*.from",
                    // Which rule spoke, over which sensor.
                    "IncidentEvidenced.*",
                    "*.report.id",
                    "*.report.feed",
                    "*.report.category",
                    "*.report.title",
                    "*.report.hazard",
                    "*.report.place.division",
                    // Of levels: everything but the people, and numbers or houses in the reason.
                    "LevelDeclared.level.issuer",
                    "LevelDeclared.level.division",
                    "LevelDeclared.level.hazard",
                    "LevelDeclared.level.reason",
                    "LevelProposed.proposal.id",
                    "LevelProposed.proposal.level.issuer",
                    "LevelProposed.proposal.level.division",
                    "LevelProposed.proposal.level.hazard",
                    "LevelProposed.proposal.level.reason",
                    "LevelEnded.key.division",
                    "LevelEnded.key.hazard",
                    "LevelEnded.reason",
                    "ProposalWithdrawn.proposal",
                    "ProposalWithdrawn.reason",
                    // What a plan has people do, in the plan's own words, and who is told.
                    "PlanSet.*",
                    "ChannelsSet.*",
                    "*.key.division",
                    "*.key.hazard",
                    "*.tasks",
                    "*.tasks.id",
                    "*.tasks.key.division",
                    "*.tasks.key.hazard",
                    "*.tasks.unit.zh",
                    "*.tasks.unit.en",
                    "*.tasks.words.zh",
                    "*.tasks.words.en",
                    "*.task",
                    "TasksWithdrawn.reason",
                    "ScheduleWithdrawn.reason",
                    "PostAnswered.post",
                    "PostAnswered.proposal",
                    "*.announcement",
                    "*.channel",
                    "*.child",
                    // Of alarms: what is wrong where. The title of an incident's loses what is
                    // personal.
                    "*.alarm",
                    "*.condition.key",
                    "*.condition.subject",
                    "*.condition.title",
                    "*.condition.division",
                    "*.condition.hazard",
                    "*.condition.unit",
                    "PostsCalled.*",
                    "LevelScheduled.level.issuer",
                    "LevelScheduled.level.division",
                    "LevelScheduled.level.hazard",
                    "LevelScheduled.level.reason");

    private final WireCodec codec = new WireCodec();
    private final JsonMapper json = JsonMapper.shared();

    @Test
    void theSamplesHaveEveryKindOfEvent() {
        Set<String> kinds = new TreeSet<>();
        leaves(Event.class, kinds);
        Set<String> had = new TreeSet<>();
        Samples.events().forEach(e -> had.add(e.getClass().getSimpleName()));

        assertThat(had).isEqualTo(kinds);
    }

    private static void leaves(Class<?> type, Set<String> into) {
        if (type.isSealed()) {
            Arrays.stream(type.getPermittedSubclasses()).forEach(c -> leaves(c, into));
        } else {
            into.add(type.getSimpleName());
        }
    }

    @Test
    void everyTextThatPassesToAWallAsWrittenIsOnTheList() {
        Set<String> passed = new TreeSet<>();
        int n = 0;
        for (Event event : Samples.events()) {
            String kind = event.getClass().getSimpleName();
            if (AS_WRITTEN.contains(kind + ".*")) {
                continue;
            }
            JsonNode record = first(new Recorded(1, Samples.START, "e", "c", event));
            Map<String, String> marks = new LinkedHashMap<>();
            JsonNode marked = mark(record.path("event"), "", marks, "张三" + n++ + "标记");
            Recorded read = read(record, marked);
            String out = first(new WallPlane(by -> false).of(List.of(read)).getFirst()).toString();
            marks.forEach(
                    (path, mark) -> {
                        if (out.contains("\"" + mark + "\"")) {
                            passed.add(kind + path);
                        }
                    });
        }
        List<String> undecided = new ArrayList<>(passed);
        undecided.removeIf(
                p ->
                        AS_WRITTEN.contains(p)
                                || AS_WRITTEN.contains("*" + p.substring(p.indexOf('.'))));

        assertThat(undecided)
                .as("texts that go to every wall: leave them out in WallPlane, or list them here")
                .isEmpty();
        // It must have looked at something.
        assertThat(passed).contains("IncidentAssigned.unit", "LevelDeclared.level.issuer");
    }

    private JsonNode first(Recorded record) {
        return json.readTree(codec.records(List.of(record))).path(0);
    }

    private Recorded read(JsonNode record, JsonNode event) {
        ObjectNode whole = ((ObjectNode) record).deepCopy();
        whole.set("event", event);
        byte[] bytes = json.writeValueAsBytes(json.createArrayNode().add(whole));
        var batch = codec.readRecords(bytes);
        assertThat(batch.skipped()).isEmpty();
        return batch.records().getFirst();
    }

    /// Puts a text of its own in place of every text that may be any text.
    private JsonNode mark(JsonNode node, String path, Map<String, String> marks, String stem) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = json.createObjectNode();
            object.properties()
                    .forEach(
                            e ->
                                    copy.set(
                                            e.getKey(),
                                            e.getKey().equals("type")
                                                    ? e.getValue()
                                                    : mark(
                                                            e.getValue(),
                                                            path + "." + e.getKey(),
                                                            marks,
                                                            stem)));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = json.createArrayNode();
            array.forEach(e -> copy.add(mark(e, path, marks, stem)));
            return copy;
        }
        if (!node.isString() || fixed(node.asString())) {
            return node;
        }
        String mark = stem + marks.size();
        marks.put(path, mark);
        return StringNode.valueOf(mark);
    }

    /// Names of enums, moments, lengths of time.
    private static boolean fixed(String text) {
        return text.matches(
                "NaN|[A-Z][A-Z_]+|\\d{4}-\\d\\d-\\d\\d.*|PT?[0-9].*|\\d\\d:\\d\\d.*|I{1,3}|IV");
    }
}
