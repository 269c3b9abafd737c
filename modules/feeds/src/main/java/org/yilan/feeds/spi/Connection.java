package org.yilan.feeds.spi;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;

/// How a feed reaches its upstream.
///
/// @param channel how documents come in
/// @param tls what is trusted, and what we show
/// @param proxy through which machine, or null
public record Connection(Channel channel, Tls tls, @Nullable Proxy proxy) {
    /// Polling, trusting whom the Java runtime trusts.
    public static final Connection POLLING =
            new Connection(new Channel.Polling(), Tls.DEFAULT, null);

    /// As polling, by another way.
    public static Connection by(Channel channel) {
        return new Connection(channel, Tls.DEFAULT, null);
    }

    /// What is trusted and shown in TLS. Files are read when a connection is made and again when they have changed.
    ///
    /// @param ca PEM file of the authorities that are trusted in place of the runtime's own, or null
    /// @param certificate PEM file of our certificate and its chain, or null
    /// @param key PEM file of its key, PKCS #8; in `certificate` too when null
    /// @param keystore PKCS #12 file of certificate and key in place of these two, or null
    /// @param password of the key or keystore, or null
    public record Tls(
            @Nullable Path ca,
            @Nullable Path certificate,
            @Nullable Path key,
            @Nullable Path keystore,
            @Nullable ValueSource password) {
        /// The runtime's own authorities, no certificate.
        public static final Tls DEFAULT = new Tls(null, null, null, null, null);
    }

    /// An HTTP proxy.
    ///
    /// @param address `http://host:port`
    /// @param credentials `user:password`, or null
    public record Proxy(URI address, @Nullable ValueSource credentials) {
        public Proxy {
            if (!"http".equals(address.getScheme())
                    || address.getHost() == null
                    || address.getPort() < 0) {
                throw new IllegalArgumentException(
                        "a proxy's address is like http://host:port, not " + address.getHost());
            }
            if (address.getRawUserInfo() != null) {
                throw new IllegalArgumentException(
                        "a proxy's credentials do not belong in its address");
            }
        }
    }
}
