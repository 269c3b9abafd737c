package org.yilan.hub;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.ValueSource;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;

/// A channel by which others are told of response levels, as it was set up.
///
/// @param id its name in the journal
/// @param name what people call it
/// @param audience whom it reaches, a word of the plan; empty for whatever is told to anybody
/// @param way where it goes
/// @param content what is sent
/// @param sender who the messages say they are from, see CAP 1.2 `sender`
/// @param zone in which times are written
/// @param giveUpAfter how long after the decision it is still tried
public record NotificationChannel(
        String id,
        String name,
        String audience,
        Way way,
        Content content,
        String sender,
        ZoneId zone,
        Duration giveUpAfter) {

    /// What is sent.
    public enum Content {
        /// A CAP 1.2 message.
        CAP,
        /// The facts as a JSON object.
        JSON
    }

    /// Where a message goes.
    public sealed interface Way {}

    /// It is posted to an address.
    ///
    /// @param secret signs it; null for no signature
    /// @param headers sent with it
    /// @param timeout for the whole answer
    public record Webhook(
            URI url,
            @Nullable ValueSource secret,
            Map<String, ValueSource> headers,
            Duration timeout)
            implements Way {
        public Webhook {
            headers = Map.copyOf(headers);
        }
    }

    /// It is put into a folder that another system reads.
    public record FileDrop(Path folder) implements Way {}
}
