package org.yilan.map.mark;

import tools.jackson.databind.JsonNode;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What a scene says of the layers of a map, besides what a person switches there.
///
/// ```json
/// {"hidden": ["transit", "bikes"], "from": {"parking": 9.5}}
/// ```
///
/// `hidden` layers are off until somebody switches them on. `from` is the detail ([Sight#detail]) from which a layer of places
/// or road events is shown; a lower number shows it from farther off.
public record LayerOptions(JsonNode options) {
    /// The layers that are off at first.
    ///
    /// @throws IllegalArgumentException when a name is no layer's; the message lists them
    public Set<LayerKind> hidden() {
        Set<LayerKind> hidden = EnumSet.noneOf(LayerKind.class);
        for (JsonNode name : options.path("hidden")) {
            hidden.add(kind(name.asString("")));
        }
        return hidden;
    }

    /// The detail from which a layer is shown.
    ///
    /// @param usual where the scene says nothing
    public double from(LayerKind kind, double usual) {
        return options.path("from").path(kind.name().toLowerCase(Locale.ROOT)).asDouble(usual);
    }

    private static LayerKind kind(String name) {
        for (LayerKind kind : LayerKind.values()) {
            if (kind.name().equalsIgnoreCase(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(
                "a map has no layer \""
                        + name
                        + "\"; its layers are "
                        + String.join(
                                        ", ",
                                        EnumSet.allOf(LayerKind.class).stream()
                                                .map(LayerKind::name)
                                                .toList())
                                .toLowerCase(Locale.ROOT));
    }
}
