/// The escalation panel family: response levels by hazard and tier, what the rules suggest, and declarations.
@org.jspecify.annotations.NullMarked
module org.yilan.escalation {
    requires static org.jspecify;
    requires transitive org.yilan.fx;

    exports org.yilan.escalation;

    provides org.yilan.fx.PanelProvider with
            org.yilan.escalation.EscalationProvider;
}
