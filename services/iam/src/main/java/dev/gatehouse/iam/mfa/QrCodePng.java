package dev.gatehouse.iam.mfa;

import io.nayuki.qrcodegen.QrCode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// A QR code as a PNG image of one bit a pixel. Written here: the JDK's own writer brings the whole
/// of `java.desktop` with it.
///
/// @see <a href="https://www.w3.org/TR/png/">Portable Network Graphics</a>
final class QrCodePng {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int PIXELS_PER_MODULE = 4;

    /// In modules, as the standard of QR codes demands.
    private static final int QUIET_ZONE = 4;

    private QrCodePng() {}

    static byte[] of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        int size = (code.size + 2 * QUIET_ZONE) * PIXELS_PER_MODULE;
        var png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        chunk(png, "IHDR", header(size));
        chunk(png, "IDAT", deflated(pixels(code, size)));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static byte[] header(int size) {
        return ByteBuffer.allocate(13)
                .putInt(size)
                .putInt(size)
                .put((byte) 1) // bits for each pixel
                .array(); // shades of grey, and the only methods there are, all 0
    }

    /// Rows of pixels from the top, each with a byte before it that says it is not filtered.
    private static byte[] pixels(QrCode code, int size) {
        int rowBytes = 1 + (size + 7) / 8;
        var pixels = new byte[rowBytes * size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                boolean dark =
                        code.getModule(
                                x / PIXELS_PER_MODULE - QUIET_ZONE,
                                y / PIXELS_PER_MODULE - QUIET_ZONE);
                if (!dark) {
                    pixels[y * rowBytes + 1 + x / 8] |= (byte) (0x80 >>> (x % 8));
                }
            }
        }
        return pixels;
    }

    private static byte[] deflated(byte[] bytes) {
        var deflated = new ByteArrayOutputStream();
        try (var deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
            deflater.setInput(bytes);
            deflater.finish();
            var buffer = new byte[4_096];
            while (!deflater.finished()) {
                deflated.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        return deflated.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
        byte[] named =
                ByteBuffer.allocate(4 + data.length)
                        .put(type.getBytes(StandardCharsets.US_ASCII))
                        .put(data)
                        .array();
        var checksum = new CRC32();
        checksum.update(named);
        png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        png.writeBytes(named);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    }
}
