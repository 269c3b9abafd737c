package org.yilan.feeds.push;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.http.HttpAccess;
import org.yilan.feeds.http.TlsFiles;
import org.yilan.feeds.spi.Channel;
import org.yilan.feeds.spi.Connection;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A WebSocket. A message is asked for when the one before has room in the inbox, so a full inbox stops the upstream; parts
/// of a message are counted as they come. Both is why this is the runtime's client and not OkHttp's, which reads whole
/// messages of any size.
final class SocketLine implements Line {
    private final FeedConfig config;
    private final Channel.Socket channel;
    private final HttpAccess access;
    private final TlsFiles tls;
    private volatile @Nullable WebSocket open;
    private volatile boolean closed;

    SocketLine(FeedConfig config, Channel.Socket channel, HttpAccess access) {
        this.config = config;
        this.channel = channel;
        this.access = access;
        this.tls = new TlsFiles(config.connection().tls());
    }

    @Override
    public void close() {
        closed = true;
        WebSocket socket = open;
        if (socket != null) {
            socket.abort();
        }
    }

    @Override
    public void hold(Inbox inbox) throws FeedException, InterruptedException {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient client = client(executor)) {
            try {
                hold(client, inbox);
            } finally {
                WebSocket socket = open;
                if (socket != null) {
                    socket.abort();
                }
                open = null;
                client.shutdownNow();
                executor.shutdownNow();
            }
        }
    }

    private void hold(HttpClient client, Inbox inbox) throws FeedException, InterruptedException {
        WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(config.timeout());
        for (Map.Entry<String, String> header : access.ownHeaders().entrySet()) {
            try {
                builder.header(header.getKey(), header.getValue());
            } catch (IllegalArgumentException e) {
                throw HttpAccess.uncarriable(header.getKey());
            }
        }
        Ear ear = new Ear(inbox, config.maxBytes());
        long millis = config.timeout().toMillis();
        try {
            WebSocket socket =
                    builder.buildAsync(config.url(), ear).get(millis, TimeUnit.MILLISECONDS);
            open = socket;
            if (closed) {
                throw new FeedException("cancelled", "The feed was stopped.");
            }
            inbox.alive();
            if (!channel.greeting().isEmpty()) {
                socket.sendText(channel.greeting(), true).get(millis, TimeUnit.MILLISECONDS);
            }
            listen(socket, ear);
        } catch (TimeoutException e) {
            throw fault(new java.net.SocketTimeoutException("no answer"));
        } catch (ExecutionException e) {
            throw fault(e.getCause());
        }
    }

    /// Until the end; a ping now and then finds out whether the other end is still there.
    private void listen(WebSocket socket, Ear ear)
            throws FeedException, InterruptedException, ExecutionException, TimeoutException {
        Duration third = config.freshness().dividedBy(3);
        long between = Math.clamp(third.toMillis(), 1_000, 30_000);
        while (true) {
            try {
                ear.ended.get(between, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                CompletableFuture<Void> pong = ear.expectPong();
                socket.sendPing(ByteBuffer.allocate(0))
                        .get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
                try {
                    CompletableFuture.anyOf(pong, ear.ended)
                            .get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException silent) {
                    throw fault(new java.net.SocketTimeoutException("no pong"));
                }
            }
        }
    }

    private HttpClient client(java.util.concurrent.Executor executor) throws FeedException {
        HttpClient.Builder builder =
                HttpClient.newBuilder().executor(executor).connectTimeout(config.timeout());
        TlsFiles.Loaded loaded = tls.load();
        if (loaded != null) {
            builder.sslContext(loaded.context());
        }
        Connection.Proxy proxy = config.connection().proxy();
        if (proxy != null) {
            builder.proxy(
                    ProxySelector.of(
                            InetSocketAddress.createUnresolved(
                                    proxy.address().getHost(), proxy.address().getPort())));
            ValueSource credentials = proxy.credentials();
            if (credentials != null) {
                builder.authenticator(authenticator(credentials.read()));
            }
        }
        return builder.build();
    }

    private static Authenticator authenticator(String credentials) {
        String[] parts = credentials.split(":", 2);
        return new Authenticator() {
            @Override
            protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                return getRequestorType() == RequestorType.PROXY
                        ? new PasswordAuthentication(
                                parts[0], (parts.length > 1 ? parts[1] : "").toCharArray())
                        : null;
            }
        };
    }

    private FeedException fault(@Nullable Throwable e) {
        Throwable cause = e instanceof CompletionException c ? c.getCause() : e;
        if (cause instanceof FeedException own) {
            return own;
        }
        if (cause instanceof WebSocketHandshakeException refused) {
            int code = refused.getResponse().statusCode();
            return new FeedException(
                    "http-" + code,
                    HttpAccess.place(config.url())
                            + " answered "
                            + code
                            + " instead of opening a WebSocket.");
        }
        IOException io =
                cause instanceof IOException i ? i : new IOException(String.valueOf(cause));
        return access.fault(io, config.url(), config.timeout());
    }

    /// Takes messages as they come. Its methods are called one after another.
    private static final class Ear implements WebSocket.Listener {
        private final Inbox inbox;
        private final long maxBytes;
        private final ByteArrayOutputStream message = new ByteArrayOutputStream();
        private final CompletableFuture<Void> ended = new CompletableFuture<>();
        private volatile CompletableFuture<Void> pong = new CompletableFuture<>();
        private boolean tooLarge;
        private long count;

        Ear(Inbox inbox, long maxBytes) {
            this.inbox = inbox;
            this.maxBytes = maxBytes;
        }

        CompletableFuture<Void> expectPong() {
            CompletableFuture<Void> next = new CompletableFuture<>();
            pong = next;
            return next;
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence data, boolean last) {
            return part(socket, data.toString().getBytes(StandardCharsets.UTF_8), last);
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(
                WebSocket socket, ByteBuffer data, boolean last) {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            return part(socket, bytes, last);
        }

        private @Nullable CompletionStage<?> part(WebSocket socket, byte[] bytes, boolean last) {
            if (tooLarge || message.size() + bytes.length > maxBytes) {
                tooLarge = true;
                message.reset();
            } else {
                message.writeBytes(bytes);
            }
            if (last) {
                String place = "message " + ++count;
                Message whole =
                        tooLarge
                                ? Message.tooLarge(place, maxBytes)
                                : Message.of(place, message.toByteArray(), null);
                message.reset();
                tooLarge = false;
                try {
                    if (!inbox.put(whole)) {
                        socket.abort();
                        ended.complete(null);
                        return null;
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return null;
                }
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer data) {
            pong.complete(null);
            inbox.alive();
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            ended.complete(null);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            ended.completeExceptionally(error);
        }
    }
}
