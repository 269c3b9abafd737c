package org.yilan.fx;

/// Makes panels of one kind. Found by [java.util.ServiceLoader].
public interface PanelProvider {
    /// The name that scenes use: `map`, `queue`, `kpi`, `escalation`, `timebar`, …
    String kind();

    /// Makes one for one place on one stage. FX thread.
    Panel create(PanelContext context);
}
