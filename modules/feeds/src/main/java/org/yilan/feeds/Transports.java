package org.yilan.feeds;

import okhttp3.OkHttpClient;

import org.yilan.feeds.http.Fetcher;
import org.yilan.feeds.push.Lines;
import org.yilan.feeds.spi.Channel;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.transport.Transport;

/// Makes the transport that a feed's configuration asks for.
final class Transports {
    private Transports() {}

    static Transport of(FeedConfig config, OkHttpClient shared) {
        return config.connection().channel() instanceof Channel.Polling
                ? new Fetcher(config, shared)
                : Lines.of(config, shared);
    }
}
