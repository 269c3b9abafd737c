package org.yilan.queue;

import org.yilan.fx.Panel;
import org.yilan.fx.PanelContext;
import org.yilan.fx.PanelProvider;

/// Makes `breaches` panels.
public final class BreachProvider implements PanelProvider {
    @Override
    public String kind() {
        return "breaches";
    }

    @Override
    public Panel create(PanelContext context) {
        return new BreachPanel(context);
    }
}
