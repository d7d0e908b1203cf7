package se.lykta.alert;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.lykta.area.EastNorth;

/// What did a search find, why is it one, and how sure is that?
///
/// @param key what makes it the same find on another night
/// @param falseAlarmsAYear how many alerts of this search are false in a year, if nothing changes
public record Find(AlertKind kind, String key, Where where, What what, Why why, double falseAlarmsAYear) {
    Find withKey(String other) {
        return new Find(kind, other, where, what, why, falseAlarmsAYear);
    }

    /// @param centre metres in the municipality's metric system; null when it is an area or nowhere in
    /// particular
    /// @param radiusMetres 0 without a centre
    /// @param areaCode empty when it is no area of a layer
    public record Where(@Nullable EastNorth centre, double radiusMetres, String areaCode) {
        public static final Where NOWHERE = new Where(null, 0, "");

        public static Where in(String areaCode) {
            return new Where(null, 0, areaCode);
        }
    }

    /// @param category of what was counted; empty = all
    /// @param knownBy how it came to be known; empty = all
    /// @param from first day counted
    /// @param to last day counted
    public record What(String category, String knownBy, LocalDate from, LocalDate to) {}

    /// @param counted how many there were
    /// @param expected how many if nothing had changed; NaN where nothing is expected
    /// @param threshold count from which it alerts; 0 = none
    /// @param chance of this much if nothing had changed; NaN where it is no matter of chance
    /// @param raised of a near repeat; null for others
    public record Why(
            int counted,
            double expected,
            int threshold,
            double chance,
            @Nullable Raised raised) {}

    /// The risk is so many times as high for so many days.
    public record Raised(int days, double ratio) {}
}
