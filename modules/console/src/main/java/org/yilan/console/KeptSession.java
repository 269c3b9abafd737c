package org.yilan.console;

import org.yilan.situation.command.Role;
import org.yilan.wire.WireCodec;
import org.yilan.wire.WireException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// What a machine keeps of a sign-in: a file that only its user can read. A file with nothing but a token is one too, of the
/// configuration or of a password.
///
/// @param refresh has the session renewed without the person, empty where that is not possible
/// @param name who is signed in, as in the journal; empty where only the hub knows
/// @param id tells people apart whatever they are called; empty where only the hub knows
public record KeptSession(String token, String refresh, String name, Role role, String id) {
    private static final FileAttribute<?>[] SECRET = {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };

    public KeptSession {
        token = token == null ? "" : token;
        refresh = refresh == null ? "" : refresh;
        name = name == null ? "" : name;
        role = role == null ? Role.OBSERVER : role;
        id = id == null ? "" : id;
    }

    /// One that the hub has just granted.
    public static KeptSession of(HubLogin.Granted granted) {
        return new KeptSession(
                granted.token(),
                granted.refresh(),
                granted.person().name(),
                granted.person().role(),
                granted.person().id());
    }

    /// Whether an OpenID provider vouched for it.
    public boolean vouched() {
        return !id.isEmpty();
    }

    /// @throws IOException when it cannot be read, or there is nothing in it
    public static KeptSession read(Path file) throws IOException {
        String text = Files.readString(file).strip();
        if (text.isEmpty()) {
            throw new IOException(file + " is empty");
        }
        if (!text.startsWith("{")) {
            return new KeptSession(text, "", "", Role.OBSERVER, "");
        }
        try {
            return new WireCodec().read(KeptSession.class, text.getBytes(StandardCharsets.UTF_8));
        } catch (WireException e) {
            throw new IOException(file + " is damaged; sign in again", e);
        }
    }

    /// Replaces the file as a whole: a machine that is switched off at any moment has the one or the other. A refresh token
    /// that counts once only must be on disk before it is needed.
    public void write(Path file) throws IOException {
        Path whole = file.toAbsolutePath();
        Path folder = Files.createDirectories(whole.getParent());
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        Path next =
                Files.createTempFile(
                        folder,
                        "." + whole.getFileName(),
                        "",
                        posix ? SECRET : new FileAttribute<?>[0]);
        try {
            byte[] content =
                    vouched()
                            ? new WireCodec().write(this)
                            : token.getBytes(StandardCharsets.UTF_8);
            try (FileChannel out = FileChannel.open(next, StandardOpenOption.WRITE)) {
                ByteBuffer left = ByteBuffer.wrap(content);
                while (left.hasRemaining()) {
                    out.write(left);
                }
                out.force(true);
            }
            try {
                Files.move(next, whole, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(next, whole, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(next);
        }
    }

    @Override
    public String toString() {
        return "KeptSession[" + name + "]"; // secrets stay out of logs
    }
}
