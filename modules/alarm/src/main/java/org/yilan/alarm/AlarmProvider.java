package org.yilan.alarm;

import org.yilan.fx.Panel;
import org.yilan.fx.PanelContext;
import org.yilan.fx.PanelProvider;

/// Makes `alarms` panels.
public final class AlarmProvider implements PanelProvider {
    @Override
    public String kind() {
        return "alarms";
    }

    @Override
    public Panel create(PanelContext context) {
        return new AlarmPanel(context);
    }
}
