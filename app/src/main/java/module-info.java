/// `main`, the command line, and the wiring of everything by hand.
@org.jspecify.annotations.NullMarked
module org.yilan.app {
    requires static org.jspecify;
    requires org.yilan.settings;
    requires org.yilan.kpi;
    requires org.yilan.map;
    requires org.yilan.wall;
    requires org.yilan.console;
    requires org.yilan.hub;
    requires org.yilan.city;
    requires info.picocli;

    opens org.yilan.app to
            info.picocli;
}
