package org.yilan.fx;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.Changes;

/// What the person at the console has selected; the map, the queue and the details follow it. FX thread.
public final class Selection {
    /// @param kind what it is: an incident, an alert, a storm, a sensor, a facility, a level, a feed
    public record Item(Changes.Kind kind, String id) {}

    private final ReadOnlyObjectWrapper<@Nullable Item> item = new ReadOnlyObjectWrapper<>();

    public ReadOnlyObjectProperty<@Nullable Item> itemProperty() {
        return item.getReadOnlyProperty();
    }

    public @Nullable Item item() {
        return item.get();
    }

    public void select(Changes.Kind kind, String id) {
        item.set(new Item(kind, id));
    }

    public void clear() {
        item.set(null);
    }
}
