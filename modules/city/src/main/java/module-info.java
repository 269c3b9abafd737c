/// A city to try Yilan on.
@org.jspecify.annotations.NullMarked
module org.yilan.city {
    requires static org.jspecify;
    requires transitive org.yilan.situation;
    requires transitive org.yilan.assets;
    requires org.yilan.geography;
    requires tools.jackson.databind;
    requires com.google.protobuf;
    requires io.helidon.http;
    requires io.helidon.webserver;

    exports org.yilan.city;
    exports org.yilan.city.crew;
    exports org.yilan.city.scenario;
}
