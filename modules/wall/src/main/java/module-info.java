/// The wall: scenes, stages, hot-plug, the header panel, pictures of a scene.
@org.jspecify.annotations.NullMarked
module org.yilan.wall {
    requires static org.jspecify;
    requires transitive org.yilan.fx;
    requires org.yilan.console;
    requires org.yilan.situation;
    requires javafx.controls;
    requires com.google.zxing;

    exports org.yilan.wall;
    exports org.yilan.wall.login;
    exports org.yilan.wall.scene;

    provides org.yilan.fx.PanelProvider with
            org.yilan.wall.header.HeaderProvider;
}
