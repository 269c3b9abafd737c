package org.yilan.feeds.http;

import okhttp3.Response;

import org.yilan.feeds.spi.FeedException;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Reads a response's body into memory and stops as soon as it is too much: never more than the limit plus one buffer is
/// held, whatever the upstream sends or claims.
final class BodyReader {
    /// A text that shrinks to less than 1/200 is no text. Real feeds reach about 1/40.
    private static final int MAX_RATIO = 200;

    /// Below this much output the ratio says nothing: a short list of empty objects compresses very well.
    private static final int RATIO_FROM = 1024 * 1024;

    private BodyReader() {}

    static byte[] read(Response response, long maxBytes) throws IOException, FeedException {
        long declared = response.body().contentLength();
        if (declared > maxBytes) {
            throw tooLarge(maxBytes);
        }
        String encoding = response.header("Content-Encoding", "identity");
        boolean gzip =
                switch (encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT)) {
                    case "gzip", "x-gzip" -> true;
                    case "", "identity", "utf-8" -> false;
                    default ->
                            throw new FeedException(
                                    "wrong-encoding",
                                    "The answer is compressed in a way that was not asked for.");
                };
        Counting counting = new Counting(response.body().byteStream());
        try (InputStream in = gzip ? new GZIPInputStream(counting, 16 * 1024) : counting) {
            return drain(in, gzip ? counting : null, declared, maxBytes);
        } catch (ZipException e) {
            throw new FeedException(
                    "wrong-encoding", "The answer says that it is gzip, and is not.", e);
        }
    }

    private static byte[] drain(
            InputStream in,
            @org.jspecify.annotations.Nullable Counting compressed,
            long declared,
            long maxBytes)
            throws IOException, FeedException {
        // Grows with what arrives, not with what was promised.
        ByteArrayOutputStream out =
                new ByteArrayOutputStream((int) Math.clamp(declared, 8 * 1024, 256 * 1024));
        byte[] buffer = new byte[16 * 1024];
        long total = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            total += n;
            if (compressed != null && total > RATIO_FROM && total > compressed.count * MAX_RATIO) {
                throw new FeedException(
                        "zip-bomb",
                        "The answer unpacks to more than " + MAX_RATIO + " times its size.");
            }
            if (total > maxBytes) {
                throw tooLarge(maxBytes);
            }
            out.write(buffer, 0, n);
        }
        return out.toByteArray();
    }

    private static FeedException tooLarge(long maxBytes) {
        return new FeedException(
                "too-large", "The answer is larger than the limit of " + maxBytes + " bytes.");
    }

    private static final class Counting extends FilterInputStream {
        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            count += Math.max(0, n);
            return n;
        }
    }
}
