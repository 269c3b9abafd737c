/// The process that owns a journal.
@org.jspecify.annotations.NullMarked
module org.yilan.hub {
    requires static org.jspecify;
    requires transitive org.yilan.situation;
    requires org.yilan.assets;
    requires org.yilan.wire;
    requires transitive org.yilan.journal;
    requires transitive org.yilan.feeds;
    requires tools.jackson.databind;
    requires io.helidon.webserver;
}
