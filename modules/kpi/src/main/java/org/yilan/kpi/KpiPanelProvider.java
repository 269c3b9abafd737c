package org.yilan.kpi;

import org.yilan.fx.Panel;
import org.yilan.fx.PanelContext;
import org.yilan.fx.PanelProvider;

/// Makes `kpi` panels.
public final class KpiPanelProvider implements PanelProvider {
    @Override
    public String kind() {
        return "kpi";
    }

    @Override
    public Panel create(PanelContext context) {
        return new KpiPanel(context);
    }
}
