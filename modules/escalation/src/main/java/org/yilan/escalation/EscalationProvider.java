package org.yilan.escalation;

import org.yilan.fx.Panel;
import org.yilan.fx.PanelContext;
import org.yilan.fx.PanelProvider;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Makes `escalation` panels.
public final class EscalationProvider implements PanelProvider {
    @Override
    public String kind() {
        return "escalation";
    }

    /// @throws UncheckedIOException when the plan is missing or faulty; the message says where
    @Override
    public Panel create(PanelContext context) {
        String ofTheCity = context.settings().path("plan").asString("shanghai");
        String plan = context.options().path("plan").asString(ofTheCity);
        try {
            return new EscalationPanel(context, PlanFile.read(context.assets(), plan));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
