/// The playback panel family: the time bar.
@org.jspecify.annotations.NullMarked
module org.yilan.playback {
    requires static org.jspecify;
    requires org.yilan.fx;

    exports org.yilan.playback;

    provides org.yilan.fx.PanelProvider with
            org.yilan.playback.TimeBarPanelProvider;
}
