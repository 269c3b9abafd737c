package org.yilan.console;

import org.yilan.wire.WireException;

import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/// What is wrong with a link, as the key of the sentence that tells a person what to do.
final class LinkFault {
    private LinkFault() {}

    static String keyOf(Exception e) {
        return switch (e) {
            case HubException h when h.unauthorised() -> "console.link.unauthorised";
            case HubException h when h.status() == 200 -> "console.link.garbled";
            case HubException h -> "console.link.answer";
            case WireException w -> "console.link.garbled";
            case SSLException s -> secure(s);
            case SocketTimeoutException t -> "console.link.silent";
            default ->
                    String.valueOf(e.getMessage()).startsWith("unexpected end of stream on http:")
                            ? "console.link.plain"
                            : "console.link.unreachable";
        };
    }

    private static String secure(SSLException e) {
        boolean untrusted = false;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException
                    || cause instanceof CertificateNotYetValidException) {
                return "console.link.expired";
            }
            untrusted |= cause instanceof CertificateException;
        }
        if (e instanceof SSLPeerUnverifiedException) {
            return "console.link.other-host";
        }
        return untrusted || e instanceof SSLHandshakeException
                ? "console.link.untrusted"
                : "console.link.no-tls";
    }
}
