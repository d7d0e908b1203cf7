package se.lykta.observe;

import java.time.LocalDate;
import java.util.List;

/// How much looking was agreed, and how much was reported, by one source on one day in one part of the
/// municipality?
///
/// A day with reported hours and no incident is a quiet day; a day with none reported tells nothing.
///
/// @param sourceCode the source whose incidents follow this effort
/// @param day the day the shift began, local time
/// @param areaCodes codes of the areas that the hours were agreed for; empty = no area is named
/// @param plannedHours what the agreement says of the whole day, at least 0
/// @param agreedHours the part of it that is reported or should have been by now, at least 0
/// @param reportedHours what the shift reports cover, at least 0; more than agreed is possible
public record Exposure(
        String sourceCode,
        LocalDate day,
        List<String> areaCodes,
        double plannedHours,
        double agreedHours,
        double reportedHours) {
    public Exposure {
        areaCodes = List.copyOf(areaCodes);
        if (sourceCode.isEmpty()) {
            throw new IllegalArgumentException("sourceCode is empty, must name a source");
        }
        requireHours("plannedHours", plannedHours);
        requireHours("agreedHours", agreedHours);
        requireHours("reportedHours", reportedHours);
    }

    private static void requireHours(String name, double hours) {
        if (!(hours >= 0 && hours <= 100_000)) {
            throw new IllegalArgumentException(name + " is " + hours + ", must be 0 to 100000");
        }
    }
}
