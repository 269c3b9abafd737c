package org.yilan.feeds.http;

import org.jspecify.annotations.Nullable;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;

import javax.net.ssl.SSLPeerUnverifiedException;

/// Why a connection cannot be trusted, in words that go on after an address.
final class TlsFault {
    private TlsFault() {}

    static String words(Throwable fault) {
        int depth = 0;
        for (Throwable t = fault; t != null && depth < 20; t = t.getCause(), depth++) {
            String words = one(t);
            if (words != null) {
                return words;
            }
        }
        return " does not offer a connection that can be trusted.";
    }

    private static @Nullable String one(Throwable t) {
        if (t instanceof CertificateExpiredException) {
            return " has a certificate that has expired.";
        }
        if (t instanceof CertificateNotYetValidException) {
            return " has a certificate that is not valid yet; one of the clocks is wrong.";
        }
        if (t instanceof SSLPeerUnverifiedException) {
            return " has a certificate for another host.";
        }
        if (t instanceof CertPathBuilderException) {
            return " has a certificate of nobody whom we trust; tls.ca names whom to trust.";
        }
        String why = String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT);
        if (why.contains("no subject alternative") || why.contains("no name matching")) {
            return " has a certificate for another host.";
        }
        if (why.contains("certificate_required")
                || why.contains("bad_certificate")
                || why.contains("certificate_unknown")
                || why.contains("unknown_ca")) {
            return " wants a certificate of ours, or does not accept it: tls.certificate.";
        }
        return null;
    }
}
