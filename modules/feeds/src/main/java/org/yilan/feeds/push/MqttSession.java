package org.yilan.feeds.push;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3SubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Channel;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/// One connection to a broker, of one version of the protocol.
interface MqttSession {
    /// Takes what the broker sends. Called by one thread at a time, not the network's: it may wait.
    @FunctionalInterface
    interface Hearing {
        /// @param sure whether the broker sends it again until it is acknowledged
        void heard(String topic, byte[] payload, boolean sure, Runnable acknowledge);
    }

    /// What is asked of the broker.
    ///
    /// @param keepAlive in seconds
    /// @param window messages under way at once that are not acknowledged
    record Wish(Channel.Mqtt channel, int keepAlive, long maxBytes, int window) {
        /// A day: what a broker keeps for a named client while the hub is away.
        static final long KEPT_SECONDS = 86_400;

        MqttQos qos() {
            MqttQos qos = MqttQos.fromCode(channel.qos());
            return qos == null ? MqttQos.AT_MOST_ONCE : qos;
        }

        boolean kept() {
            return !channel.client().isEmpty();
        }
    }

    CompletableFuture<?> connect(byte @Nullable [] password);

    CompletableFuture<?> subscribe();

    /// Ends the connection, if it stands. Does not wait.
    void disconnect();

    /// Why a broker refuses us, in its own words, or null when that is not what happened.
    static @Nullable String refusal(@Nullable Throwable cause) {
        Enum<?> code =
                switch (cause) {
                    case Mqtt5ConnAckException e -> e.getMqttMessage().getReasonCode();
                    case Mqtt3ConnAckException e -> e.getMqttMessage().getReturnCode();
                    case Mqtt5SubAckException e -> e.getMqttMessage().getReasonCodes().getFirst();
                    case Mqtt3SubAckException e -> e.getMqttMessage().getReturnCodes().getFirst();
                    case Mqtt5DisconnectException e -> e.getMqttMessage().getReasonCode();
                    case null, default -> null;
                };
        return code == null ? null : code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
