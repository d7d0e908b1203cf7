package se.lykta.observe;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// How was the camera held? The eight orientations that a JPEG file can tell (Exif 2.32, tag 274), each by what
/// makes the picture upright again.
enum PhotoTurn {
    /// As it is; also when the file says nothing, or nothing that can be read.
    NONE(false, 0),
    MIRRORED(true, 0),
    HALF(false, 2),
    MIRRORED_HALF(true, 2),
    MIRRORED_LEFT(true, 3),
    RIGHT(false, 1),
    MIRRORED_RIGHT(true, 1),
    LEFT(false, 3);

    private static final int START = 0xFFD8;
    private static final int APP1 = 0xFFE1;
    private static final int SCAN = 0xFFDA;
    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY_BYTES = 12;
    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

    private final boolean mirrored;
    private final int quarters;

    /// First mirrored left to right, then turned clockwise.
    PhotoTurn(boolean mirrored, int quarters) {
        this.mirrored = mirrored;
        this.quarters = quarters;
    }

    /// @param file a photo of any kind; only JPEG tells
    static PhotoTurn of(byte[] file) {
        var bytes = ByteBuffer.wrap(file);
        try {
            if (marker(bytes) != START) {
                return NONE;
            }
            for (int marker = marker(bytes); marker > 0xFF00 && marker != SCAN; marker = marker(bytes)) {
                int length = Short.toUnsignedInt(bytes.getShort()) - 2;
                var segment = bytes.slice(bytes.position(), length);
                bytes.position(bytes.position() + length);
                if (marker == APP1 && startsWithExif(segment)) {
                    return of(segment.slice(EXIF.length, length - EXIF.length));
                }
            }
        } catch (RuntimeException damaged) {
            // Whatever is wrong with it, the picture stands as it is.
            return NONE;
        }
        return NONE;
    }

    private static int marker(ByteBuffer bytes) {
        return Short.toUnsignedInt(bytes.getShort());
    }

    private static boolean startsWithExif(ByteBuffer segment) {
        return segment.remaining() > EXIF.length
                && segment.slice(0, EXIF.length).equals(ByteBuffer.wrap(EXIF));
    }

    /// @param tiff the first directory of a TIFF file, which is what Exif is written as
    private static PhotoTurn of(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY_BYTES;
            if (tiff.getShort(entry) == ORIENTATION && tiff.getShort(entry + 2) == SHORT) {
                int told = tiff.getShort(entry + 8);
                return told >= 1 && told <= values().length ? values()[told - 1] : NONE;
            }
        }
        return NONE;
    }

    /// @return the same picture when nothing is to be done, else a new one
    BufferedImage upright(BufferedImage picture) {
        if (this == NONE) {
            return picture;
        }
        boolean sideways = quarters % 2 == 1;
        int width = sideways ? picture.getHeight() : picture.getWidth();
        int height = sideways ? picture.getWidth() : picture.getHeight();
        var turn = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
        turn.quadrantRotate(quarters);
        turn.scale(mirrored ? -1 : 1, 1);
        turn.translate(-picture.getWidth() / 2.0, -picture.getHeight() / 2.0);
        var upright = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = upright.createGraphics();
        pen.drawImage(picture, turn, null);
        pen.dispose();
        return upright;
    }
}
