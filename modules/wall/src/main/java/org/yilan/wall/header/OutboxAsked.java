package org.yilan.wall.header;

import javafx.event.Event;
import javafx.event.EventType;

/// Somebody wants to see the orders that wait. The header cannot show them itself: panels do not know the wall.
public final class OutboxAsked extends Event {
    public static final EventType<OutboxAsked> TYPE = new EventType<>(Event.ANY, "OUTBOX_ASKED");

    private static final long serialVersionUID = 1;

    OutboxAsked() {
        super(TYPE);
    }
}
