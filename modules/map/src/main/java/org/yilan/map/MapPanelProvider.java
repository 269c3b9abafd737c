package org.yilan.map;

import org.yilan.fx.Panel;
import org.yilan.fx.PanelContext;
import org.yilan.fx.PanelProvider;
import org.yilan.map.view.MapContent;

/// Makes maps.
public final class MapPanelProvider implements PanelProvider {
    private final MapContent.Factory content;

    /// For [java.util.ServiceLoader]: a map of the whole situation.
    public MapPanelProvider() {
        this((context, surface) -> new BareGround());
    }

    /// A map with other content, for tests and benchmarks.
    public MapPanelProvider(MapContent.Factory content) {
        this.content = content;
    }

    @Override
    public String kind() {
        return "map";
    }

    @Override
    public Panel create(PanelContext context) {
        return new MapPanel(context, content);
    }
}
