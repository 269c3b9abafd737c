/// The domain of an emergency control room: what happens ([org.yilan.situation.event.Event]), what people order
/// ([org.yilan.situation.command.Command]), and the state that follows from both. No I/O, no clock, no JavaFX.
@org.jspecify.annotations.NullMarked
module org.yilan.situation {
    requires static org.jspecify;

    exports org.yilan.situation;
    exports org.yilan.situation.model;
    exports org.yilan.situation.event;
    exports org.yilan.situation.limit;
    exports org.yilan.situation.alarm;
    exports org.yilan.situation.command;
    exports org.yilan.situation.plan;
    exports org.yilan.situation.response;
    exports org.yilan.situation.watch;
    exports org.yilan.situation.kpi;
    exports org.yilan.situation.arrival;
    exports org.yilan.situation.advice;
    exports org.yilan.situation.unit;
}
