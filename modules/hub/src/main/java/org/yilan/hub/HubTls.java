package org.yilan.hub;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.http.TlsFiles;
import org.yilan.feeds.spi.Connection;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.ValueSource;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509KeyManager;

/// How a hub shows who it is.
///
/// @param context makes the sockets
/// @param certificate what is shown
public record HubTls(SSLContext context, X509Certificate certificate) {
    private static final List<String> KEYS = List.of("EC", "RSA", "EdDSA", "RSASSA-PSS");

    /// Reads PEM files.
    ///
    /// @param certificate the certificate and its chain
    /// @param key PKCS #8; in `certificate` too when null
    /// @param password of the key, or null
    /// @throws HubException when they cannot be used; the message says why and what to do
    public static HubTls pem(
            Path certificate, @Nullable Path key, @Nullable ValueSource password, Date now) {
        return read(new Connection.Tls(null, certificate, key, null, password), now);
    }

    /// Reads a PKCS #12 file.
    ///
    /// @throws HubException when it cannot be used; the message says why and what to do
    public static HubTls keystore(Path file, @Nullable ValueSource password, Date now) {
        return read(new Connection.Tls(null, null, null, file, password), now);
    }

    private static HubTls read(Connection.Tls files, Date now) {
        try {
            TlsFiles.Loaded loaded = new TlsFiles(files).load();
            if (loaded == null || loaded.keys() == null) {
                throw new HubException("hub.tls names no certificate.", null);
            }
            X509Certificate certificate = shown(loaded.keys().getKeyManagers());
            certificate.checkValidity(now);
            return new HubTls(loaded.context(), certificate);
        } catch (FeedException e) {
            throw new HubException("The hub's TLS: " + e.getMessage(), e);
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            throw new HubException(
                    "The hub's certificate is not valid now: "
                            + e.getMessage()
                            + ". No console would trust it: renew it (./yilan hub certificate"
                            + " makes one for a small room).",
                    e);
        }
    }

    private static X509Certificate shown(KeyManager[] managers) {
        for (KeyManager manager : managers) {
            if (manager instanceof X509KeyManager keys) {
                for (String kind : KEYS) {
                    String[] aliases = keys.getServerAliases(kind, null);
                    if (aliases != null && aliases.length > 0) {
                        return keys.getCertificateChain(aliases[0])[0];
                    }
                }
            }
        }
        throw new HubException(
                "The hub's TLS: there is no key with a certificate for it in the files.", null);
    }

    /// What tells this certificate from any other: `AB:CD:…`, SHA-256, as browsers and openssl write it.
    public String fingerprint() {
        return fingerprint(certificate);
    }

    static String fingerprint(X509Certificate certificate) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").formatHex(hash).toUpperCase(Locale.ROOT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }
}
