package org.yilan.queue;

import org.yilan.fx.Panel;
import org.yilan.fx.PanelContext;
import org.yilan.fx.PanelProvider;

/// Makes `queue` panels.
public final class QueueProvider implements PanelProvider {
    @Override
    public String kind() {
        return "queue";
    }

    @Override
    public Panel create(PanelContext context) {
        return new QueuePanel(context);
    }
}
