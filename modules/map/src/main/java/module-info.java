/// The map panel family: the only module that sees Gluon Maps and the only one that draws with Java2D.
@org.jspecify.annotations.NullMarked
module org.yilan.map {
    requires static org.jspecify;
    requires transitive org.yilan.fx;
    requires transitive org.yilan.geography;
    requires com.gluonhq.maps;
    requires transitive java.desktop;
    requires okhttp3;

    exports org.yilan.map;
    exports org.yilan.map.view;
    exports org.yilan.map.mark;
    exports org.yilan.map.layer.point;
    exports org.yilan.map.arrival;
    exports org.yilan.map.content;

    provides org.yilan.fx.PanelProvider with
            org.yilan.map.MapPanelProvider;
    provides com.gluonhq.maps.tile.TileRetriever with
            org.yilan.map.ground.GroundTiles;
}
