package org.yilan.feeds.cap;

import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Values;
import org.yilan.situation.model.Signature;
import org.yilan.situation.model.Signature.State;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whose signatures a feed trusts: the certificates in the file of its option `signers` and whomever those vouch for. Any
/// thread.
///
/// @param trusted certificates of signers, or of those who issue theirs; may be empty
/// @param required whether a message that none of them signed is refused
record Signers(List<X509Certificate> trusted, boolean required) {

    Signers {
        trusted = List.copyOf(trusted);
    }

    /// As the feed's options say.
    ///
    /// @throws FeedException of class `signers-missing` when the file is not there or has no certificate
    static Signers of(FeedConfig config) throws FeedException {
        boolean required = config.option("signature").orElse("").equals("required");
        String file = config.option("signers").orElse("");
        if (file.isEmpty()) {
            return new Signers(List.of(), required);
        }
        List<X509Certificate> trusted = new ArrayList<>();
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            for (Certificate one :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.add((X509Certificate) one);
            }
        } catch (IOException | CertificateException e) {
            throw new FeedException(
                    "signers-missing",
                    "The certificates of its signers cannot be read from "
                            + file
                            + ": "
                            + Values.line(String.valueOf(e.getMessage())),
                    e);
        }
        if (trusted.isEmpty()) {
            throw new FeedException(
                    "signers-missing",
                    "There is no certificate in " + file + " (PEM is expected).");
        }
        return new Signers(trusted, required);
    }

    /// Whether a message with this signature, or null for none, may be used.
    boolean accepts(@org.jspecify.annotations.Nullable Signature signature) {
        if (!required) {
            return true;
        }
        return signature != null
                && (signature.state() == State.TRUSTED
                        || (trusted.isEmpty() && signature.state() == State.INTACT));
    }

    /// What a signature that fits is worth.
    ///
    /// @param chain the signer's certificate and those that came with it; empty for a bare key
    Signature judged(List<X509Certificate> chain, String subject, Instant at) {
        if (trusted.isEmpty()) {
            return new Signature(State.INTACT, subject, "");
        }
        if (chain.isEmpty()) {
            return new Signature(State.INTACT, subject, "a bare key: nobody vouches for it");
        }
        if (trusted.contains(chain.getFirst())) {
            return inTime(chain.getFirst(), at)
                    ? new Signature(State.TRUSTED, subject, "")
                    : new Signature(
                            State.INTACT, subject, "its certificate was not valid at that time");
        }
        Set<TrustAnchor> anchors = new HashSet<>();
        trusted.forEach(c -> anchors.add(new TrustAnchor(c, null)));
        try {
            PKIXParameters parameters = new PKIXParameters(anchors);
            // No list of revocations is fetched: a wall must not depend on somebody else's server.
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            List<X509Certificate> path = new ArrayList<>(chain);
            path.removeAll(trusted);
            CertPathValidator.getInstance("PKIX")
                    .validate(
                            CertificateFactory.getInstance("X.509").generateCertPath(path),
                            parameters);
            return new Signature(State.TRUSTED, subject, "");
        } catch (GeneralSecurityException e) {
            return new Signature(
                    State.INTACT, subject, "not one of the signers that this feed trusts");
        }
    }

    private static boolean inTime(X509Certificate certificate, Instant at) {
        return !at.isBefore(certificate.getNotBefore().toInstant())
                && !at.isAfter(certificate.getNotAfter().toInstant());
    }
}
