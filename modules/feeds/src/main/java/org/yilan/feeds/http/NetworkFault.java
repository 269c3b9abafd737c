package org.yilan.feeds.http;

import org.yilan.feeds.spi.FeedException;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;

import javax.net.ssl.SSLException;

/// Puts the many ways in which a network fails into classes and words.
final class NetworkFault {
    private NetworkFault() {}

    static FeedException of(IOException e, URI at, Duration timeout) {
        String place = HttpAccess.place(at);
        String why = e.getMessage() == null ? "" : e.getMessage().toLowerCase(Locale.ROOT);
        if (e.getCause() instanceof FeedException own) {
            return own; // of ours, on its way through OkHttp
        }
        if (e instanceof SocketTimeoutException || e instanceof InterruptedIOException) {
            return new FeedException(
                    "timeout", place + " did not answer fully within " + words(timeout) + ".", e);
        }
        if (e instanceof UnknownHostException) {
            return new FeedException("dns", "The host " + at.getHost() + " is not known.", e);
        }
        if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
            return new FeedException(
                    "no-connection", "Nothing can be reached at " + place + ".", e);
        }
        if (e instanceof SSLException) {
            return new FeedException("tls", place + TlsFault.words(e), e);
        }
        if (e instanceof EOFException
                || why.contains("unexpected end of stream")
                || why.contains("unexpected end of zlib")) {
            return new FeedException("cut-short", place + " broke off in the middle.", e);
        }
        if (why.contains("failed to authenticate with proxy")) {
            return new FeedException("http-407", "The proxy does not accept our credentials.", e);
        }
        if (e instanceof ProtocolException) {
            return new FeedException("protocol", place + " does not speak proper HTTP.", e);
        }
        return new FeedException("connection-lost", "The connection to " + place + " was lost.", e);
    }

    private static String words(Duration timeout) {
        return timeout.toMillis() % 1000 == 0
                ? timeout.toSeconds() + " s"
                : timeout.toMillis() + " ms";
    }
}
