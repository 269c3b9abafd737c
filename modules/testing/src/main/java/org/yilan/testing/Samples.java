package org.yilan.testing;

import static org.yilan.testing.AlertBuilder.alert;
import static org.yilan.testing.IncidentBuilder.incident;

import org.yilan.situation.alarm.AlarmCondition;
import org.yilan.situation.alarm.AlarmMode;
import org.yilan.situation.alarm.AlarmSource;
import org.yilan.situation.command.Command;
import org.yilan.situation.event.Event;
import org.yilan.situation.limit.HoldRule;
import org.yilan.situation.limit.LimitRule;
import org.yilan.situation.limit.Step;
import org.yilan.situation.limit.TimeLimits;
import org.yilan.situation.limit.WorkCalendar;
import org.yilan.situation.model.Earthquake;
import org.yilan.situation.model.Evidence;
import org.yilan.situation.model.Exercise;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Hold;
import org.yilan.situation.model.HoldCause;
import org.yilan.situation.model.PersonalField;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Proposal;
import org.yilan.situation.model.Quadrants;
import org.yilan.situation.model.Quantity;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.ReturnReason;
import org.yilan.situation.model.RoadEvent;
import org.yilan.situation.model.Rung;
import org.yilan.situation.model.Sensor;
import org.yilan.situation.model.ServiceClock;
import org.yilan.situation.model.Tier;
import org.yilan.situation.model.TrackForecast;
import org.yilan.situation.model.TrackPoint;
import org.yilan.situation.response.ChannelInfo;
import org.yilan.situation.response.PlanTask;
import org.yilan.situation.response.Post;
import org.yilan.situation.response.ResponsePlan;
import org.yilan.situation.response.ResponseTask;
import org.yilan.situation.response.RollCall;
import org.yilan.situation.response.Words;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One plausible example of everything, members that may be missing both with and without a value.
public final class Samples {
    /// 15 September 2024, 09:00 in Shanghai: the day before Bebinca's landfall.
    public static final Instant START = Instant.parse("2024-09-15T01:00:00Z");

    private Samples() {}

