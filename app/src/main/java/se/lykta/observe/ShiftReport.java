package se.lykta.observe;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was done on a shift, as its company told? A report without events says that there was nothing to tell,
/// which is not the same as no report.
///
/// @param day the day the shift began
public record ShiftReport(UUID agreementId, LocalDate day, Work work, Origin origin) {
    static final int MOST_EVENTS = 1000;
    static final int MOST_TEXT = 2000;
    private static final double MOST_HOURS = 25;

    /// @param hours guarded, more than 0
    /// @param events 0 = nothing to report
    /// @param rounds walked
    /// @param checkpoints passed
    /// @param deviations from what was agreed, screened; empty = none
    /// @param serviceNumbers of the guards who came; never names
    public record Work(
            double hours, int events, int rounds, int checkpoints, String deviations, List<String> serviceNumbers) {
        public Work {
            if (!(hours > 0 && hours <= MOST_HOURS)) {
                throw new IllegalArgumentException("hours is " + hours + ", must be more than 0, at most 25");
            }
            requireCount("events", events);
            requireCount("rounds", rounds);
            requireCount("checkpoints", checkpoints);
            if (deviations.length() > MOST_TEXT) {
                throw new IllegalArgumentException(
                        "deviations has " + deviations.length() + " characters, must be at most " + MOST_TEXT);
            }
            serviceNumbers = List.copyOf(serviceNumbers);
            if (!serviceNumbers.stream().allMatch(AgreementTerms::isServiceNumber)) {
                throw new IllegalArgumentException("a service number has no more than three letters and six digits");
            }
        }

        private static void requireCount(String name, int count) {
            if (count < 0 || count > MOST_EVENTS) {
                throw new IllegalArgumentException(name + " is " + count + ", must be 0 to " + MOST_EVENTS);
            }
        }
    }

    /// Which way did a report come in?
    public enum Way {
        /// Written in the form.
        FORM,
        /// With the company's file.
        FILE,
        /// With the company's mail.
        MAIL
    }

    /// @param organisationId on whose behalf it was handed in; null when the program took it in by itself
    /// @param sourceKey the company's own number of the report; empty = none told
    public record Origin(Way way, @Nullable UUID organisationId, Instant reportedAt, String sourceKey) {
        public Origin(Way way, @Nullable UUID organisationId, Instant reportedAt) {
            this(way, organisationId, reportedAt, "");
        }

        public Origin with(String number) {
            return new Origin(way, organisationId, reportedAt, number);
        }
    }
}
