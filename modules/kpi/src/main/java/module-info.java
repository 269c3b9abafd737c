/// KPI tiles on TilesFX: one number, big; its unit, target and age under it.
@org.jspecify.annotations.NullMarked
module org.yilan.kpi {
    requires static org.jspecify;
    requires org.yilan.fx;
    requires eu.hansolo.tilesfx;

    exports org.yilan.kpi;

    provides org.yilan.fx.PanelProvider with
            org.yilan.kpi.KpiPanelProvider;
}
