/// A city to try Yilan on.
@org.jspecify.annotations.NullMarked
module org.yilan.city {
    requires static org.jspecify;
    requires org.yilan.situation;
    requires org.yilan.assets;
    requires org.yilan.geography;
    requires tools.jackson.databind;
    requires io.helidon.webserver;
}
