package org.yilan.wire;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;

import org.yilan.situation.SituationState;
import org.yilan.situation.alarm.Alarm;
import org.yilan.situation.alarm.AlarmCondition;
import org.yilan.situation.alarm.AlarmMode;
import org.yilan.situation.alarm.AlarmSource;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.event.Event;
import org.yilan.situation.limit.LimitRule;
import org.yilan.situation.limit.TimeLimits;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.Earthquake;
import org.yilan.situation.model.Evidence;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.FeedFigures;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Hold;
import org.yilan.situation.model.HoldCause;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.LevelChange;
import org.yilan.situation.model.Merge;
import org.yilan.situation.model.PersonalField;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Progress;
import org.yilan.situation.model.Proposal;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.Reporter;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.ReturnReason;
import org.yilan.situation.model.RoadEvent;
import org.yilan.situation.model.Rung;
import org.yilan.situation.model.Sensor;
import org.yilan.situation.model.ServiceClock;
import org.yilan.situation.model.Tier;
import org.yilan.situation.model.Timing;
import org.yilan.situation.model.TrackForecast;
import org.yilan.situation.model.TrackPoint;
import org.yilan.situation.response.Announcement;
import org.yilan.situation.response.PlanTask;
import org.yilan.situation.response.Post;
import org.yilan.situation.response.ResponsePlan;
import org.yilan.situation.response.ResponseTask;
import org.yilan.situation.response.RollAnswer;
import org.yilan.situation.response.Words;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// How the domain's records look in JSON, said from outside so that the domain knows nothing of it: a sealed interface's
/// record carries its simple name as `type`, a grade is its code, an instant is ISO 8601 text, a member that is not known
/// is passed over, and a text, list or map that is missing is empty.
final class DomainJson {
    private static final int LONGEST_TEXT = 64 << 20;

    private DomainJson() {}

    /// Types whose members are always there: a text that lacks one is refused rather than read as null.
    private static final List<Class<?>> REQUIRED =
            List.of(
                    Instant.class,
                    Duration.class,
                    Grade.class,
                    Tier.class,
                    Event.class,
                    Command.class,
                    IncidentReport.class,
                    IncidentState.class,
                    Progress.class,
                    Progress.Milestones.class,
                    ReturnReason.class,
                    ServiceClock.class,
                    HoldCause.class,
                    PersonalField.class,
                    Hold.class,
                    Rung.class,
                    Evidence.class,
                    TimeLimits.class,
                    AlarmCondition.class,
                    AlarmSource.class,
                    AlarmMode.class,
                    Alarm.Mark.class,
                    Alarm.Shelf.class,
                    Place.class,
                    Reporter.class,
                    Alert.class,
                    Alert.Kind.class,
                    Alert.Status.class,
                    TrackPoint.class,
                    TrackForecast.class,
                    Earthquake.class,
                    Earthquake.Stage.class,
                    Earthquake.Hypocentre.class,
                    Earthquake.Shaking.class,
                    Sensor.class,
                    Reading.class,
                    Reading.Quality.class,
                    Facility.class,
                    RoadEvent.class,
                    RoadEvent.Kind.class,
                    RoadEvent.State.class,
                    ResponseLevel.class,
                    ResponseLevel.Key.class,
                    Proposal.class,
                    ResponsePlan.class,
                    PlanTask.class,
                    ResponseTask.class,
                    ResponseTask.State.class,
                    Words.class,
                    Post.class,
                    Announcement.Delivery.State.class,
                    LevelChange.class,
                    LevelChange.Kind.class,
                    FeedHealth.class,
                    FeedHealth.State.class);

    /// What may be missing.
    private interface Optionals {
        @JsonSetter(nulls = Nulls.SET)
        Instant dueAt();

        @JsonSetter(nulls = Nulls.SET)
        Instant onset();

        @JsonSetter(nulls = Nulls.SET)
        Instant origin();

        @JsonSetter(nulls = Nulls.SET)
        Instant expires();

        @JsonSetter(nulls = Nulls.SET)
        Instant lastGood();

