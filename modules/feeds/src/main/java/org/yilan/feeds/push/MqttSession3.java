package org.yilan.feeds.push;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.message.auth.Mqtt3SimpleAuth;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3Connect;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3ConnectBuilder;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;

/// MQTT 3.1.1.
final class MqttSession3 implements MqttSession {
    private final Mqtt3AsyncClient client;
    private final Wish wish;

    MqttSession3(Mqtt3AsyncClient client, Wish wish, Hearing hearing) {
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
        Mqtt3ConnectBuilder connect =
                Mqtt3Connect.builder().keepAlive(wish.keepAlive()).cleanSession(!wish.kept());
        String user = wish.channel().user();
        if (!user.isEmpty()) {
            connect =
                    connect.simpleAuth(
                            password == null
                                    ? Mqtt3SimpleAuth.builder().username(user).build()
                                    : Mqtt3SimpleAuth.builder()
                                            .username(user)
                                            .password(password)
                                            .build());
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
