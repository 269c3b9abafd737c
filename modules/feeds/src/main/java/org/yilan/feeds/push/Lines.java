package org.yilan.feeds.push;

import okhttp3.OkHttpClient;

import org.yilan.feeds.http.Fetcher;
import org.yilan.feeds.http.HttpAccess;
import org.yilan.feeds.spi.Channel;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.transport.Transport;

/// Makes the transports that are told.
public final class Lines {
    private Lines() {}

    /// @param shared for streams over HTTP, and for links in messages
    public static Transport of(FeedConfig config, OkHttpClient shared) {
        HttpAccess access = new HttpAccess(config, shared);
        Line line =
                switch (config.connection().channel()) {
                    case Channel.ServerSentEvents c -> new EventLine(config, c, access);
                    case Channel.Socket c -> new SocketLine(config, c, access);
                    case Channel.Mqtt c -> new MqttLine(config, c, access);
                    case Channel.Folder c -> new FolderLine(config, c);
                    case Channel.Polling p ->
                            throw new IllegalArgumentException("a feed that is polled has no line");
                };
        return new Push(config, line, new Fetcher(config, shared));
    }
}
