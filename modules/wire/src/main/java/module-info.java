/// The JSON form of events, commands and situations.
@org.jspecify.annotations.NullMarked
module org.yilan.wire {
    requires static org.jspecify;
    requires transitive org.yilan.situation;
    requires tools.jackson.databind;

    exports org.yilan.wire;
}
