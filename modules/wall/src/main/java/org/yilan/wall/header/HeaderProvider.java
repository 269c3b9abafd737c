package org.yilan.wall.header;

import org.yilan.fx.Panel;
import org.yilan.fx.PanelContext;
import org.yilan.fx.PanelProvider;

/// Makes the header panel, kind `header`.
public final class HeaderProvider implements PanelProvider {
    @Override
    public String kind() {
        return "header";
    }

    @Override
    public Panel create(PanelContext context) {
        return new HeaderPanel(context);
    }
}
