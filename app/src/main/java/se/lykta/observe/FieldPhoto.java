package se.lykta.observe;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// A photo that belongs to a report from the field.
///
/// @param id made on the phone
/// @param keepUntil the last day it is kept
public record FieldPhoto(
        UUID id, UUID reportId, UUID accountId, Instant receivedAt, Picture picture, LocalDate keepUntil) {
    /// @param jpeg without anything but the picture, not copied
    public record Picture(int widthPixels, int heightPixels, byte[] jpeg) {
        public Picture {
            if (widthPixels < 1 || heightPixels < 1) {
                throw new IllegalArgumentException(
                        "picture is " + widthPixels + " by " + heightPixels + " pixels, must be at least 1 by 1");
            }
        }
    }
}
