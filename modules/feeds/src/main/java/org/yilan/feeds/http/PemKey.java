package org.yilan.feeds.http;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.FeedException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// A private key in a PEM file: PKCS #8, plain or encrypted. No message quotes what is in the file.
final class PemKey {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z ]*PRIVATE KEY)-----([^-]*)-----END \\1-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519", "Ed448");

    private PemKey() {}

    static PrivateKey read(Path file, char @Nullable [] password) throws FeedException {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new FeedException("tls-files", "The file " + file + " cannot be read.", e);
        }
        Matcher block = BLOCK.matcher(text);
        if (!block.find()) {
            throw new FeedException("tls-files", "The file " + file + " has no private key.");
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(block.group(2));
            return switch (block.group(1)) {
                case "PRIVATE KEY" -> key(new PKCS8EncodedKeySpec(bytes));
                case "ENCRYPTED PRIVATE KEY" -> key(decrypted(bytes, file, password));
                default ->
                        throw new FeedException(
                                "tls-files",
                                "The key in "
                                        + file
                                        + " is not PKCS #8; convert it with: openssl pkcs8 -topk8"
                                        + " -nodes -in OLD -out NEW");
            };
        } catch (IllegalArgumentException | IOException | GeneralSecurityException e) {
            // Without the cause: what decoders say may quote the key.
            throw new FeedException(
                    "tls-files",
                    "The key in " + file + " cannot be read; key or password is wrong.");
        }
    }

    private static PKCS8EncodedKeySpec decrypted(
            byte[] bytes, Path file, char @Nullable [] password)
            throws IOException, GeneralSecurityException, FeedException {
        if (password == null) {
            throw new FeedException(
                    "credentials-missing",
                    "The key in " + file + " needs a password: tls.password.");
        }
        EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(bytes);
        return info.getKeySpec(
                SecretKeyFactory.getInstance(info.getAlgName())
                        .generateSecret(new PBEKeySpec(password)));
    }

    private static PrivateKey key(PKCS8EncodedKeySpec spec) throws GeneralSecurityException {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException e) {
                // Another algorithm's.
            }
        }
        throw new InvalidKeySpecException("none of " + ALGORITHMS);
    }
}
