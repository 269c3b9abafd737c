package org.yilan.feeds.cap;

import java.security.Key;
import java.security.KeyException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

import javax.xml.crypto.AlgorithmMethod;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.KeySelectorException;
import javax.xml.crypto.KeySelectorResult;
import javax.xml.crypto.XMLCryptoContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyValue;
import javax.xml.crypto.dsig.keyinfo.X509Data;

/// The key that a message brings with its signature. It proves that nothing was changed, not who signed. One thread.
final class MessageKey extends KeySelector {
    private final List<X509Certificate> certificates = new ArrayList<>();

    /// There is none.
    static final class NoKeyException extends KeySelectorException {
        private static final long serialVersionUID = 1;

        NoKeyException() {
            super("no key");
        }
    }

    @Override
    public KeySelectorResult select(
            KeyInfo info, Purpose purpose, AlgorithmMethod method, XMLCryptoContext context)
            throws KeySelectorException {
        Key bare = null;
        for (Object part : info == null ? List.of() : info.getContent()) {
            if (part instanceof X509Data data) {
                for (Object one : data.getContent()) {
                    if (one instanceof X509Certificate certificate) {
                        certificates.add(certificate);
                    }
                }
            } else if (part instanceof KeyValue value) {
                bare = key(value);
            }
        }
        Key key = certificates.isEmpty() ? bare : certificates.getFirst().getPublicKey();
        if (key == null) {
            throw new NoKeyException();
        }
        return () -> key;
    }

    private static Key key(KeyValue value) throws KeySelectorException {
        try {
            return value.getPublicKey();
        } catch (KeyException e) {
            throw new KeySelectorException(e);
        }
    }

    /// The signer's first, then those that it brings along; empty for a bare key.
    List<X509Certificate> certificates() {
        return List.copyOf(certificates);
    }

    /// Whom the signer's certificate names, empty for a bare key.
    String subject() {
        return certificates.isEmpty()
                ? ""
                : certificates.getFirst().getSubjectX500Principal().getName();
    }
}
