package se.lykta.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// The checksums are those of the files that `gen_points.py N 20260101` writes (numpy 1.24.2).
class GoldenPointsTest {
    @Test
    void writesTheReferenceFilesByteForByte() throws Exception {
        assertThat(sha256(GoldenPoints.of(200, 20260101).csv()))
                .isEqualTo("4c220642d14d94fe03dea788e4648b833dbbe3eeb678f5e26d62d92487fea367");
        assertThat(sha256(GoldenPoints.of(2000, 20260101).csv()))
                .isEqualTo("bf4c5db81e64b9ebb9a3a53ea59a6f495ef780db3f94829701274b486973019a");
    }

    private static String sha256(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }
}
