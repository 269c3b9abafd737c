/// The client of a hub.
@org.jspecify.annotations.NullMarked
module org.yilan.console {
    requires static org.jspecify;
    requires transitive org.yilan.situation;
    requires org.yilan.wire;
    requires tools.jackson.databind;
    requires okhttp3;
    requires jdk.httpserver;

    exports org.yilan.console;

    // The outbox's records are read and written as JSON.
    opens org.yilan.console to
            tools.jackson.databind;
}
