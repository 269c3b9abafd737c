package org.yilan.hub;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// A PIN or password as it is kept: `pbkdf2-sha256$iterations$salt$hash`, salt and hash in Base64.
public final class PinHash {
    private static final String KIND = "pbkdf2-sha256";

    /// What OWASP's Password Storage Cheat Sheet asks of PBKDF2 with HMAC-SHA-256.
    private static final int ITERATIONS = 600_000;

    private static final int MOST_ITERATIONS = 5_000_000;
    private static final int BYTES = 32;

    /// Takes as long to check as any other, and is no PIN's.
    static final String NOBODY =
            KIND + "$" + ITERATIONS + "$" + "A".repeat(22) + "$" + "A".repeat(43);

    private PinHash() {}

    /// A new hash of a PIN.
    public static String of(String pin) {
        return of(pin, ITERATIONS);
    }

    static String of(String pin, int iterations) {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        Base64.Encoder text = Base64.getEncoder().withoutPadding();
        return KIND
                + "$"
                + iterations
                + "$"
                + text.encodeToString(salt)
                + "$"
                + text.encodeToString(derive(pin, salt, iterations, BYTES));
    }

    /// Whether a text is a hash that [#matches] can use.
    public static boolean wellFormed(String hash) {
        String[] parts = hash.split("\\$", -1);
        try {
            int iterations = parts.length == 4 ? Integer.parseInt(parts[1]) : 0;
            return parts[0].equals(KIND)
                    && iterations > 0
                    && iterations <= MOST_ITERATIONS
                    && Base64.getDecoder().decode(parts[2]).length > 0
                    && Base64.getDecoder().decode(parts[3]).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// Whether a PIN is the one. Takes the same time wherever the difference lies.
    static boolean matches(String pin, String hash) {
        if (pin.isEmpty() || !wellFormed(hash)) {
            return false;
        }
        String[] parts = hash.split("\\$", -1);
        byte[] salt = Base64.getDecoder().decode(parts[2]);
        byte[] expected = Base64.getDecoder().decode(parts[3]);
        byte[] actual = derive(pin, salt, Integer.parseInt(parts[1]), expected.length);
        return MessageDigest.isEqual(expected, actual);
    }

    private static byte[] derive(String pin, byte[] salt, int iterations, int bytes) {
        PBEKeySpec spec = new PBEKeySpec(pin.toCharArray(), salt, iterations, bytes * 8);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
        }
    }
}
