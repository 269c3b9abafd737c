package org.yilan.feeds.spi;

/// One upstream format. Found by [java.util.ServiceLoader]; a provider needs a public constructor without arguments.
///
/// Every feed has an instance of its own, used by one thread at a time, so an instance may remember what saves work (what
/// it has fetched already). It must not remember what correctness needs: after a restart it starts empty, and what it
/// reports is compared with the situation anyway, so reporting a thing again is harmless.
public interface FeedAdapter {
    /// The name by which a configuration asks for this format, e.g. `cap`.
    String format();

    /// What it reads, in one English line for somebody who looks for a format.
    String about();

    /// Asks the upstream once and reports all that it says. What was reported before an exception still counts.
    ///
    /// @throws FeedException when there was no usable answer
    void poll(Poll poll) throws FeedException;
}
