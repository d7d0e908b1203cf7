package se.lykta.action;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One version of what is written down about an action of a special kind.
///
/// @param number counts from 1
/// @param values by code of the field, screened; fields left empty are missing
/// @param evidence what the picture showed of the place when it was saved; null without an outline
public record ActionDetail(
        int number, Map<String, String> values, @Nullable Evidence evidence, Instant madeAt) {

    /// Incidents at a place over a year, as they stood.
    ///
    /// @param to last day, included
    /// @param total located well enough to lie inside the outline, statistics and rumours left out
    /// @param hourOfDay those known to the hour, by local hour of the day, length 24; not copied
    /// @param revision of the data
    public record Evidence(LocalDate from, LocalDate to, int total, int[] hourOfDay, long revision) {}

    public ActionDetail {
        values = Map.copyOf(values);
    }

    public String value(String code) {
        return values.getOrDefault(code, "");
    }
}
