package org.yilan.feeds.http;

import org.jspecify.annotations.Nullable;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import javax.net.ssl.SSLPeerUnverifiedException;

/// Why a connection cannot be trusted, in words that go on after an address.
final class TlsFault {
    private TlsFault() {}

    static String words(Throwable fault) {
        // Ours first: the outermost message names the alert that we sent, as if the upstream had.
        return said(fault, TlsFault::ofCertificate)
                .or(() -> said(fault, TlsFault::ofAlert))
                .orElse(" does not offer a connection that can be trusted.");
    }

    private static Optional<String> said(
            Throwable fault, Function<Throwable, @Nullable String> by) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
                .limit(20)
                .map(by)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static @Nullable String ofCertificate(Throwable t) {
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
        String why = words(t.getMessage());
        return why.contains("no subject alternative") || why.contains("no name matching")
                ? " has a certificate for another host."
                : null;
    }

    private static @Nullable String ofAlert(Throwable t) {
        String why = words(t.getMessage());
        boolean certificate =
                why.contains("certificate_required")
                        || why.contains("bad_certificate")
                        || why.contains("certificate_unknown")
                        || why.contains("unknown_ca");
        return why.contains("received fatal alert") && certificate
                ? " wants a certificate of ours, or does not accept it: tls.certificate."
                : null;
    }

    private static String words(@Nullable String message) {
        return message == null ? "" : message.toLowerCase(Locale.ROOT);
    }
}
