package se.lykta.observe;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lykta.access.Organisation;

/// What is agreed with a guard company, and what was agreed before?
///
/// @param sourceCode the source whose incidents follow from these shifts
/// @param versions from the first to the newest; the newest that has begun holds
/// @param lastDay the last day a shift may begin, when the agreement was ended; null while it was not
public record Agreement(
        UUID id,
        Organisation company,
        String sourceCode,
        List<Version> versions,
        @Nullable LocalDate lastDay) {
    /// @param number counts from 1
    public record Version(int number, AgreementTerms terms, Instant madeAt) {}

    public Agreement {
        versions = List.copyOf(versions);
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("versions is empty, must have at least one");
        }
    }

    public Version newest() {
        return versions.getLast();
    }

    /// Which version decides a day? A newer one takes the day from those before it, also when it has no shift
    /// then.
    public Optional<Version> findVersion(LocalDate day) {
        if (lastDay != null && day.isAfter(lastDay)) {
            return Optional.empty();
        }
        return versions.reversed().stream()
                .filter(version -> !day.isBefore(version.terms().validity().from()))
                .findFirst();
    }

    /// The shift that begins on a day.
    public Optional<Shift> findShift(LocalDate day, ZoneId zone) {
        return findVersion(day)
                .map(Version::terms)
                .filter(terms -> terms.validity().contains(day))
                .flatMap(terms -> terms.recurrence()
                        .find(day)
                        .flatMap(hours -> hours.findOn(day, zone))
                        .map(span -> new Shift(id, day, terms, span)));
    }

    /// The shifts that begin on the days of a period, in order.
    ///
    /// @param to last day, included
    public List<Shift> shifts(LocalDate from, LocalDate to, ZoneId zone) {
        var shifts = new ArrayList<Shift>();
        for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
            findShift(day, zone).ifPresent(shifts::add);
        }
        return shifts;
    }
}
