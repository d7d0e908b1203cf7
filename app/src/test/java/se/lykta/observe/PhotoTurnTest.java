package se.lykta.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Photos as a camera that is held in one of eight ways stores them. What the orientation means is taken from
/// Exif 2.32: which side of what was seen are the file's first row and first column.
class PhotoTurnTest {
    private static final int WIDTH = 64;
    private static final int HEIGHT = 32;
    private static final List<Color> CORNERS = List.of(Color.RED, Color.GREEN, Color.BLUE, Color.YELLOW);

    @ParameterizedTest
    @CsvSource({
        "1, top, left",
        "2, top, right",
        "3, bottom, right",
        "4, bottom, left",
        "5, left, top",
        "6, right, top",
        "7, right, bottom",
        "8, left, bottom"
    })
    void standsUprightHoweverTheCameraWasHeld(int orientation, String firstRow, String firstColumn) throws IOException {
        var stored = stored(firstRow, firstColumn);
        for (var order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            var read = PhotoReading.read(withExif(jpeg(stored), orientation, order));
            assertThat(read).isInstanceOf(PhotoReading.Read.class);
            var kept = ((PhotoReading.Read) read).picture();
            assertThat(kept.widthPixels()).isEqualTo(WIDTH);
            assertThat(kept.heightPixels()).isEqualTo(HEIGHT);
            assertThat(corners(ImageIO.read(new ByteArrayInputStream(kept.jpeg()))))
                    .isEqualTo(CORNERS);
            assertThat(new String(kept.jpeg(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
        }
    }

    @Test
    void staysAsItIsWhenTheFileSaysNothingThatCanBeRead() throws IOException {
        var plain = jpeg(stored("top", "left"));
        assertThat(PhotoTurn.of(plain)).isEqualTo(PhotoTurn.NONE);
        assertThat(PhotoTurn.of(withExif(plain, 9, ByteOrder.LITTLE_ENDIAN))).isEqualTo(PhotoTurn.NONE);
        assertThat(PhotoTurn.of(withExif(plain, 0, ByteOrder.BIG_ENDIAN))).isEqualTo(PhotoTurn.NONE);
        var whole = withExif(plain, 6, ByteOrder.BIG_ENDIAN);
        for (int length = 0; length < 40; length++) {
            assertThat(PhotoTurn.of(java.util.Arrays.copyOf(whole, length)))
                    .as("cut after %d bytes", length)
                    .isIn(PhotoTurn.NONE, PhotoTurn.RIGHT);
        }
        assertThat(PhotoTurn.of(new byte[0])).isEqualTo(PhotoTurn.NONE);
        assertThat(PhotoTurn.of("PNG".getBytes(StandardCharsets.US_ASCII))).isEqualTo(PhotoTurn.NONE);
    }

    /// What a camera stores of red, green, blue and yellow quarters (left to right, above and below) when the
    /// first row and column of the file are these sides of what was seen.
    private static BufferedImage stored(String firstRow, String firstColumn) {
        boolean sideways = firstRow.equals("left") || firstRow.equals("right");
        var stored =
                new BufferedImage(sideways ? HEIGHT : WIDTH, sideways ? WIDTH : HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < stored.getHeight(); row++) {
            for (int column = 0; column < stored.getWidth(); column++) {
                int x = sideways ? along(row, WIDTH, firstRow, "right") : along(column, WIDTH, firstColumn, "right");
                int y = sideways
                        ? along(column, HEIGHT, firstColumn, "bottom")
                        : along(row, HEIGHT, firstRow, "bottom");
                var colour = CORNERS.get((y < HEIGHT / 2 ? 0 : 2) + (x < WIDTH / 2 ? 0 : 1));
                stored.setRGB(column, row, colour.getRGB());
            }
        }
        return stored;
    }

    private static int along(int index, int length, String first, String far) {
        return first.equals(far) ? length - 1 - index : index;
    }

    private static List<Color> corners(BufferedImage picture) {
        return List.of(
                nearest(picture.getRGB(8, 8)),
                nearest(picture.getRGB(WIDTH - 8, 8)),
                nearest(picture.getRGB(8, HEIGHT - 8)),
                nearest(picture.getRGB(WIDTH - 8, HEIGHT - 8)));
    }

    private static Color nearest(int rgb) {
        var found = new Color(rgb);
        return CORNERS.stream()
                .min(java.util.Comparator.comparingInt(known -> Math.abs(known.getRed() - found.getRed())
                        + Math.abs(known.getGreen() - found.getGreen())
                        + Math.abs(known.getBlue() - found.getBlue())))
                .orElseThrow();
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", out);
        return out.toByteArray();
    }

    /// Exif with one tag beside the orientation, straight after the start of the file.
    private static byte[] withExif(byte[] jpeg, int orientation, ByteOrder order) {
        var tiff = ByteBuffer.allocate(38).order(order);
        tiff.put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.US_ASCII));
        tiff.putShort((short) 42).putInt(8).putShort((short) 2);
        tiff.putShort((short) 0x0100)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) WIDTH)
                .putShort((short) 0);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        tiff.putInt(0);
        var file = ByteBuffer.allocate(jpeg.length + 10 + tiff.capacity());
        file.put(jpeg, 0, 2);
        file.putShort((short) 0xFFE1).putShort((short) (8 + tiff.capacity()));
        file.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff.array());
        return file.put(jpeg, 2, jpeg.length - 2).array();
    }
}
