package org.yilan.map;

import org.yilan.fx.Panel;
import org.yilan.fx.PanelContext;
import org.yilan.fx.PanelProvider;
import org.yilan.geography.Districts;
import org.yilan.geography.Landmark;
import org.yilan.geography.Landmarks;
import org.yilan.map.arrival.ArrivalBoard;
import org.yilan.map.content.SituationContent;
import org.yilan.map.ground.TileStore;
import org.yilan.map.view.MapContent;
import org.yilan.map.view.MapSurface;
import org.yilan.situation.arrival.Target;

import java.util.List;

/// Makes maps.
public final class MapPanelProvider implements PanelProvider {
    private final MapContent.Factory content;

    /// Shared by all maps of the program.
    private final TileStore store =
            TileStore.ofMachine(System.getenv(), System.getProperty("user.home", ""));

    /// For [java.util.ServiceLoader]: a map of the whole situation.
    public MapPanelProvider() {
        this(MapPanelProvider::situation);
    }

    /// A map with other content, for tests and benchmarks.
    public MapPanelProvider(MapContent.Factory content) {
        this.content = content;
    }

    private static MapContent situation(PanelContext context, MapSurface surface) {
        List<ArrivalBoard.Place> places =
                Landmarks.read(context.assets()).stream()
                        .filter(
                                l ->
                                        switch (l.kind()) {
                                            case AIRPORT, PORT, BRIDGE -> !l.zh().isEmpty();
                                            case CROSSING,
                                                    RIVER,
                                                    LAKE,
                                                    RING,
                                                    ROAD,
                                                    RAIL,
                                                    PLACE,
                                                    WATER,
                                                    CITY,
                                                    ISLET ->
                                                    false;
                                        })
                        .map(l -> new ArrivalBoard.Place(l.zh(), l.en(), target(l)))
                        .toList();
        return new SituationContent(context, surface, Districts.of(context.assets()), places);
    }

    private static Target target(Landmark landmark) {
        return new Target("landmark:" + landmark.zh(), landmark.points());
    }

    @Override
    public String kind() {
        return "map";
    }

    @Override
    public Panel create(PanelContext context) {
        return new MapPanel(context, content, store);
    }
}
