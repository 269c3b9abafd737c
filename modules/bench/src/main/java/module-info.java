/// Benchmarks that run bounded and print one line of JSON: the work and the words of the figures are those that other
/// programs of the field are measured by.
@org.jspecify.annotations.NullMarked
module org.yilan.bench {
    requires static org.jspecify;
    requires org.yilan.situation;
    requires org.yilan.wire;
    requires org.yilan.journal;
    requires org.yilan.feeds;
    requires org.yilan.hub;
    requires org.yilan.city;
    requires org.yilan.console;
    requires org.yilan.fx;
    requires org.yilan.queue;
    requires transitive org.yilan.assets;
    requires org.yilan.geography;
    requires org.yilan.map;
    requires java.desktop;
    requires tools.jackson.databind;
    requires jdk.management;

    exports org.yilan.bench;
}
