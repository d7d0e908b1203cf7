package se.lykta.observe.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.lykta.area.LonLat;

/// One event that a company told of a shift.
///
/// @param key names it among the events of its shift, the same when it is told again
/// @param category code of the municipality's taxonomy
/// @param place in words, screened; empty = not told
/// @param position null = not told
/// @param text what was seen and done, screened
/// @param masked how many words or numbers of the texts were masked
public record ShiftEvent(
        String key,
        Instant at,
        String category,
        String place,
        @Nullable LonLat position,
        String text,
        int masked) {}