    /// At least one of every kind of event, in an order that makes sense.
    public static List<Event> events() {
        return List.of(
                new Event.ExerciseMarked(
                        new Exercise(
                                "bebinca-2024",
                                "贝碧嘉 2024",
                                "工单为模拟",
                                "Bebinca 2024",
                                "tickets are simulated")),
                new Event.FeedHealthChanged(health(FeedHealth.State.STARTING, null)),
                new Event.FeedHealthChanged(health(FeedHealth.State.GOOD, START)),
                new Event.StormObserved("202413", "typhoon", "贝碧嘉", "BEBINCA", point()),
                new Event.StormObserved("202413", "typhoon", "贝碧嘉", "BEBINCA", barePoint()),
                new Event.StormForecast(
                        "202413", new TrackForecast("中国", START, List.of(point(), barePoint()))),
                alert("cma,1").published(),
                alert("cma,2").updates("cma,1").grade(Grade.II).expires(null).published(),
                alert("cma,3").cancels("cma,2").published(),
                alert("cma,4").grade(new Grade("紫色")).published(),
                new Event.EarthquakeObserved(earthquake()),
                new Event.EarthquakeObserved(bareEarthquake()),
                new Event.SensorDescribed(sensor("sta:wind-1", Quantity.GUST, "m/s", 17.2)),
                new Event.SensorDescribed(sensor("sta:aqi-1", "pm-0.1", "µg/m³", Double.NaN)),
                new Event.ReadingTaken(reading("sta:wind-1", 24.4, START)),
                new Event.FacilityReported(
                        new Facility(
                                "geo:s1",
                                "geo",
                                "shelter",
                                "人民广场避难场所",
                                new Place(new GeoPoint(31.23, 121.47), "人民大道", "310101"),
                                "open",
                                120,
                                800,
                                START)),
                new Event.RoadEventReported(bridge(START)),
                new Event.RoadEventReported(bridge(null)),
                incident("12345:1").reported(),
                new Event.IncidentRevised(
                        incident("12345:1").place(Place.UNKNOWN).due(null).report()),
                new Event.IncidentAcknowledged("12345:1", "李明", "", START.plusSeconds(900)),
                new Event.ClaimRenewed("12345:1", START.plusSeconds(1800), "李明", "还在核实"),
                new Event.IncidentHandedBack("12345:1", "李明", "下班"),
                new Event.IncidentAcknowledged("12345:1", "李明", ""),
                new Event.IncidentAssigned("12345:1", "市水务局", "李明", "积水点在泵站旁"),
                new Event.IncidentEscalated("12345:1", Grade.II, "李明", "超时"),
                new Event.IncidentAccepted("12345:1", "市水务局", "李明", "电台回复"),
                new Event.IncidentReturned(
                        "12345:1", "市水务局", ReturnReason.NOT_OUR_AREA, "李明", "在邻区"),
                new Event.IncidentAssigned("12345:1", "市水务局", "督办员", "泵站旁归水务", true),
                new Event.IncidentAttended("12345:1", "市水务局", "李明", ""),
                new Event.IncidentResolved("12345:1", "李明", "已排干"),
                new Event.IncidentEvaluated("12345:1", true, "12345", "处理及时"),
                new Event.IncidentClosed("12345:1", "李明", ""),
                new Event.IncidentReopened("12345:1", "王芳", "又积水"),
                new Event.IncidentCancelled("12345:1", "王芳", "误报"),
                new Event.IncidentMerged("12345:2", "12345:3", "王芳", "同一处积水"),
                new Event.IncidentSplit("12345:2", "12345:3", "王芳", "不是同一处"),
                new Event.ClockHeld(
                        "12345:1",
                        new Hold(
                                HoldCause.NO_ACCESS,
                                Set.of(ServiceClock.RESOLVE),
                                START,
                                START.plusSeconds(3600),
                                "李明"),
                        "李明",
                        "围挡未开"),
                new Event.AssistanceAsked("12345:1", "joint:c9", "消防", "王芳", "排水"),
                new Event.LeadFinished("12345:1", "王芳", "已排干"),
                new Event.IncidentEvidenced(
                        "12345:1",
                        new Evidence(
                                "underpass",
                                "sensors:W01",
                                "water-depth",
                                32,
                                25,
                                "cm",
                                Duration.ofMinutes(3),
                                START,
                                List.of("12345:2")),
                        "watch"),
                new Event.ClockReleased("12345:1", "limits", ""),
                new Event.SupervisionRaised("12345:1", rung(), Rung.RULES, ""),
                new Event.SupervisionAnswered("12345:1", Tier.STREET, "王芳", "泵车在途"),
                new Event.FieldUnmasked("12345:1", PersonalField.PHONE, "王芳", "回访"),
                new Event.LimitsSet(limits()),
                new Event.LevelProposed(new Proposal("c1", level(Grade.II, START), START)),
                new Event.ProposalWithdrawn("c1", "陈静", "误操作"),
                new Event.LevelDeclared(level(Grade.III, null)),
                new Event.PlanSet(plan()),
                new Event.ChannelsSet(List.of(new ChannelInfo("duty", "值班系统", "units"))),
                new Event.LevelScheduled(level(Grade.IV, START.plusSeconds(3600))),
                new Event.ScheduleWithdrawn(level(Grade.IV, null).key(), "陈静", "提前"),
                new Event.TasksIssued(
                        level(Grade.III, null).key(),
                        List.of(
                                ResponseTask.issued(
                                        level(Grade.III, null).key(),
                                        plan().hazards().getFirst().tasks().getFirst(),
                                        START,
                                        START.plusSeconds(1800)))),
                new Event.TaskDone("CITY/310000/typhoon#pumps", "李明", "12 台到位"),
                new Event.TaskReopened("CITY/310000/typhoon#pumps", "李明", "误点"),
                new Event.TaskWaived("CITY/310000/typhoon#pumps", "陈静", "已提前布防"),
                new Event.LevelProposed(new Proposal("c2", level(Grade.II, START), START)),
                new Event.PostsCalled("c2", plan().hazards().getFirst().rollCall().posts()),
                new Event.PostAnswered("c2", "water", false, "李明", "两台泵车在修"),
                new Event.NotificationFailed("x1", "duty", 1, "503", START.plusSeconds(5)),
                new Event.NotificationFailed("x1", "duty", 9, "503", null),
                new Event.NotificationSent("x1", "duty", 2, "200"),
                new Event.TasksWithdrawn(
                        level(Grade.III, null).key(),
                        List.of("CITY/310000/typhoon#pumps"),
                        "陈静",
                        "影响结束"),
                new Event.LevelEnded(level(Grade.III, null).key(), START, "陈静", "影响结束"),
                new Event.AlarmRaised(alarm()),
                new Event.AlarmReturned("reading:sta:wind-1", ""),
                new Event.AlarmAcknowledged("reading:sta:wind-1", "李明", "已知"),
                new Event.AlarmRaised(feedAlarm()),
                new Event.AlarmRevised(feedAlarm()),
                new Event.AlarmShelved("feed:12345", START.plusSeconds(3600), "李明", "检修"),
                new Event.AlarmUnshelved("feed:12345", "alarms", ""),
                new Event.AlarmPutOutOfService("feed:12345", "陈静", "停机"),
                new Event.AlarmModeChanged(new AlarmMode(true, START, 14)),
                new Event.AlarmPutInService("feed:12345", "陈静", ""),
                new Event.AlarmShelved("feed:12345", START.plusSeconds(3600), "李明", "检修"));
    }

