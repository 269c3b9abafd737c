package org.yilan.hub;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A certificate that nobody but its own key has signed, for a room in which people can compare a fingerprint. Made with the
/// Java runtime's keytool. Any thread that may block for some seconds.
///
/// @param certificate PEM file, for everybody
/// @param key PEM file, for the hub alone
public record SelfSigned(Path certificate, Path key, String fingerprint, X509Certificate shown) {
    private static final String ALIAS = "yilan";
    private static final int WAIT_SECONDS = 60;

    /// Makes `hub.crt` and `hub.key`; files of these names are not overwritten.
    ///
    /// @param hosts names and IP addresses under which consoles reach the hub, at least one
    /// @param starts when it begins to be valid, as keytool's `-startdate` takes it: `+0d`, `-10d`
    /// @param days how long it is valid
    /// @throws HubException when it cannot be made; the message says why
    public static SelfSigned make(Path folder, List<String> hosts, String starts, int days) {
        Path certificate = folder.resolve("hub.crt");
        Path key = folder.resolve("hub.key");
        for (Path file : List.of(certificate, key)) {
            if (Files.exists(file)) {
                throw new HubException(
                        file
                                + " is there already: consoles may trust it. Move it away first, or"
                                + " give another folder.",
                        null);
            }
        }
        try {
            Files.createDirectories(folder);
            Path work = Files.createTempDirectory(folder, "making-");
            try {
                return make(work.resolve("store.p12"), certificate, key, hosts, starts, days);
            } finally {
                Files.deleteIfExists(work.resolve("store.p12"));
                Files.delete(work);
            }
        } catch (IOException e) {
            throw new HubException("The certificate cannot be written: " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new HubException("The certificate cannot be read back: " + e.getMessage(), e);
        }
    }

    private static SelfSigned make(
            Path store, Path certificate, Path key, List<String> hosts, String starts, int days)
            throws IOException, GeneralSecurityException {
        // The store lives for a moment, in a folder that only this user can read.
        String password = HubPeople.newToken();
        keytool(store, password, hosts, starts, days);
        KeyStore keys = KeyStore.getInstance(store.toFile(), password.toCharArray());
        X509Certificate shown = (X509Certificate) keys.getCertificate(ALIAS);
        secret(key);
        Files.writeString(
                key, pem("PRIVATE KEY", keys.getKey(ALIAS, password.toCharArray()).getEncoded()));
        Files.writeString(certificate, pem("CERTIFICATE", shown.getEncoded()));
        return new SelfSigned(certificate, key, HubTls.fingerprint(shown), shown);
    }

    private static void secret(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
    }

    private static void keytool(
            Path store, String password, List<String> hosts, String starts, int days)
            throws IOException {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> names = new ArrayList<>();
        for (String host : hosts) {
            // A name that begins with a digit or has a colon can only be an address.
            names.add((host.matches("[0-9.]+|.*:.*") ? "ip:" : "dns:") + host);
        }
        ProcessBuilder builder =
                new ProcessBuilder(
                        tool.toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=Yilan hub",
                        "-startdate",
                        starts,
                        "-validity",
                        Integer.toString(days),
                        "-ext",
                        "san=" + String.join(",", names),
                        "-ext",
                        "ku=digitalSignature",
                        "-ext",
                        "eku=serverAuth",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        // Not on the command line, where others could read it.
                        "-storepass:env",
                        "YILAN_STORE");
        builder.redirectErrorStream(true);
        builder.environment().put("YILAN_STORE", password);
        Process process = builder.start();
        process.getOutputStream().close();
        String said =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor(WAIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        throw new HubException("keytool could not make the certificate: " + said, null);
    }

    private static String pem(String what, byte[] content) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n";
    }
}
