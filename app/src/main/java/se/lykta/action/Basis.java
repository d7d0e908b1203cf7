package se.lykta.action;

import java.time.LocalDate;

/// Why is something done here: what the picture showed, or a reason in words?
public sealed interface Basis {
    /// A reason or a remark, screened; empty only beside a finding.
    String reason();

    /// What the picture showed, frozen with the question that was asked.
    ///
    /// @param query the question as an address of the picture carries it
    /// @param to last day, included
    /// @param lower of the expected interval; 0 when it could not be judged
    /// @param verdict `higher`, `expected`, `lower`, `too-few` or `no-coverage`
    /// @param revision of the data
    record Finding(
            String query,
            LocalDate from,
            LocalDate to,
            int count,
            int lower,
            int upper,
            String verdict,
            long revision,
            String reason)
            implements Basis {
        /// Could the count be compared with what was expected?
        public boolean isJudged() {
            return !verdict.equals("too-few") && !verdict.equals("no-coverage");
        }
    }

    /// A reason that rests on something else than the picture.
    record Reason(String reason) implements Basis {
        public Reason {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("reason is blank, must say why when there is no finding");
            }
        }
    }
}
