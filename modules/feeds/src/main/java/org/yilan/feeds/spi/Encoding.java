package org.yilan.feeds.spi;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Turns bytes into text, strictly: wrong bytes are a fault to tell, not question marks to show.
final class Encoding {
    private Encoding() {}

    /// The text without its byte order mark, which also counts for more than what is declared.
    static String text(byte[] body, Charset declared) throws FeedException {
        Charset charset =
                switch (mark(body)) {
                    case UTF_8 -> StandardCharsets.UTF_8;
                    case UTF_16BE -> StandardCharsets.UTF_16BE;
                    case UTF_16LE -> StandardCharsets.UTF_16LE;
                    case NONE -> declared;
                };
        int from = markLength(body);
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body, from, body.length - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new FeedException(
                    "wrong-encoding",
                    "The text is not " + charset.name() + ", which it should be.",
                    e);
        }
    }

    /// Length of the byte order mark, 0 when there is none.
    static int markLength(byte[] body) {
        return mark(body).length;
    }

    private enum Mark {
        NONE(0),
        UTF_8(3),
        UTF_16BE(2),
        UTF_16LE(2);

        private final int length;

        Mark(int length) {
            this.length = length;
        }
    }

    private static Mark mark(byte[] body) {
        int a = body.length > 0 ? body[0] & 0xFF : 0;
        int b = body.length > 1 ? body[1] & 0xFF : 0;
        int c = body.length > 2 ? body[2] & 0xFF : 0;
        if (a == 0xEF && b == 0xBB && c == 0xBF) {
            return Mark.UTF_8;
        }
        if (a == 0xFE && b == 0xFF) {
            return Mark.UTF_16BE;
        }
        return a == 0xFF && b == 0xFE ? Mark.UTF_16LE : Mark.NONE;
    }
}
