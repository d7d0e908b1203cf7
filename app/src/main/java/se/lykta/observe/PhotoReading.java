package se.lykta.observe;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Is this file a photo, and what is it when nothing but the picture is left? The picture is drawn anew and encoded
/// anew, so that position, time, camera, thumbnail and everything else the file told is gone.
///
/// Takes JPEG and PNG of at most [#MOST_BYTES] and [#MOST_PIXELS]; makes JPEG with the longer side at most
/// [#LONGEST_SIDE]. A picture stands upright, turned as the camera said it was held ([PhotoTurn]).
public sealed interface PhotoReading {
    int MOST_BYTES = 12_000_000;
    long MOST_PIXELS = 50_000_000;
    int LONGEST_SIDE = 1600;
    float QUALITY = 0.82f;
    Set<String> FORMATS = Set.of("jpeg", "png");

    record Read(FieldPhoto.Picture picture) implements PhotoReading {}

    record Refused(Reason reason) implements PhotoReading {}

    /// Why a file is no photo to be kept.
    enum Reason {
        TOO_LARGE,
        NO_PICTURE
    }

    /// @param file not changed
    static PhotoReading read(byte[] file) {
        if (file.length > MOST_BYTES) {
            return new Refused(Reason.TOO_LARGE);
        }
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            return read(in, PhotoTurn.of(file));
        } catch (IOException | RuntimeException e) {
            // The readers of damaged files throw many kinds.
            return new Refused(Reason.NO_PICTURE);
        }
    }

    private static PhotoReading read(ImageInputStream in, PhotoTurn turn) throws IOException {
        var readers = ImageIO.getImageReaders(in);
        if (!readers.hasNext()) {
            return new Refused(Reason.NO_PICTURE);
        }
        var reader = readers.next();
        try {
            reader.setInput(in, true, true);
            if (!FORMATS.contains(reader.getFormatName().toLowerCase(java.util.Locale.ROOT))) {
                return new Refused(Reason.NO_PICTURE);
            }
            // Asked before anything is unpacked: a small file can hold a huge picture.
            if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                return new Refused(Reason.TOO_LARGE);
            }
            return new Read(encode(turn.upright(drawn(reader))));
        } finally {
            reader.dispose();
        }
    }

    /// Every n-th pixel is enough when the picture is much larger than what is kept.
    private static BufferedImage drawn(ImageReader reader) throws IOException {
        int longest = Math.max(reader.getWidth(0), reader.getHeight(0));
        int step = Math.max(1, longest / (2 * LONGEST_SIDE));
        var param = reader.getDefaultReadParam();
        sample(param, step);
        var source = reader.read(0, param);
        double scale = Math.min(1, (double) LONGEST_SIDE / Math.max(source.getWidth(), source.getHeight()));
        int width = Math.max(1, (int) Math.round(source.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(source.getHeight() * scale));
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(source, 0, 0, width, height, Color.WHITE, null);
        pen.dispose();
        return picture;
    }

    private static void sample(ImageReadParam param, int step) {
        param.setSourceSubsampling(step, step, 0, 0);
    }

    private static FieldPhoto.Picture encode(BufferedImage picture) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            var param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
        return new FieldPhoto.Picture(picture.getWidth(), picture.getHeight(), bytes.toByteArray());
    }
}
