package org.yilan.feeds;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;

import org.yilan.feeds.Specimens.Specimen;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How publishers change their documents without a word.
final class Drift {
    private Drift() {}

    /// A field more in every item, or everywhere.
    static byte[] added(Specimen s) {
        return switch (s.kind()) {
            case JSON -> {
                JsonNode root = json(s);
                addTo(root);
                yield Specimens.utf8(root.toString());
            }
            case XML ->
                    Specimens.utf8(
                            s.text()
                                    .replaceAll(
                                            "(</[^>]+>)\\s*$",
                                            "<neu xmlns=\"urn:neu\"><a>1</a></neu>$1"));
            case TEXT ->
                    s.field().isEmpty()
                            ? Specimens.utf8(s.text().replace("#", "# neu"))
                            : Specimens.utf8(
                                    s.text().lines().map(l -> l + ",neu\n").collect(joined()));
            case PROTOBUF ->
                    proto(s).toBuilder()
                            .mergeField(77, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                            .build()
                            .toByteArray();
        };
    }

    /// The field that items cannot do without is called something else.
    static byte[] removed(Specimen s) {
        return switch (s.kind()) {
            case JSON ->
                    Specimens.utf8(
                            s.text()
                                    .replace(
                                            "\"" + s.field() + "\":",
                                            "\"" + s.field() + "-neu\":"));
            case XML ->
                    Specimens.utf8(
                            s.text()
                                    .replaceAll(
                                            "(</?)" + Pattern.quote(s.field()) + "\\b",
                                            "$1" + s.field() + "-neu"));
            case TEXT ->
                    s.field().isEmpty()
                            ? Specimens.utf8(s.text().replace("66666", "77777"))
                            : Specimens.utf8(s.text().replaceFirst(s.field(), "neu"));
            case PROTOBUF ->
                    UnknownFieldSet.newBuilder()
                            .mergeField(2, proto(s).getField(2))
                            .build()
                            .toByteArray();
        };
    }

    /// The field that items cannot do without is of another type.
    static byte[] retyped(Specimen s) {
        return switch (s.kind()) {
            case JSON -> {
                JsonNode root = json(s);
                retype(root, s.field());
                yield Specimens.utf8(root.toString());
            }
            case XML ->
                    Specimens.utf8(
                            s.text()
                                    .replaceFirst(
                                            "<"
                                                    + Pattern.quote(s.field())
                                                    + "\\b[^>]*?(/>|>[^<]*<)",
                                            "<" + s.field() + "><neu>1</neu>" + "$1")
                                    .replaceFirst("</neu>/>", "</neu></" + s.field() + ">")
                                    .replaceFirst("</neu>>[^<]*<", "</neu><"));
            case TEXT -> Specimens.utf8(s.text().replace(s.latitude(), "?!?"));
            case PROTOBUF ->
                    UnknownFieldSet.newBuilder()
                            .mergeField(1, proto(s).getField(1))
                            .mergeField(
                                    2,
                                    UnknownFieldSet.Field.newBuilder()
                                            .addLengthDelimited(
                                                    Specimens.set(Map.of(1, "e", 4, "vehicle"))
                                                            .toByteString())
                                            .build())
                            .build()
                            .toByteArray();
        };
    }

    /// Every item twice, the second time under the same id with another name.
    static byte[] repeated(Specimen s) {
        return switch (s.kind()) {
            case JSON -> {
                JsonNode root = json(s);
                repeat(root);
                yield Specimens.utf8(root.toString());
            }
            case XML -> {
                String text = s.text();
                int from = text.indexOf('>') + 1;
                int to = text.lastIndexOf("</");
                String inner = text.substring(from, to);
                yield Specimens.utf8(
                        text.substring(0, from)
                                + inner
                                + inner.replace("站", "台")
                                + text.substring(to));
            }
            case TEXT -> {
                List<String> lines = s.text().lines().toList();
                String last = lines.getLast().replace("站", "台");
                yield Specimens.utf8(s.text() + last + "\n");
            }
            case PROTOBUF ->
                    proto(s).toBuilder().mergeField(2, proto(s).getField(2)).build().toByteArray();
        };
    }

    private static java.util.stream.Collector<CharSequence, ?, String> joined() {
        return Collectors.joining();
    }

    private static JsonNode json(Specimen s) {
        return JsonMapper.shared().readTree(s.body());
    }

    static UnknownFieldSet proto(Specimen s) {
        try {
            return UnknownFieldSet.parseFrom(s.body());
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static void addTo(JsonNode node) {
        node.forEach(Drift::addTo);
        if (node instanceof ObjectNode object) {
            object.putArray("neu").addObject().put("a", 1).putNull("b");
        }
    }

    private static void retype(JsonNode node, String field) {
        if (node instanceof ObjectNode object && object.has(field)) {
            object.putArray(field).addObject().put("neu", true);
        } else {
            node.forEach(n -> retype(n, field));
        }
    }

    private static void repeat(JsonNode node) {
        node.forEach(Drift::repeat);
        if (node instanceof ArrayNode array && !array.isEmpty() && array.get(0).isObject()) {
            for (JsonNode item : List.copyOf(array.values())) {
                array.add(JsonMapper.shared().readTree(item.toString().replace("站", "台")));
            }
        }
    }
}
