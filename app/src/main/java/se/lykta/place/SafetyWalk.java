package se.lykta.place;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What did residents and others find on a walk together?
///
/// @param participants how many walked; never who
public record SafetyWalk(UUID id, LocalDate walkedOn, int participants, String summary, List<Remark> remarks) {
    /// What became of a remark?
    public enum Outcome {
        /// It is good as it is.
        KEEP,
        OPEN,
        DONE,
        DECLINED
    }

    /// Something seen.
    ///
    /// @param reason why it was declined, or what was done; never empty when declined
    public record Remark(UUID id, boolean positive, String text, Outcome outcome, String reason) {
        public Remark {
            if (outcome == Outcome.DECLINED && reason.isBlank()) {
                throw new IllegalArgumentException("reason is blank, must tell why it was declined");
            }
        }
    }

    public SafetyWalk {
        remarks = List.copyOf(remarks);
    }
}
