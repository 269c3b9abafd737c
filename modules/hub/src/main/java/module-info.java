/// The process that owns a journal.
@org.jspecify.annotations.NullMarked
module org.yilan.hub {
    requires static org.jspecify;
    requires transitive org.yilan.situation;
    requires transitive org.yilan.wire;
    requires transitive org.yilan.journal;
    requires transitive org.yilan.feeds;
    requires org.yilan.triage;
    requires tools.jackson.databind;
    requires io.helidon.webserver;
    requires io.helidon.http;
    requires io.helidon.common.tls;
    requires oauth2.oidc.sdk;
    requires com.nimbusds.jose.jwt;
    requires json.smart;
    requires java.net.http;
    requires java.xml;

    exports org.yilan.hub;
    exports org.yilan.hub.openid;

    // Jackson writes the API's own records.
    opens org.yilan.hub to
            tools.jackson.databind;
}
