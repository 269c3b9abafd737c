/// The alarm panel family: alarms by hazard event, how many there are, and what one hears of them.
@org.jspecify.annotations.NullMarked
module org.yilan.alarm {
    requires static org.jspecify;
    requires transitive org.yilan.fx;
    requires java.desktop;

    exports org.yilan.alarm;

    provides org.yilan.fx.PanelProvider with
            org.yilan.alarm.AlarmProvider;
}
