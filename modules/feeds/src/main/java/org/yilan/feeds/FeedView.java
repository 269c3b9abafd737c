package org.yilan.feeds;

import org.yilan.situation.model.FeedFigures;
import org.yilan.situation.model.FeedHealth;

import java.util.List;

/// What can be seen of the feeds from outside. Any thread may call.
public interface FeedView {
    /// How each feed is doing, with its last good answer up to date (the journal has changes only), in the order of the
    /// configuration.
    List<FeedHealth> health();

    /// How each feed works at this moment, in the order of the configuration.
    List<FeedFigures> figures();
}
