package org.yilan.map.ground;

import java.util.Arrays;

/// What can be told of a picture by its first and last bytes.
enum PictureBytes {
    /// Begins and ends as a PNG (ISO/IEC 15948, 5.2 and 11.2.5), JPEG (ISO/IEC 10918-1, B.1.1.3) or GIF does.
    WHOLE,
    /// Begins like one of them and does not end so.
    CUT,
    /// Something else.
    OTHER;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] PNG_END = {
        'I', 'E', 'N', 'D', (byte) 0xae, 0x42, 0x60, (byte) 0x82
    };
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final byte[] JPEG_END = {(byte) 0xff, (byte) 0xd9};
    private static final byte[] GIF = {'G', 'I', 'F', '8'};
    private static final byte[] GIF_END = {0, ';'};

    /// Servers add a few bytes after the end now and then.
    private static final int PADDING = 64;

    static PictureBytes of(byte[] bytes) {
        if (begins(bytes, PNG)) {
            return ends(bytes, PNG_END);
        }
        if (begins(bytes, JPEG)) {
            return ends(bytes, JPEG_END);
        }
        if (begins(bytes, GIF)) {
            return ends(bytes, GIF_END);
        }
        return OTHER;
    }

    private static boolean begins(byte[] bytes, byte[] with) {
        return bytes.length >= with.length
                && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }

    private static PictureBytes ends(byte[] bytes, byte[] with) {
        int last = bytes.length - with.length;
        for (int at = last; at >= Math.max(0, last - PADDING); at--) {
            if (Arrays.equals(bytes, at, at + with.length, with, 0, with.length)) {
                return WHOLE;
            }
        }
        return CUT;
    }
}
