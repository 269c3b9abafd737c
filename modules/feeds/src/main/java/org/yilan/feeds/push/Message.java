package org.yilan.feeds.push;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.FeedException;

import java.nio.charset.Charset;

/// A document that an upstream has sent by itself, or the reason why it could not be taken.
///
/// @param place where it came from, for a person: `event 17`, `topic air/3`
/// @param charset as declared by the transport, or null
/// @param fault why there is no body, or null
/// @param taken run once it is durable
record Message(
        String place,
        byte[] body,
        @Nullable Charset charset,
        @Nullable FeedException fault,
        Runnable taken) {
    private static final Runnable NOBODY = () -> {};

    static Message of(String place, byte[] body, @Nullable Charset charset) {
        return new Message(place, body, charset, null, NOBODY);
    }

    /// A message that broke a limit.
    static Message refused(String place, FeedException why) {
        return new Message(place, new byte[0], null, why, NOBODY);
    }

    static Message tooLarge(String place, long maxBytes) {
        return refused(
                place,
                new FeedException(
                        "too-large",
                        "The message is larger than the limit of " + maxBytes + " bytes."));
    }
}
