/// Benchmarks that run bounded and print one line of JSON: the work and the words of the figures are those that other
/// programs of the field are measured by.
///
/// Open, because JMH calls by name the classes that its annotation processor writes.
@org.jspecify.annotations.NullMarked
open module org.yilan.bench {
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
    requires java.net.http;
    requires jmh.core;
    requires org.yilan.triage;
    requires de.siegmar.fastcsv;

    exports org.yilan.bench;
}
