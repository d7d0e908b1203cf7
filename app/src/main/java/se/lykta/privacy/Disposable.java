package se.lykta.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;

/// One kind of thing that is disposed of when its time is out. The package that owns the table implements it;
/// [DisposalJob] asks it every night where the municipality has decided so.
public interface Disposable {
    /// As the municipality's file names it in `retention`, such as `tip`.
    String what();

    /// How long it is kept where the file says nothing: a proposal.
    int usualMonths();

    /// What is stored, and what of it has had its time?
    Stock stock(MunicipalityId municipality, Term term);

    /// Disposes of what has had its time, in the transaction under way, and records it.
    ///
    /// @return how many
    int dispose(MunicipalityId municipality, Term term, Actor actor);

    /// @param today by the municipality's calendar
    /// @param months how long it is kept, > 0
    record Term(LocalDate today, int months, ZoneId zone) {
        /// What came in before this moment has had its time.
        public Instant receivedBefore() {
            return today.minusMonths(months).atStartOfDay(zone).toInstant();
        }

        /// On which night does something go that came in then?
        public LocalDate goesOn(Instant received) {
            return LocalDate.ofInstant(received, zone).plusMonths(months).plusDays(1);
        }
    }

    /// @param next the night on which the oldest of those that stay goes; null when none stays
    record Stock(long stored, long due, @Nullable LocalDate next) {}
}
