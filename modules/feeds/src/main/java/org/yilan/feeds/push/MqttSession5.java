package org.yilan.feeds.push;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5ConnectBuilder;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;

/// MQTT 5.
final class MqttSession5 implements MqttSession {
    private static final int HEADER = 64 * 1024;

    private final Mqtt5AsyncClient client;
    private final Wish wish;

    MqttSession5(Mqtt5AsyncClient client, Wish wish, Hearing hearing) {
        this.client = client;
        this.wish = wish;
        // Before connecting: a broker that kept messages for us sends them at once.
        client.publishes(
                MqttGlobalPublishFilter.ALL,
                p ->
                        hearing.heard(
                                p.getTopic().toString(),
                                p.getPayloadAsBytes(),
                                p.getQos() != MqttQos.AT_MOST_ONCE,
                                p::acknowledge),
                task -> Thread.ofVirtual().name("feed-mqtt").start(task),
                true);
    }

    @Override
    public CompletableFuture<?> connect(byte @Nullable [] password) {
        Mqtt5ConnectBuilder connect =
                Mqtt5Connect.builder()
                        .keepAlive(wish.keepAlive())
                        .cleanStart(!wish.kept())
                        .sessionExpiryInterval(wish.kept() ? Wish.KEPT_SECONDS : 0)
                        .restrictions()
                        .receiveMaximum(wish.window())
                        .maximumPacketSize((int) Math.min(wish.maxBytes() + HEADER, 268_435_460L))
                        .applyRestrictions();
        String user = wish.channel().user();
        if (password != null && !user.isEmpty()) {
            connect =
                    connect.simpleAuth(
                            Mqtt5SimpleAuth.builder().username(user).password(password).build());
        } else if (password != null) {
            connect = connect.simpleAuth(Mqtt5SimpleAuth.builder().password(password).build());
        } else if (!user.isEmpty()) {
            connect = connect.simpleAuth(Mqtt5SimpleAuth.builder().username(user).build());
        }
        return client.connect(connect.build());
    }

    @Override
    public CompletableFuture<?> subscribe() {
        return client.subscribeWith().topicFilter(wish.channel().topic()).qos(wish.qos()).send();
    }

    @Override
    public void disconnect() {
        var unused = client.disconnect();
    }
}
