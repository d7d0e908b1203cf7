package se.lykta.place;

import java.time.LocalDate;
import java.util.UUID;

/// A photo of a place, without its picture, which is read by itself.
///
/// @param takenOn as whoever sent it says; the file's own time is not kept
/// @param caption what it shows; never empty, so that the photo is told to those who do not see it
public record PlacePhoto(UUID id, LocalDate takenOn, String caption, int widthPixels, int heightPixels) {}
