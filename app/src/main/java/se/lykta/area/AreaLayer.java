package se.lykta.area;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One version of a division of the municipality into areas.
///
/// @param number of this version among all layer versions of the municipality, from 1, never reused
/// @param code the layer's code, such as `deso`
/// @param version which version this is and when it holds
/// @param metric the system of the outlines
/// @param areas ordered by code; an area's index in this list is what [AreaLocator] answers
public record AreaLayer(
        int number,
        String code,
        AreaKind kind,
        LocalText name,
        Version version,
        CoordinateSystem metric,
        List<Area> areas) {

    public AreaLayer {
        areas = List.copyOf(areas);
    }

    public AreaLocator locator() {
        return new AreaLocator(areas);
    }

    /// @param number counts from 1 within the layer, never reused
    /// @param validFrom first day the division holds
    /// @param validTo first day it no longer holds; null while it does. Equal to validFrom when a correction
    /// took its
    ///     place
    /// @param source who made the outlines, as shown beside the map
    /// @param sha256 of the file, in hex
    public record Version(
            int number, LocalDate validFrom, @Nullable LocalDate validTo, String source, String sha256) {

        public boolean holdsOn(LocalDate day) {
            return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
        }

        /// Does it hold on this day or will it hold on a later one? A version that a correction replaced never does.
        public boolean holdsOnOrAfter(LocalDate day) {
            return validTo == null || validTo.isAfter(validFrom) && day.isBefore(validTo);
        }
    }
}
