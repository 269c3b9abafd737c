package org.yilan.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yilan.hub.TestHub.CHEN;
import static org.yilan.hub.TestHub.LI;
import static org.yilan.hub.TestHub.WALL;
import static org.yilan.testing.IncidentBuilder.incident;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.situation.command.Command;
import org.yilan.testing.Samples;

import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Holds `openapi.json` against the running server: the same operations, and answers as it says.
class OpenApiTest {
    @TempDir Path directory;
    private TestHub test;
    private Map<String, Object> document;

    @BeforeEach
    void start() {
        test = new TestHub(directory);
        test.hub.append("all", Samples.events());
        test.hub.append("12345", List.of(incident("a").reported()));
        document = map(test.codec.read(Map.class, test.get(LI, "/openapi.json").body()));
    }

    @AfterEach
    void stop() {
        test.close();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @Test
    void describesExactlyTheOperationsThatAreServed() {
        Set<String> described = new TreeSet<>();
        map(document.get("paths"))
                .forEach(
                        (path, item) ->
                                map(item)
                                        .keySet()
                                        .forEach(m -> described.add(m.toUpperCase() + " " + path)));

        assertThat(described).isEqualTo(test.server.operations());
    }

    @Test
    void everyReadAnswersAsDescribedForAPersonAndForAWall() throws Exception {
        for (HubPerson person : List.of(LI, WALL)) {
            for (String path : map(document.get("paths")).keySet()) {
                Map<String, Object> get = map(map(map(document.get("paths")).get(path)).get("get"));
                if (get == null) {
                    continue;
                }
                HttpRequest request =
                        HttpRequest.newBuilder(test.server.address().resolve(path + query(get)))
                                .header("Authorization", "Bearer " + person.token())
                                .build();
                HttpResponse<InputStream> answer =
                        test.http().send(request, HttpResponse.BodyHandlers.ofInputStream());
                byte[] body;
                try (InputStream in = answer.body()) {
                    body = path.endsWith("/stream") ? in.readNBytes(10) : in.readAllBytes();
                }
                check(
                        get,
                        answer.statusCode(),
                        answer.headers().firstValue("Content-Type").orElse(""),
                        body,
                        path);
            }
        }
    }

    @Test
    void refusalsAndFaultsAnswerAsDescribed() {
        Map<String, Object> post =
                map(map(map(document.get("paths")).get("/api/v1/commands")).get("post"));
        Command take = new Command.AcknowledgeIncident("a");
        List<HttpResponse<byte[]>> answers = new ArrayList<>();
        answers.add(test.order(LI, "c1", take, ""));
        answers.add(test.order(LI, "c2", take, ""));
        answers.add(test.order(WALL, "c3", take, ""));
        answers.add(test.post(LI, "{}".getBytes(StandardCharsets.UTF_8)));
        answers.add(test.post(LI, new byte[300_000]));
        answers.add(test.post(new HubPerson("x", LI.role(), "nobody", ""), new byte[0]));
        test.diskFull = true;
        answers.add(test.order(LI, "c4", new Command.ResolveIncident("a"), "x"));

        assertThat(answers.stream().map(HttpResponse::statusCode))
                .containsExactly(200, 409, 403, 400, 413, 401, 503);
        answers.forEach(
                a ->
                        check(
                                post,
                                a.statusCode(),
                                a.headers().firstValue("Content-Type").orElse(""),
                                a.body(),
                                "/commands"));
    }

    @Test
    void everyCommandIsAsDescribed() {
        for (Command command : Samples.commands()) {
            var envelope =
                    new org.yilan.situation.command.CommandEnvelope(
                            "c", "", Samples.START, "", -1, command);
            validate(
                    Map.of("$ref", "#/components/schemas/Command"),
                    test.codec.command(envelope),
                    "command");
        }
        assertThat(test.order(CHEN, "w", new Command.WithdrawProposal("none"), "").statusCode())
                .isEqualTo(409);
    }

    private static String query(Map<String, Object> operation) {
        StringBuilder query = new StringBuilder();
        if (operation.get("parameters") instanceof List<?> parameters) {
            for (Object p : parameters) {
                Map<String, Object> parameter = map(p);
                if ("query".equals(parameter.get("in")) && parameter.containsKey("example")) {
                    query.append(query.isEmpty() ? "?" : "&")
                            .append(parameter.get("name"))
                            .append('=')
                            .append(
                                    URLEncoder.encode(
                                            String.valueOf(parameter.get("example")),
                                            StandardCharsets.UTF_8));
                }
            }
        }
        return query.toString();
    }

    private void check(
            Map<String, Object> operation, int status, String type, byte[] body, String what) {
        Map<String, Object> responses = map(operation.get("responses"));
        assertThat(responses).as(what).containsKey(Integer.toString(status));
        Map<String, Object> content =
                map(map(responses.get(Integer.toString(status))).get("content"));
        String media = type.split(";")[0].strip();
        assertThat(content).as(what + " " + status).containsKey(media);
        if (media.endsWith("json")) {
            validate(map(content.get(media)).get("schema"), body, what);
        }
    }

    private void validate(Object schema, byte[] body, String what) {
        Map<String, Object> root = new LinkedHashMap<>(map(schema));
        root.put("components", document.get("components"));
        var errors =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(new String(test.codec.write(root), StandardCharsets.UTF_8))
                        .validate(new String(body, StandardCharsets.UTF_8), InputFormat.JSON);
        assertThat(errors).as(what).isEmpty();
    }
}
