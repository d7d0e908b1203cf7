package se.lykta.observe.triage;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// One decision to give a report to somebody: what, to whom, on which ground, and why.
///
/// @param organisationId who gets it
/// @param reason the weighing in words, screened
record Forwarding(UUID id, UUID reportId, Decision decision, UUID accountId, Instant decidedAt) {
    static final int MOST_REASON = 1000;

    record Decision(UUID organisationId, LegalGround ground, List<Part> parts, String reason) {
        public Decision {
            parts = List.copyOf(parts);
            if (parts.isEmpty() || reason.isBlank() || reason.length() > MOST_REASON) {
                throw new IllegalArgumentException("a decision needs parts and a reason of 1 to " + MOST_REASON
                        + " characters, has " + parts.size() + " and " + reason.length());
            }
        }
    }

    public boolean has(String part) {
        return decision.parts().contains(Part.valueOf(part));
    }
}
