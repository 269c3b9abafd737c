package org.yilan.feeds.http;

import static java.util.stream.Collectors.joining;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Connection;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// The files of a feed's TLS, read into what makes connections. One thread at a time.
public final class TlsFiles {
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----");

    private final Connection.Tls tls;
    private List<FileTime> read = List.of();

    /// @param context makes the sockets
    /// @param trust decides whom we trust
    /// @param trusts the factory that it came from
    /// @param keys what we show, null for nothing
    public record Loaded(
            SSLContext context,
            X509TrustManager trust,
            TrustManagerFactory trusts,
            @Nullable KeyManagerFactory keys) {}

    public TlsFiles(Connection.Tls tls) {
        this.tls = tls;
    }

    /// Whether a file is another than the one that was read: certificates are renewed while a wall stands.
    public boolean changed() {
        return !times().equals(read);
    }

    /// What the files say; null when there are none, so the runtime's defaults hold.
    ///
    /// @throws FeedException of class `tls-files` or `credentials-missing`
    public @Nullable Loaded load() throws FeedException {
        List<FileTime> times = times();
        if (tls.equals(Connection.Tls.DEFAULT)) {
            return null;
        }
        try {
            TrustManagerFactory trusts = trusts();
            KeyManagerFactory keys = keys();
            SSLContext context = SSLContext.getInstance("TLS");
            KeyManager[] shown = keys == null ? null : keys.getKeyManagers();
            TrustManager[] trusted = trusts.getTrustManagers();
            context.init(shown, trusted, null);
            for (TrustManager manager : trusted) {
                if (manager instanceof X509TrustManager x) {
                    read = times;
                    return new Loaded(context, x, trusts, keys);
                }
            }
            throw new GeneralSecurityException("no trust manager for X.509");
        } catch (GeneralSecurityException e) {
            throw new FeedException(
                    "tls-files", "TLS cannot be set up with the files of this feed.", e);
        }
    }

    private TrustManagerFactory trusts() throws GeneralSecurityException, FeedException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        Path ca = tls.ca();
        if (ca == null) {
            factory.init((KeyStore) null);
            return factory;
        }
        KeyStore store = empty();
        int i = 0;
        for (Certificate certificate : certificates(ca)) {
            store.setCertificateEntry("ca" + i++, certificate);
        }
        factory.init(store);
        return factory;
    }

    private @Nullable KeyManagerFactory keys() throws GeneralSecurityException, FeedException {
        Path keystore = tls.keystore();
        Path certificate = tls.certificate();
        if (keystore == null && certificate == null) {
            return null;
        }
        ValueSource source = tls.password();
        char[] password = source == null ? new char[0] : source.read().toCharArray();
        KeyStore store;
        if (keystore != null) {
            store = stored(keystore, password);
        } else {
            Path chain = Objects.requireNonNull(certificate);
            Path key = tls.key() == null ? chain : tls.key();
            PrivateKey secret = PemKey.read(key, source == null ? null : password);
            store = empty();
            store.setKeyEntry(
                    "feed", secret, password, certificates(chain).toArray(Certificate[]::new));
        }
        KeyManagerFactory factory =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return factory;
    }

    private static KeyStore stored(Path file, char[] password) throws FeedException {
        try {
            return KeyStore.getInstance(file.toFile(), password);
        } catch (IOException | GeneralSecurityException e) {
            throw new FeedException(
                    "tls-files",
                    "The keystore " + file + " cannot be opened; file or password is wrong.",
                    e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, null);
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
        return store;
    }

    /// Other blocks in the file, a key for instance, do not matter here; the runtime's reader stumbles over them.
    private static Collection<? extends Certificate> certificates(Path file) throws FeedException {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new FeedException("tls-files", "The file " + file + " cannot be read.", e);
        }
        String blocks =
                CERTIFICATE.matcher(text).results().map(r -> r.group()).collect(joining("\n"));
        if (blocks.isEmpty()) {
            throw new FeedException(
                    "tls-files", "The file " + file + " has no certificate as PEM.");
        }
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(
                            new ByteArrayInputStream(blocks.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (CertificateException e) {
            throw new FeedException(
                    "tls-files", "A certificate in the file " + file + " is broken.", e);
        }
    }

    private List<FileTime> times() {
        List<FileTime> times = new ArrayList<>();
        Stream.of(tls.ca(), tls.certificate(), tls.key(), tls.keystore())
                .filter(Objects::nonNull)
                .forEach(
                        f -> {
                            try {
                                times.add(Files.getLastModifiedTime(f));
                            } catch (IOException e) {
                                // Loading says so, with the file's name.
                                times.add(FileTime.fromMillis(0));
                            }
                        });
        return times;
    }
}
