package org.yilan.feeds.push;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientBuilder;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfig;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.http.HttpAccess;
import org.yilan.feeds.http.TlsFiles;
import org.yilan.feeds.spi.Channel;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.ValueSource;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A subscription at an MQTT broker.
///
/// What the broker was asked to deliver at least once is acknowledged when it is in the journal; while the inbox is full it
/// waits at the broker. What was asked for at most once cannot wait there: then the newest is dropped, and counted.
final class MqttLine implements Line {
    private static final long SHORTEST_KEEP_ALIVE = 10;
    private static final long LONGEST_KEEP_ALIVE = 60;

    private final FeedConfig config;
    private final Channel.Mqtt channel;
    private final HttpAccess access;
    private final TlsFiles tls;
    private volatile CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean closed;

    /// @param access for the words of faults
    MqttLine(FeedConfig config, Channel.Mqtt channel, HttpAccess access) {
        this.config = config;
        this.channel = channel;
        this.access = access;
        this.tls = new TlsFiles(config.connection().tls());
    }

    @Override
    public void close() {
        closed = true;
        access.cancel();
        ended.complete(null);
    }

    @Override
    public void hold(Inbox inbox) throws FeedException, InterruptedException {
        CompletableFuture<Void> end = new CompletableFuture<>();
        ended = end;
        if (closed) {
            throw new FeedException("cancelled", "The feed was stopped.");
        }
        MqttSession session = session(end, new Hearing(inbox));
        try {
            wait(session.connect(password()));
            wait(session.subscribe());
            inbox.alive();
            end.get();
        } catch (ExecutionException e) {
            throw fault(e.getCause());
        } finally {
            session.disconnect();
        }
    }

    private MqttSession session(CompletableFuture<Void> end, MqttSession.Hearing hearing)
            throws FeedException {
        URI url = config.url();
        boolean secured = "mqtts".equals(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : secured ? 8883 : 1883;
        long millis = config.timeout().toMillis();
        var transport =
                MqttClientTransportConfig.builder()
                        .serverAddress(InetSocketAddress.createUnresolved(url.getHost(), port))
                        .socketConnectTimeout(millis, TimeUnit.MILLISECONDS)
                        .mqttConnectTimeout(millis, TimeUnit.MILLISECONDS);
        if (secured) {
            transport = transport.sslConfig(sslConfig(millis));
        }
        MqttClientBuilder builder =
                MqttClient.builder()
                        .transportConfig(transport.build())
                        .addDisconnectedListener(
                                context -> {
                                    // The end of a connection that never stood comes by another
                                    // way.
                                    end.completeExceptionally(context.getCause());
                                });
        // The protocol lets a client have no name, and some brokers do not.
        builder =
                builder.identifier(
                        channel.client().isEmpty()
                                ? "yilan" + UUID.randomUUID().toString().substring(24)
                                : channel.client());
        MqttSession.Wish wish =
                new MqttSession.Wish(channel, keepAlive(), config.maxBytes(), Inbox.MOST / 2);
        return switch (channel.version()) {
            case V5 -> new MqttSession5(builder.useMqttVersion5().buildAsync(), wish, hearing);
            case V3_1_1 -> new MqttSession3(builder.useMqttVersion3().buildAsync(), wish, hearing);
        };
    }

    private MqttClientSslConfig sslConfig(long millis) throws FeedException {
        var ssl = MqttClientSslConfig.builder().handshakeTimeout(millis, TimeUnit.MILLISECONDS);
        TlsFiles.Loaded loaded = tls.load();
        if (loaded != null) {
            ssl = ssl.trustManagerFactory(loaded.trusts());
            if (loaded.keys() != null) {
                ssl = ssl.keyManagerFactory(loaded.keys());
            }
        }
        return ssl.build();
    }

    /// Often enough to notice a dead connection well within the freshness limit.
    private int keepAlive() {
        Duration third = config.freshness().dividedBy(3);
        return (int) Math.clamp(third.toSeconds(), SHORTEST_KEEP_ALIVE, LONGEST_KEEP_ALIVE);
    }

    private byte @Nullable [] password() throws FeedException {
        ValueSource source = channel.password();
        return source == null ? null : source.read().getBytes(StandardCharsets.UTF_8);
    }

    private void wait(CompletableFuture<?> step)
            throws InterruptedException, ExecutionException, FeedException {
        try {
            step.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw fault(new SocketTimeoutException("no answer"));
        }
    }

    private FeedException fault(@Nullable Throwable cause) {
        String refused = MqttSession.refusal(cause);
        if (refused != null) {
            return new FeedException(
                    "mqtt-refused",
                    "The broker at "
                            + HttpAccess.place(config.url())
                            + " refuses us: "
                            + refused
                            + ".");
        }
        Throwable io = cause;
        for (int depth = 0; io != null && depth < 20; depth++, io = io.getCause()) {
            if (io instanceof IOException e) {
                return access.fault(e, config.url(), config.timeout());
            }
        }
        return access.fault(new IOException(String.valueOf(cause)), config.url(), config.timeout());
    }

    /// Puts what comes into the inbox.
    private final class Hearing implements MqttSession.Hearing {
        private final Inbox inbox;

        Hearing(Inbox inbox) {
            this.inbox = inbox;
        }

        @Override
        public void heard(String topic, byte[] payload, boolean sure, Runnable acknowledge) {
            String place = "topic " + topic;
            Message message =
                    payload.length > config.maxBytes()
                            ? Message.tooLarge(place, config.maxBytes())
                            : Message.of(place, payload, null);
            Message owed =
                    new Message(
                            place,
                            message.body(),
                            null,
                            message.fault(),
                            sure ? acknowledge : message.taken());
            if (!sure) {
                inbox.offer(owed);
                return;
            }
            try {
                inbox.put(owed);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
