package se.lykta.observe.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One file or mail that a guard company sent, and what became of it.
///
/// @param companyId null when the sender is not known
/// @param shifts the shifts it told of and that were taken
/// @param faults what was not taken
/// @param handling null while nobody has dealt with what was not taken
public record Delivery(
        UUID id,
        Document document,
        @Nullable UUID companyId,
        Instant receivedAt,
        State state,
        List<TakenShift> shifts,
        List<DeliveryFault> faults,
        @Nullable Handling handling) {
    public Delivery {
        shifts = List.copyOf(shifts);
        faults = List.copyOf(faults);
    }

    /// Which bytes came, and how?
    ///
    /// @param name screened
    /// @param repeats how often the same bytes came again
    /// @param keepUntil last day the original is kept; null when it is not kept
    public record Document(
            String name,
            String mediaType,
            String sha256,
            long bytes,
            Way way,
            int textsMasked,
            int repeats,
            @Nullable LocalDate keepUntil) {
        public boolean isKept() {
            return keepUntil != null;
        }
    }

    public record TakenShift(UUID agreementId, LocalDate day) {}

    public record Handling(Outcome outcome, Instant at) {}

    public enum Way {
        UPLOAD,
        COMMAND,
        MAIL
    }

    public enum State {
        /// All of it became reports.
        TAKEN,
        /// Something waits for a person.
        TRIAGE,
        /// A person has dealt with it.
        HANDLED
    }

    /// What did a person do about what could not be taken?
    public enum Outcome {
        /// Written in the form by hand.
        ENTERED,
        /// The company was asked to send again.
        ASKED,
        /// It is no report at all.
        NO_REPORT
    }
}
