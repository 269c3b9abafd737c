package org.yilan.console;

import okhttp3.OkHttpClient;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// By what a console knows that a hub is the one that it means.
public sealed interface HubTrust {
    /// The authorities that this machine trusts.
    HubTrust SYSTEM = new System();

    /// As [HubTrust#SYSTEM].
    record System() implements HubTrust {}

    /// A file of authorities in place of the machine's.
    ///
    /// @param file PEM
    record Authority(Path file) implements HubTrust {}

    /// One certificate and no other, under whatever name the hub is reached: the fingerprint says more than a name could. It
    /// must be valid at the moment all the same.
    ///
    /// @param sha256 of the certificate, 64 hexadecimal digits
    record Pin(String sha256) implements HubTrust {
        public Pin {
            sha256 =
                    sha256.strip()
                            .toLowerCase(Locale.ROOT)
                            .replaceFirst("^sha-?256[:= ]", "")
                            .replaceAll("[: ]", "");
            if (!sha256.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException(
                        "a fingerprint is 64 hexadecimal digits, like AB:CD:…");
            }
        }
    }

    /// Has a client trust so.
    ///
    /// @throws IOException when the file of authorities cannot be used; the message says why
    default void apply(OkHttpClient.Builder client) throws IOException {
        try {
            switch (this) {
                case System _ -> {}
                case Authority authority -> use(client, new Dated(trusting(authority.file())));
                case Pin pin -> {
                    use(client, new Pinned(pin.sha256()));
                    client.hostnameVerifier((host, session) -> true); // Pinned knows the hub itself
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    private static void use(OkHttpClient.Builder client, X509TrustManager trust)
            throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {trust}, null);
        client.sslSocketFactory(context.getSocketFactory(), trust);
    }

    private static X509TrustManager trusting(Path file)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        int i = 0;
        for (Certificate certificate : certificates(file)) {
            store.setCertificateEntry("ca" + i++, certificate);
        }
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x) {
                return x;
            }
        }
        throw new GeneralSecurityException("no trust manager for X.509");
    }

    /// Other blocks in the file do not matter; the runtime's reader stumbles over them.
    private static Collection<? extends Certificate> certificates(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        String blocks =
                Pattern.compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----")
                        .matcher(text)
                        .results()
                        .map(r -> r.group())
                        .collect(Collectors.joining("\n"));
        if (blocks.isEmpty()) {
            throw new IOException(file + " has no certificate as PEM");
        }
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(
                            new ByteArrayInputStream(blocks.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (CertificateException e) {
            throw new IOException("a certificate in " + file + " is broken", e);
        }
    }

    /// The runtime takes a certificate that it was told to trust however old it is; this does not.
    ///
    /// @param others who trusts
    record Dated(X509TrustManager others) implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            others.checkClientTrusted(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            others.checkServerTrusted(chain, type);
            chain[0].checkValidity();
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return others.getAcceptedIssuers();
        }
    }

    /// Trusts one certificate.
    ///
    /// @param sha256 its fingerprint, 64 small hexadecimal digits
    record Pinned(String sha256) implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            throw new CertificateException("this is no server");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            byte[] shown;
            try {
                shown = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
            } catch (GeneralSecurityException e) {
                throw new CertificateException(e);
            }
            if (!MessageDigest.isEqual(shown, HexFormat.of().parseHex(sha256))) {
                throw new CertificateException(
                        "the hub shows the certificate " + HexFormat.of().formatHex(shown));
            }
            chain[0].checkValidity();
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
