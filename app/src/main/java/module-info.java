/// `main`, the command line, and the wiring of everything by hand.
@org.jspecify.annotations.NullMarked
module org.yilan.app {
    requires static org.jspecify;
    requires org.yilan.assets;
    requires org.yilan.settings;
    requires org.yilan.geography;
    requires org.yilan.journal;
    requires org.yilan.feeds;
    requires org.yilan.hub;
    requires org.yilan.city;
    requires org.yilan.console;
    requires org.yilan.fx;
    requires org.yilan.wall;
    requires org.yilan.audit;
    requires org.yilan.bench;
    requires org.yilan.map;
    requires org.yilan.queue;
    requires org.yilan.kpi;
    requires org.yilan.escalation;
    requires org.yilan.playback;
    requires info.picocli;
    requires java.management;
    requires jdk.unsupported;

    uses org.yilan.fx.PanelProvider;

    opens org.yilan.app to
            info.picocli;
}