    /// At least one of every kind of command.
    public static List<Command> commands() {
        return List.of(
                new Command.AcknowledgeIncident("12345:1"),
                new Command.AssignIncident("12345:1", "市水务局"),
                new Command.EscalateIncident("12345:1", Grade.I),
                new Command.AcceptIncident("12345:1"),
                new Command.ReturnIncident("12345:1", ReturnReason.UNCLEAR),
                new Command.AttendIncident("12345:1"),
                new Command.ResolveIncident("12345:1"),
                new Command.EvaluateIncident("12345:1", false),
                new Command.CloseIncident("12345:1"),
                new Command.ReopenIncident("12345:1"),
                new Command.CancelIncident("12345:1"),
                new Command.AcknowledgeIncident("12345:1", Duration.ofMinutes(30)),
                new Command.RenewClaim("12345:1", Duration.ZERO),
                new Command.HandBackIncident("12345:1"),
                new Command.MergeIncidents("12345:1", "12345:2", 3),
                new Command.SplitIncident("12345:2"),
                new Command.AskAssistance("12345:1", "消防"),
                new Command.RuleReturn("12345:1", "市水务局"),
                new Command.HoldClock("12345:1", HoldCause.CALLER),
                new Command.ReleaseClock("12345:1"),
                new Command.SuperviseIncident("12345:1", Tier.DISTRICT),
                new Command.AnswerSupervision("12345:1"),
                new Command.UnmaskField("12345:1", PersonalField.PHONE),
                new Command.DeclareLevel(
                        "上海市防汛指挥部", Tier.CITY, "310000", "typhoon", Grade.II, START),
                new Command.DeclareLevel(
                        "浦东新区防汛指挥部", Tier.DISTRICT, "310115", "typhoon", Grade.III, null),
                new Command.EndLevel(level(Grade.III, null).key()),
                new Command.ConfirmProposal("c1"),
                new Command.WithdrawProposal("c1"),
                new Command.DeclareLevel(
                        "上海市防汛指挥部",
                        Tier.CITY,
                        "310000",
                        "typhoon",
                        Grade.III,
                        START.plusSeconds(7200),
                        START.plusSeconds(3600)),
                new Command.WithdrawSchedule(level(Grade.III, null).key()),
                new Command.ConfirmProposal("c1", true),
                new Command.CompleteTask("CITY/310000/typhoon#pumps"),
                new Command.WaiveTask("CITY/310000/typhoon#pumps"),
                new Command.ReopenTask("CITY/310000/typhoon#pumps"),
                new Command.AnswerRollCall("c1", "water", true),
                new Command.AcknowledgeAlarms(List.of("feed:12345", "reading:sta:wind-1")),
                new Command.ShelveAlarm("feed:12345", START.plusSeconds(3600)),
                new Command.UnshelveAlarm("feed:12345"),
                new Command.PutAlarmOutOfService("feed:12345"),
                new Command.PutAlarmInService("feed:12345"));
    }

    /// One task and one post against a typhoon.
    public static ResponsePlan plan() {
        return new ResponsePlan(
                "test",
                "310000",
                List.of("310115"),
                List.of(
                        new ResponsePlan.ForHazard(
                                "typhoon",
                                List.of(
                                        new PlanTask(
                                                "pumps",
                                                Grade.III,
                                                Set.of(Tier.CITY),
                                                new Words("市水务局", "Water authority"),
                                                new Words("泵车到位", "Pump trucks in place"),
                                                Duration.ofMinutes(30),
                                                "own choice",
                                                "O")),
                                new RollCall(
                                        Set.of("I", "II"),
                                        Set.of(Tier.CITY),
                                        List.of(new Post("water", new Words("水务", "Water")))),
                                Map.of("IV", List.of("units")))));
    }

    private static AlarmCondition alarm() {
        return new AlarmCondition(
                "reading:sta:wind-1",
                AlarmSource.READING,
                "sta:wind-1",
                Grade.IV,
                "外滩",
                "310101",
                "gale",
                24.4,
                17.2,
                "m/s");
    }

    private static AlarmCondition feedAlarm() {
        return new AlarmCondition(
                "feed:12345", AlarmSource.FEED, "12345", Grade.IV, "12345 市民热线", "", "");
    }

    public static Sensor sensor(String id, String quantity, String unit, double warnAt) {
        return new Sensor(
                id,
                "sta",
                "外滩",
                quantity,
                unit,
                new Place(new GeoPoint(31.24, 121.49), "外滩", "310101"),
                warnAt);
    }

    public static Reading reading(String sensor, double value, Instant observedAt) {
        return new Reading(
                sensor, value, observedAt, observedAt.plusMillis(1500), Reading.Quality.GOOD);
    }

