/// The queue panel family: incidents in the order in which they break, their details, and orders for them.
@org.jspecify.annotations.NullMarked
module org.yilan.queue {
    requires static org.jspecify;
    requires transitive org.yilan.fx;

    exports org.yilan.queue;

    provides org.yilan.fx.PanelProvider with
            org.yilan.queue.QueueProvider,
            org.yilan.queue.BreachProvider;
}