        @JsonSetter(nulls = Nulls.SET)
        Instant reviewBy();

        @JsonSetter(nulls = Nulls.SET)
        Grade before();

        @JsonSetter(nulls = Nulls.SET)
        Duration nextTry();
    }

    /// What has not been reached yet.
    private interface Reached {
        @JsonSetter(nulls = Nulls.SET)
        Instant acknowledged();

        @JsonSetter(nulls = Nulls.SET)
        Instant assigned();

        @JsonSetter(nulls = Nulls.SET)
        Instant accepted();

        @JsonSetter(nulls = Nulls.SET)
        Instant arrived();

        @JsonSetter(nulls = Nulls.SET)
        Instant resolved();

        @JsonSetter(nulls = Nulls.SET)
        Instant ended();
    }

    /// What a merged one has and one that leads has not.
    private interface Tied {
        @JsonSetter(nulls = Nulls.SET)
        IncidentState before();

        @JsonSetter(nulls = Nulls.SET)
        Instant since();
    }

    /// What may be missing of clocks and of the rules for them.
    private interface Limited {
        @JsonSetter(nulls = Nulls.SET)
        Instant resolveBy();

        @JsonSetter(nulls = Nulls.SET)
        Hold hold();

        @JsonSetter(nulls = Nulls.SET)
        Rung rung();

        @JsonSetter(nulls = Nulls.SET)
        Instant answered();

        @JsonSetter(nulls = Nulls.SET)
        Duration within();

        @JsonSetter(nulls = Nulls.SET)
        Duration warn();

        @JsonSetter(nulls = Nulls.SET)
        Double atLeast();

        @JsonSetter(nulls = Nulls.SET)
        Double clearBelow();

        // A hub of an earlier version has none; the record says what stands for it.
        @JsonSetter(nulls = Nulls.SET)
        TimeLimits limits();
    }

    /// What is missing where nobody said for how long somebody has an incident.
    private interface Claimed {
        @JsonSetter(nulls = Nulls.SET)
        Instant claimed();

        @JsonSetter(nulls = Nulls.SET)
        Duration mine();

        @JsonSetter(nulls = Nulls.SET)
        Instant until();

        @JsonSetter(nulls = Nulls.SET)
        Duration claim();
    }

    /// What may be missing of what follows from a level.
    private interface Following {
        @JsonSetter(nulls = Nulls.SET)
        Instant next();

        @JsonSetter(nulls = Nulls.SET)
        Instant at();
    }

    /// What may be missing of an order to declare a level.
    private interface Declared {
        @JsonSetter(nulls = Nulls.SET)
        Instant reviewBy();

        @JsonSetter(nulls = Nulls.SET)
        Instant from();
    }

    private interface Earlier {
        @JsonSetter(nulls = Nulls.SET)
        Grade before();
    }

    /// What nobody has done to an alarm yet.
    private interface Untouched {
        @JsonSetter(nulls = Nulls.SET)
        Alarm.Mark seen();

        @JsonSetter(nulls = Nulls.SET)
        Alarm.Shelf shelf();

        @JsonSetter(nulls = Nulls.SET)
        Alarm.Mark service();
    }

    /// What may be missing of something that has a beginning and an end.
    private interface OpenEnds {
        @JsonSetter(nulls = Nulls.SET)
        Instant from();

