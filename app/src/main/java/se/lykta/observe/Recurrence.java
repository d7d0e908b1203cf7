package se.lykta.observe;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// On which days does a shift begin, and which hours does it last?
///
/// The day a shift begins decides its weekday, its ISO week and whether it is a holiday's.
///
/// @param hours by the weekday the shift begins on; a weekday left out has none
public record Recurrence(Map<DayOfWeek, AgreedHours> hours, HolidayRule holidays, IsoWeeks weeks) {
    public Recurrence {
        if (hours.isEmpty()) {
            throw new IllegalArgumentException("hours has no weekday, must have at least one");
        }
        hours = Collections.unmodifiableMap(new EnumMap<>(hours));
    }

    /// The hours of the shift that begins on a day.
    public Optional<AgreedHours> find(LocalDate day) {
        return holds(day) ? Optional.ofNullable(hours.get(day.getDayOfWeek())) : Optional.empty();
    }

    private boolean holds(LocalDate day) {
        return weeks.contains(day)
                && switch (holidays) {
                    case INCLUDED -> true;
                    case EXCLUDED -> !SwedishDays.isHolidayOrEve(day);
                    case ONLY -> SwedishDays.isHolidayOrEve(day);
                };
    }
}
