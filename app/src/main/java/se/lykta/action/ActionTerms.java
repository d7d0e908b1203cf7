package se.lykta.action;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is to be done, by whom, when and measured how? Kept in versions. All texts are screened.
///
/// @param kindCode of the catalogue
/// @param what more closely; may be empty
/// @param alternatives to guarding, watching and control that were considered; may be empty for other kinds
/// @param costKronor whole Swedish kronor, at least 0; null = not known
public record ActionTerms(
        String title,
        String kindCode,
        String what,
        String alternatives,
        Owner owner,
        Days days,
        @Nullable Integer costKronor,
        Check check) {
    static final int LONGEST_TITLE = 120;

    /// @param organisationId who answers for it
    /// @param unit part of the organisation, in words; may be empty. Never a person
    public record Owner(UUID organisationId, String unit) {}

    /// @param due to be in place by then
    /// @param start when it began or will begin; effects are counted from here
    /// @param end when it ends by itself; null = goes on
    /// @param remind when the owner is reminded; null = only of the days above
    public record Days(
            LocalDate due,
            @Nullable LocalDate start,
            @Nullable LocalDate end,
            @Nullable LocalDate remind) {
        public Days {
            if (start != null && end != null && end.isBefore(start)) {
                throw new IllegalArgumentException("end is " + end + ", must not be before start " + start);
            }
        }

        /// Is a start set, or can this day be it?
        boolean mayStartOn(@Nullable LocalDate day) {
            return start != null || day != null && (end == null || !end.isBefore(day));
        }
    }

    /// How it will be judged, set before it begins.
    ///
    /// @param measure in words; empty = not yet set
    /// @param on day of checking; null = not yet set
    public record Check(String measure, @Nullable LocalDate on) {
        boolean isSet() {
            return !measure.isBlank() && on != null;
        }
    }

    public ActionTerms {
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            throw new IllegalArgumentException(
                    "title has " + title.length() + " characters, must have 1 to " + LONGEST_TITLE);
        }
        if (costKronor != null && costKronor < 0) {
            throw new IllegalArgumentException("costKronor is " + costKronor + ", must be >= 0");
        }
    }

    ActionTerms checkedOn(LocalDate day) {
        return new ActionTerms(
                title, kindCode, what, alternatives, owner, days, costKronor, new Check(check.measure(), day));
    }

    ActionTerms begunOn(LocalDate day) {
        var begun = new Days(days.due(), day, days.end(), days.remind());
        return new ActionTerms(title, kindCode, what, alternatives, owner, begun, costKronor, check);
    }
}
