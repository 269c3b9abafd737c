package org.yilan.feeds.spi;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// The way by which a feed's documents come in. An adapter does not see it: whatever arrives is what its first
/// [Poll#get] of a round returns.
public sealed interface Channel {
    /// Asked for over HTTP, once a period.
    record Polling() implements Channel {}

    /// A stream of `text/event-stream`; the data of an event is a document.
    ///
    /// @param events names of the events that hold documents, every event when empty; others are signs of life only
    record ServerSentEvents(Set<String> events) implements Channel {
        public ServerSentEvents {
            events = Set.copyOf(events);
        }
    }

    /// A WebSocket; a message is a document.
    ///
    /// @param greeting text that is sent once the connection stands, empty for none
    record Socket(String greeting) implements Channel {}

    /// A subscription at an MQTT broker; a message is a document.
    ///
    /// @param topic topic filter, `air/+/state` or `air/#`
    /// @param version of the protocol
    /// @param qos 0, 1 or 2: what the broker is asked for. From 1 on a message counts as taken once it is in the journal
    /// @param client identifier at the broker, which then keeps what it could not deliver; empty for a new one each time
    /// @param user empty for none
    /// @param password null for none
    record Mqtt(
            String topic,
            Version version,
            int qos,
            String client,
            String user,
            @Nullable ValueSource password)
            implements Channel {
        /// Of MQTT.
        public enum Version {
            V3_1_1,
            V5
        }

        public Mqtt {
            if (topic.isBlank()) {
                throw new IllegalArgumentException("an MQTT feed needs a topic");
            }
            if (qos < 0 || qos > 2) {
                throw new IllegalArgumentException("qos must be 0, 1 or 2, not " + qos);
            }
        }
    }

    /// A folder on this machine; a file that is complete is a document.
    ///
    /// @param files names that count, as a glob: `*.csv`
    record Folder(String files) implements Channel {}
}
