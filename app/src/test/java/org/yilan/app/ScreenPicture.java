package org.yilan.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What is on all monitors of an X server together, pixel by pixel.
///
/// @param rgb three bytes for each pixel, from `offset` on
record ScreenPicture(int width, int height, byte[] rgb, int offset) {
    /// Takes the picture, where ImageMagick is there to take it.
    static Optional<ScreenPicture> of(DummyMonitors monitors)
            throws IOException, InterruptedException {
        if (DummyMonitors.onPath("import").isEmpty()) {
            return Optional.empty();
        }
        byte[] ppm = monitors.run("import", "-window", "root", "-depth", "8", "ppm:-");
        // "P6", width, height and 255 with one blank after each, then the pixels.
        int at = 0;
        int[] numbers = new int[3];
        for (int n = -1; n < 3; n++) {
            int end = at;
            while (!Character.isWhitespace(ppm[end])) {
                end++;
            }
            if (n >= 0) {
                numbers[n] =
                        Integer.parseInt(new String(ppm, at, end - at, StandardCharsets.US_ASCII));
            }
            at = end + 1;
        }
        return Optional.of(new ScreenPicture(numbers[0], numbers[1], ppm, at));
    }

    /// Red, green and blue of a pixel together, 0 to 765.
    int brightness(int x, int y) {
        int i = offset + 3 * (y * width + x);
        return (rgb[i] & 255) + (rgb[i + 1] & 255) + (rgb[i + 2] & 255);
    }

    /// Which share of a rectangle is bright as text and symbols are, 0 to 1.
    double bright(Rect r) {
        int bright = 0;
        for (int y = r.y(); y < r.y() + r.height(); y++) {
            for (int x = r.x(); x < r.x() + r.width(); x++) {
                bright += brightness(x, y) > 300 ? 1 : 0;
            }
        }
        return (double) bright / r.width() / r.height();
    }

    /// Which share of a rectangle nobody has drawn on, 0 to 1: the X server's own black.
    double bare(Rect r) {
        int bare = 0;
        for (int y = r.y(); y < r.y() + r.height(); y++) {
            for (int x = r.x(); x < r.x() + r.width(); x++) {
                bare += brightness(x, y) == 0 ? 1 : 0;
            }
        }
        return (double) bare / r.width() / r.height();
    }

    /// In pixels of all monitors together.
    record Rect(int x, int y, int width, int height) {
        boolean holds(Rect other) {
            return other.x >= x
                    && other.y >= y
                    && other.x + other.width <= x + width
                    && other.y + other.height <= y + height;
        }

        boolean overlaps(Rect other) {
            return other.x < x + width
                    && x < other.x + other.width
                    && other.y < y + height
                    && y < other.y + other.height;
        }
    }
}