    /// A level of the city's flood command against the typhoon.
    public static ResponseLevel level(
            Grade grade, @org.jspecify.annotations.Nullable Instant reviewBy) {
        return new ResponseLevel(
                "上海市防汛指挥部",
                Tier.CITY,
                "310000",
                "typhoon",
                grade,
                START,
                reviewBy,
                "陈静",
                "",
                "台风逼近");
    }

    public static FeedHealth health(
            FeedHealth.State state, @org.jspecify.annotations.Nullable Instant lastGood) {
        return new FeedHealth(
                "12345",
                "12345 市民热线",
                "市民热线中心",
                state,
                START,
                lastGood,
                Duration.ofMinutes(5),
                "",
                "");
    }

    /// A located earthquake with intensities, of the line of reports `震源・震度に関する情報`.
    public static Earthquake earthquake() {
        return new Earthquake(
                "jma:20240915100500",
                "jma",
                "震源・震度に関する情報",
                1,
                START.plus(Duration.ofMinutes(9)),
                Earthquake.Stage.HYPOCENTRE,
                new Earthquake.Hypocentre(
                        START.plus(Duration.ofMinutes(5)),
                        new GeoPoint(37.3, 136.6),
                        "能登半島沖",
                        10,
                        5.7,
                        "Mj"),
                new Earthquake.Shaking(
                        "shindo",
                        "5-",
                        List.of(
                                new Earthquake.AreaIntensity("390", "石川県能登", "5-"),
                                new Earthquake.AreaIntensity("391", "石川県加賀", "4"))),
                "この地震による津波の心配はありません。",
                "",
                "気象庁",
                false);
    }

    /// A cancellation: nothing in it but what it takes back.
    private static Earthquake bareEarthquake() {
        return new Earthquake(
                "jma:20240915090000",
                "jma",
                "緊急地震速報（予報）",
                2,
                START,
                Earthquake.Stage.CANCELLED,
                Earthquake.Hypocentre.UNKNOWN,
                Earthquake.Shaking.UNKNOWN,
                "",
                "",
                "気象庁",
                true);
    }

    private static TrackPoint point() {
        return new TrackPoint(
                START,
                new GeoPoint(29.1, 125.4),
                38.0,
                965.0,
                20.0,
                290.0,
                Quadrants.all(350),
                new Quadrants(150.0, 130.0, null, 120.0),
                null,
                "台风");
    }

    private static TrackPoint barePoint() {
        return new TrackPoint(
                START.plus(Duration.ofHours(3)),
                new GeoPoint(29.4, 124.6),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "STY");
    }

    private static RoadEvent bridge(@org.jspecify.annotations.Nullable Instant to) {
        return new RoadEvent(
                "roads:r1",
                "roads",
                RoadEvent.Kind.CLOSURE,
                "RoadOrCarriagewayOrLaneManagement/carriagewayClosures",
                "东海大桥封闭",
                new Place(new GeoPoint(30.72, 121.99), "", "310115"),
                List.of(new GeoPoint(30.85, 121.93), new GeoPoint(30.62, 122.05)),
                "S2",
                "双向",
                "highest",
                START,
                to,
                RoadEvent.State.ACTIVE,
                START,
                2,
                true);
    }

    private static Rung rung() {
        return new Rung(
                ServiceClock.ACKNOWLEDGE,
                Tier.STREET,
                START,
                START.plusSeconds(900),
                START.plusSeconds(3600),
                null,
                Rung.RULES);
    }

    /// A city's limits with every kind of rule.
    public static TimeLimits limits() {
        LimitRule take =
                new LimitRule(
                        "take",
                        ServiceClock.ACKNOWLEDGE,
                        Set.of("I"),
                        Set.of(),
                        Duration.ofMinutes(5),
                        0,
                        null,
                        "",
                        "O");
        LimitRule end =
                new LimitRule(
                        "end",
                        ServiceClock.RESOLVE,
                        Set.of(),
                        Set.of("noise"),
                        null,
                        5,
                        Duration.ofHours(1),
                        "Shanghai",
                        "V");
        return new TimeLimits(
                "试行",
                new WorkCalendar(
                        "Asia/Shanghai",
                        Set.of(DayOfWeek.MONDAY),
                        LocalTime.of(17, 30),
                        Set.of(LocalDate.of(2024, 9, 17)),
                        Set.of(LocalDate.of(2024, 9, 14))),
                List.of(take, end),
                List.of(
                        new HoldRule(
                                HoldCause.CALLER,
                                Set.of(ServiceClock.RESOLVE),
                                Duration.ofDays(3))),
                List.of(
                        new Step(
                                Tier.STREET,
                                Duration.ZERO,
                                Duration.ofMinutes(15),
                                Duration.ofHours(1))),
                Duration.ofMinutes(20));
    }
}