        @JsonSetter(nulls = Nulls.SET)
        Instant to();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Typed {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
    private interface Answered {}

    static JsonMapper mapper() {
        SimpleModule module = new SimpleModule("yilan-domain");
        module.addSerializer(Instant.class, new Moments.Writer());
        module.addDeserializer(Instant.class, new Moments.Reader());
        module.addSerializer(Grade.class, new GradeWriter());
        module.addDeserializer(Grade.class, new GradeReader());
        JsonFactory factory =
                JsonFactory.builder()
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNestingDepth(100)
                                        .maxStringLength(LONGEST_TEXT)
                                        .build())
                        .build();
        JsonMapper.Builder builder =
                JsonMapper.builder(factory)
                        .addModule(module)
                        .addMixIn(Event.class, Typed.class)
                        .addMixIn(Command.class, Typed.class)
                        .addMixIn(Outcome.class, Answered.class)
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        for (Class<?> leaf : leaves(Event.class)) {
            builder.registerSubtypes(new NamedType(leaf, leaf.getSimpleName()));
        }
        for (Class<?> leaf : leaves(Command.class)) {
            builder.registerSubtypes(new NamedType(leaf, leaf.getSimpleName()));
        }
        builder.registerSubtypes(
                new NamedType(Outcome.Accepted.class, "accepted"),
                new NamedType(Outcome.Refused.class, "refused"));
        for (Class<?> required : REQUIRED) {
            builder.withConfigOverride(
                    required, o -> o.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.FAIL)));
        }
        builder.addMixIn(IncidentReport.class, Optionals.class)
                .addMixIn(Alert.class, Optionals.class)
                .addMixIn(Earthquake.Hypocentre.class, Optionals.class)
                .addMixIn(FeedHealth.class, Optionals.class)
                .addMixIn(FeedFigures.class, Optionals.class)
                .addMixIn(Progress.Milestones.class, Reached.class)
                .addMixIn(Progress.class, Claimed.class)
                .addMixIn(Event.IncidentAcknowledged.class, Claimed.class)
                .addMixIn(Event.ClaimRenewed.class, Claimed.class)
                .addMixIn(Command.AcknowledgeIncident.class, Claimed.class)
                .addMixIn(Command.RenewClaim.class, Claimed.class)
                .addMixIn(TimeLimits.class, Claimed.class)
                .addMixIn(Merge.class, Tied.class)
                .addMixIn(Timing.class, Limited.class)
                .addMixIn(Rung.class, Limited.class)
                .addMixIn(LimitRule.class, Limited.class)
                .addMixIn(SituationState.class, Limited.class)
                .addMixIn(Alarm.class, Untouched.class)
                .addMixIn(ResponseLevel.class, Optionals.class)
                .addMixIn(LevelChange.class, Optionals.class)
                .addMixIn(RoadEvent.class, OpenEnds.class)
                .addMixIn(Event.NotificationFailed.class, Following.class)
                .addMixIn(Announcement.Delivery.class, Following.class)
                .addMixIn(Announcement.class, Earlier.class)
                .addMixIn(RollAnswer.class, Following.class)
                .addMixIn(Command.DeclareLevel.class, Declared.class);
        for (Class<?> empty : List.of(String.class, List.class, Collection.class, Map.class)) {
            builder.withConfigOverride(
                    empty, o -> o.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
        }
        return builder.build();
    }

    /// The records at the ends of a tree of sealed interfaces.
    static List<Class<?>> leaves(Class<?> sealed) {
        List<Class<?>> leaves = new ArrayList<>();
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isSealed()) {
                leaves.addAll(leaves(permitted));
            } else {
                leaves.add(permitted);
            }
        }
        return leaves;
    }

    private static final class GradeWriter extends StdSerializer<Grade> {
        GradeWriter() {
            super(Grade.class);
        }

        @Override
        public void serialize(Grade value, JsonGenerator out, SerializationContext context) {
            out.writeString(value.code());
        }
    }

    private static final class GradeReader extends StdDeserializer<Grade> {
        GradeReader() {
            super(Grade.class);
        }

        @Override
        public Grade deserialize(JsonParser in, DeserializationContext context) {
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                return (Grade) context.handleUnexpectedToken(Grade.class, in);
            }
            String code = in.getString();
            return switch (code) {
                case "I" -> Grade.I;
                case "II" -> Grade.II;
                case "III" -> Grade.III;
                case "IV" -> Grade.IV;
                case "WHITE" -> Grade.WHITE;
                default -> {
                    if (code.isBlank()) {
                        yield (Grade)
                                context.handleWeirdStringValue(
                                        Grade.class, code, "a grade needs a code");
                    }
                    yield new Grade(code);
                }
            };
        }
    }
}
