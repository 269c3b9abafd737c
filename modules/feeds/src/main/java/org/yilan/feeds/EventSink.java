package org.yilan.feeds;

import org.yilan.situation.event.Event;

import java.util.List;

/// Takes what feeds found out. Implemented by the hub.
@FunctionalInterface
public interface EventSink {
    /// Appends events in order and returns when they are durable and folded into the situation that the feeds compare
    /// with. Called by several feed threads at once. A [RuntimeException] means that nothing was appended; the feed will
    /// find and report the same things again.
    void append(String feedId, List<Event> events);
}
