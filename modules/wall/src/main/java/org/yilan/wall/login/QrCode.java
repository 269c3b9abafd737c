package org.yilan.wall.login;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import java.util.Map;

/// A text for a telephone's camera, ISO/IEC 18004.
final class QrCode {
    /// Modules of light around it that the standard asks for.
    private static final int QUIET = 4;

    private QrCode() {}

    /// Dark on light whatever the theme: many readers take nothing else.
    ///
    /// @param most pixels of its side; it gets as many whole pixels per module as go in
    static Image of(String text, int most) {
        BitMatrix modules;
        try {
            // 0 by 0: one pixel per module.
            modules =
                    new QRCodeWriter()
                            .encode(
                                    text,
                                    BarcodeFormat.QR_CODE,
                                    0,
                                    0,
                                    Map.of(
                                            EncodeHintType.MARGIN,
                                            QUIET,
                                            EncodeHintType.ERROR_CORRECTION,
                                            ErrorCorrectionLevel.M));
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code: " + text, e);
        }
        int each = Math.max(1, most / modules.getWidth());
        int side = modules.getWidth() * each;
        int[] pixels = new int[side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                pixels[y * side + x] = modules.get(x / each, y / each) ? 0xff000000 : 0xffffffff;
            }
        }
        WritableImage image = new WritableImage(side, side);
        image.getPixelWriter()
                .setPixels(0, 0, side, side, PixelFormat.getIntArgbInstance(), pixels, 0, side);
        return image;
    }
}
