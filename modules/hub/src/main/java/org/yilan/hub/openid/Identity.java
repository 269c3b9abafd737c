package org.yilan.hub.openid;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Somebody whom a provider vouches for.
///
/// @param subject the provider's own name for them: never given to another, never changed (OpenID Connect Core, 2)
/// @param name as people call them; they may be able to change it themselves
/// @param account a claim that the organisation never gives to another, empty where the configuration names none
/// @param groups as the provider writes them
public record Identity(
        String issuer, String subject, String name, String account, List<String> groups) {
    private static final int LONGEST_NAME = 40;
    private static final int MARK_DIGITS = 10;

    public Identity {
        name = plain(name);
        account = plain(account);
        groups = List.copyOf(groups);
    }

    /// Who they are in the journal, for ever: `王敏 #10233` with an account, else `王敏 #3f9a0c21d4`, the first ten digits of
    /// [#id]. What is behind the mark tells people apart; nobody can write it into their own name.
    public String who() {
        String mark = account.isEmpty() ? id().substring(0, MARK_DIGITS) : account;
        return name.isEmpty() ? "#" + mark : name + " #" + mark;
    }

    /// SHA-256 of issuer, line feed and subject, hexadecimal: whoever has the provider's list can find the person to it.
    public String id() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest((issuer + "\n" + subject).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Without the sign before the mark, and without what would write over it: controls, direction marks.
    private static String plain(String text) {
        String plain =
                text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}#＃]", " ").replaceAll("\\s+", " ");
        String cut =
                plain.codePoints()
                        .limit(LONGEST_NAME)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        return cut.strip();
    }
}
