package org.yilan.journal;

import org.yilan.situation.SituationState;
import org.yilan.wire.WireCodec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// Packs keyframes: situations are repetitive text, and there are many. The text of a large one is tens of megabytes, so
/// only its packed form is ever held as a whole.
final class Keyframes {
    private static final int BUFFER = 1 << 16;

    private Keyframes() {}

    static byte[] pack(SituationState state, WireCodec codec) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(BUFFER);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream packer = new DeflaterOutputStream(out, deflater, BUFFER)) {
            codec.writeState(state, packer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    /// @throws org.yilan.wire.WireException when it is damaged or of another program's making
    static SituationState unpack(byte[] packed, WireCodec codec) throws IOException {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return codec.readState(in);
        }
    }
}
