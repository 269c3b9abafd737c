package org.yilan.feeds;

import okhttp3.OkHttpClient;

import org.yilan.feeds.http.Fetcher;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.transport.Transport;

/// Makes the transport that a feed's configuration asks for.
final class Transports {
    private Transports() {}

    static Transport of(FeedConfig config, OkHttpClient shared) {
        return new Fetcher(config, shared);
    }
}
