package se.lykta.meeting;

import java.time.LocalDate;
import java.util.List;

/// What the meeting starts from, frozen when it was prepared: the same to everybody, whatever comes in later.
///
/// @param from a Monday
/// @param to the Sunday after it
/// @param revision of the data
/// @param total of the week against its expectation
/// @param higher cells with more than expected over four weeks, also after correction for their number
/// @param themes categories of the week, those that rose most first
/// @param rumours unconfirmed ones of the week; never in the total
/// @param placesToCheck names of places somebody should look at
public record Prepared(
        LocalDate from,
        LocalDate to,
        long revision,
        Total total,
        Coverage coverage,
        List<Spot> higher,
        List<Theme> themes,
        int rumours,
        List<String> placesToCheck) {

    /// @param lower of the expected interval; 0 when it cannot be judged
    /// @param verdict `higher`, `expected`, `lower`, `too-few` or `no-coverage`
    public record Total(int count, int lower, int upper, String verdict) {}

    /// Agreed shifts of the week and what came of them.
    ///
    /// @param lastIncident day of the newest incident in the data; null without any
    public record Coverage(
            int reported,
            int missing,
            @org.jspecify.annotations.Nullable LocalDate lastIncident) {}

    /// @param from first of the four weeks
    public record Spot(String code, String name, String query, LocalDate from, int count, int lower, int upper) {}

    /// @param count in the week
    /// @param before mean of the four weeks before
    public record Theme(String category, int count, double before) {}

    public Prepared {
        higher = List.copyOf(higher);
        themes = List.copyOf(themes);
        placesToCheck = List.copyOf(placesToCheck);
    }
}
