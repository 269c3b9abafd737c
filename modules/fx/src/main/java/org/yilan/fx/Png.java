package org.yilan.fx;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// Writes pictures as PNG without AWT. The same picture gives the same bytes.
public final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private Png() {}

    /// The pixels of an image, opaque. FX thread unless the image belongs to nobody else.
    public static Pixels pixels(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        return new Pixels(width, height, argb);
    }

    /// A picture.
    ///
    /// @param argb rows from the top; the opacity is not written
    @SuppressWarnings("ArrayRecordComponent")
    public record Pixels(int width, int height, int[] argb) {}

    /// Writes a file that is complete whenever somebody looks: under another name first, then renamed. Any thread.
    public static void write(Pixels pixels, Path file) throws IOException {
        Path whole = file.toAbsolutePath();
        Path folder = whole.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path part = whole.resolveSibling(whole.getFileName() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                encode(pixels, out);
            }
            Files.move(
                    part,
                    whole,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }

    static void encode(Pixels pixels, OutputStream out) throws IOException {
        out.write(SIGNATURE);
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(header);
        data.writeInt(pixels.width());
        data.writeInt(pixels.height());
        // Eight bits a channel, RGB, deflate, adaptive filters, not interlaced.
        data.write(new byte[] {8, 2, 0, 0, 0});
        chunk(out, "IHDR", header.toByteArray());
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(6);
        try (DeflaterOutputStream rows = new DeflaterOutputStream(body, deflater, 1 << 16)) {
            byte[] row = new byte[1 + 3 * pixels.width()];
            byte[] above = new byte[row.length];
            byte[] filtered = new byte[row.length];
            for (int y = 0; y < pixels.height(); y++) {
                for (int x = 0; x < pixels.width(); x++) {
                    int p = pixels.argb()[y * pixels.width() + x];
                    row[1 + 3 * x] = (byte) (p >> 16);
                    row[2 + 3 * x] = (byte) (p >> 8);
                    row[3 + 3 * x] = (byte) p;
                }
                // Filter 2 (Up): screens repeat from row to row.
                filtered[0] = 2;
                for (int i = 1; i < row.length; i++) {
                    filtered[i] = (byte) (row[i] - above[i]);
                }
                rows.write(filtered);
                byte[] swap = above;
                above = row;
                row = swap;
            }
        } finally {
            deflater.end();
        }
        chunk(out, "IDAT", body.toByteArray());
        chunk(out, "IEND", new byte[0]);
    }

    private static void chunk(OutputStream out, String type, byte[] body) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(body);
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(body.length);
        data.write(name);
        data.write(body);
        data.writeInt((int) crc.getValue());
        data.flush();
    }
}
