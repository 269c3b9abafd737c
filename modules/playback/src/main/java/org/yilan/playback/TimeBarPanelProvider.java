package org.yilan.playback;

import org.yilan.fx.Panel;
import org.yilan.fx.PanelContext;
import org.yilan.fx.PanelProvider;

/// Makes time bars (`timebar` in scenes).
///
/// Options in the scene file: `"zoom": "all" | "day" | "six-hours" | "hour"` to begin with, and `"speed"`, the speed at
/// which the first playback runs.
public final class TimeBarPanelProvider implements PanelProvider {
    /// For [java.util.ServiceLoader].
    public TimeBarPanelProvider() {}

    @Override
    public String kind() {
        return "timebar";
    }

    @Override
    public Panel create(PanelContext context) {
        return new TimeBarPanel(context);
    }
}
