package org.yilan.settings;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A YAML text as a JSON tree that still knows on which line everything stood.
final class YamlDocument {
    private final JsonNode root;
    private final Map<String, Integer> lines;

    private YamlDocument(JsonNode root, Map<String, Integer> lines) {
        this.root = root;
        this.lines = lines;
    }

    JsonNode root() {
        return root;
    }

    /// The line, from 1, of the key or item that a JSON Pointer names; that of its nearest ancestor when it is not there.
    int line(String pointer) {
        for (String p = pointer; ; p = p.substring(0, p.lastIndexOf('/'))) {
            Integer line = lines.get(p);
            if (line != null) {
                return line;
            }
            if (p.isEmpty()) {
                return 1;
            }
        }
    }

    /// @throws SettingsException when the text is not YAML
    static YamlDocument parse(String file, String text) throws SettingsException {
        Optional<Node> top;
        try {
            LoadSettings settings =
                    LoadSettings.builder()
                            .setLabel(file)
                            .setMaxAliasesForCollections(20)
                            .setCodePointLimit(1_000_000)
                            .build();
            top =
                    new Composer(
                                    settings,
                                    new ParserImpl(settings, new StreamReader(settings, text)))
                            .getSingleNode();
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(m -> m.getLine() + 1).orElse(1);
            throw new SettingsException(
                    List.of(file + ":" + line + ": not readable as YAML: " + e.getProblem()));
        } catch (YamlEngineException e) {
            throw new SettingsException(
                    List.of(file + ":1: not readable as YAML: " + e.getMessage()));
        }
        Map<String, Integer> lines = new HashMap<>();
        JsonNode root =
                top.isEmpty()
                        ? JsonNodeFactory.instance.objectNode()
                        : new Reader(file, lines).convert(top.get(), "");
        return new YamlDocument(root, lines);
    }

    private record Reader(String file, Map<String, Integer> lines, Deque<Node> open) {
        Reader(String file, Map<String, Integer> lines) {
            this(file, lines, new ArrayDeque<>());
        }

        JsonNode convert(Node node, String pointer) throws SettingsException {
            node.getStartMark().ifPresent(m -> lines.putIfAbsent(pointer, m.getLine() + 1));
            if (open.contains(node)) {
                throw new SettingsException(
                        List.of(file + ":" + lines.get(pointer) + ": an alias contains itself"));
            }
            open.push(node);
            try {
                return switch (node) {
                    case MappingNode mapping -> object(mapping, pointer);
                    case SequenceNode sequence -> array(sequence, pointer);
                    case ScalarNode scalar -> scalar(scalar);
                    default -> JsonNodeFactory.instance.nullNode();
                };
            } finally {
                open.pop();
            }
        }

        private ObjectNode object(MappingNode mapping, String pointer) throws SettingsException {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (NodeTuple tuple : mapping.getValue()) {
                String key =
                        tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                String child = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
                int line = tuple.getKeyNode().getStartMark().map(m -> m.getLine() + 1).orElse(1);
                if (object.has(key)) {
                    throw new SettingsException(
                            List.of(
                                    file
                                            + ":"
                                            + line
                                            + ": the key \""
                                            + key
                                            + "\" is there twice"));
                }
                lines.put(child, line);
                object.set(key, convert(tuple.getValueNode(), child));
            }
            return object;
        }

        private ArrayNode array(SequenceNode sequence, String pointer) throws SettingsException {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            int index = 0;
            for (Node item : sequence.getValue()) {
                array.add(convert(item, pointer + "/" + index++));
            }
            return array;
        }

        private static JsonNode scalar(ScalarNode scalar) {
            JsonNodeFactory json = JsonNodeFactory.instance;
            String value = scalar.getValue();
            Tag tag = scalar.getTag();
            if (tag.equals(Tag.NULL)) {
                return json.nullNode();
            }
            if (tag.equals(Tag.BOOL)) {
                return json.booleanNode(Boolean.parseBoolean(value));
            }
            try {
                if (tag.equals(Tag.INT)) {
                    return json.numberNode(Long.parseLong(value));
                }
                if (tag.equals(Tag.FLOAT)) {
                    return json.numberNode(Double.parseDouble(value));
                }
            } catch (NumberFormatException e) {
                // .inf, 0o17 and numbers past 64 bits: the schema then says that text is not a
                // number
                return json.stringNode(value);
            }
            return json.stringNode(value);
        }
    }
}
