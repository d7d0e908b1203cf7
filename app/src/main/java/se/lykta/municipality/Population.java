package se.lykta.municipality;

import java.time.LocalDate;
import java.util.Map;
import se.lykta.area.LocalText;

/// A denominator for rates: how many of something were there per area on a day?
///
/// @param layer code of the layer whose area codes are the keys
/// @param day the day of the count
/// @param perArea number per area code; an area that is missing has no rate, which is not a rate of zero
public record Population(
        String code, LocalText name, String layer, LocalDate day, String source, Map<String, Long> perArea) {
    public Population {
        perArea = Map.copyOf(perArea);
    }

    public long total() {
        return perArea.values().stream().mapToLong(Long::longValue).sum();
    }
}
