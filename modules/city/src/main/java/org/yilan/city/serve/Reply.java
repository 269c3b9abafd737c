package org.yilan.city.serve;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import java.nio.charset.StandardCharsets;

/// An answer: status, content type, body.
record Reply(int status, String type, byte[] body) {
    static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static Reply json(JsonNode node) {
        return json(200, node);
    }

    static Reply json(int status, JsonNode node) {
        return new Reply(
                status,
                "application/json; charset=utf-8",
                JsonMapper.shared().writeValueAsBytes(node));
    }

    static Reply geoJson(JsonNode node) {
        return new Reply(
                200,
                "application/geo+json; charset=utf-8",
                JsonMapper.shared().writeValueAsBytes(node));
    }

    static Reply xml(String type, String text) {
        return new Reply(200, type + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    static Reply unavailable(String why) {
        return new Reply(
                503, "text/plain; charset=utf-8", (why + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static Reply notFound(String what) {
        return new Reply(
                404, "text/plain; charset=utf-8", (what + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
