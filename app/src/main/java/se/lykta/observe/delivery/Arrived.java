package se.lykta.observe.delivery;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lykta.privacy.TextScreening;

/// A document as it came, before anything is known of it.
///
/// @param name file name, or a name for the mail
/// @param content not copied
/// @param companyId whose shifts it tells of; null when the sender is not known
public record Arrived(
        String name,
        byte[] content,
        Delivery.Way way,
        @Nullable UUID companyId) {
    private static final int LONGEST_NAME = 120;

    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The name without what could point at a person.
    String safeName() {
        var screened = TextScreening.screen(name.replaceAll("\\p{Cntrl}", " "))
                .masked()
                .strip();
        return screened.length() <= LONGEST_NAME ? screened : screened.substring(0, LONGEST_NAME);
    }
}
