package org.yilan.wall.header;

import javafx.event.Event;
import javafx.event.EventType;

/// Somebody wants to see how the feeds are. The header cannot show them itself: panels do not know the wall.
public final class FeedsAsked extends Event {
    public static final EventType<FeedsAsked> TYPE = new EventType<>(Event.ANY, "FEEDS_ASKED");

    private static final long serialVersionUID = 1;

    FeedsAsked() {
        super(TYPE);
    }
}
