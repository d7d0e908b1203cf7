package se.lykta.observe;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lykta.area.EastNorth;
import se.lykta.area.LocationQuality;
import se.lykta.area.LonLat;

/// What did somebody in the field see, where, when, and what became of the report?
///
/// @param id made with the draft on the phone
/// @param shift the agreed shift it was made on; null when none was told
public record FieldReport(
        UUID id,
        Reporter reporter,
        Times times,
        Where where,
        What what,
        @Nullable ShiftDay shift,
        Handling handling) {
    public static final int MOST_TEXT = 2000;
    public static final int MOST_PLACE = 200;

    /// Which way did a report come?
    public enum Way {
        /// From somebody signed in, on duty outdoors.
        FIELD,
        /// With a guard company's file or mail.
        DELIVERY,
        /// From a resident.
        TIP
    }

    /// @param organisationId null for a resident's tip
    /// @param accountId null when nobody was signed in
    /// @param serviceNumber the company's own number of the guard, never a name; empty when none was told
    public record Reporter(
            @Nullable UUID organisationId, @Nullable UUID accountId, String serviceNumber) {
        public Way way() {
            if (accountId != null) {
                return Way.FIELD;
            }
            return organisationId == null ? Way.TIP : Way.DELIVERY;
        }

        public Reporter {
            if (!serviceNumber.isEmpty() && !AgreementTerms.isServiceNumber(serviceNumber)) {
                throw new IllegalArgumentException("a service number has no more than three letters and six digits");
            }
        }
    }

    /// When it was written and taken in, and between which moments it happened.
    public record Times(Instant madeAt, Instant receivedAt, Instant earliestAt, Instant latestAt) {
        public Times {
            if (earliestAt.isAfter(latestAt)) {
                throw new IllegalArgumentException("earliest is " + earliestAt + ", must not be after " + latestAt);
            }
        }
    }

    /// @param position WGS 84; null when none was told
    /// @param metric the same in SWEREF 99 TM
    /// @param place its name, screened; empty when none was told
    public record Where(
            LocationQuality quality,
            int radiusMetres,
            @Nullable LonLat position,
            @Nullable EastNorth metric,
            String place) {
        public Where {
            if (radiusMetres < 0) {
                throw new IllegalArgumentException("radiusMetres is " + radiusMetres + ", must be >= 0");
            }
            if ((position == null) != (metric == null)) {
                throw new IllegalArgumentException("a position is told in both systems or in none");
            }
        }
    }

    /// @param category code in the municipality's taxonomy
    /// @param note screened; empty = none
    /// @param masked how often something in note or place pointed at a person and was masked
    public record What(String category, String note, int masked, List<ActionTaken> actions) {
        public What {
            if (note.length() > MOST_TEXT) {
                throw new IllegalArgumentException(
                        "note has " + note.length() + " characters, must be at most " + MOST_TEXT);
            }
            actions = List.copyOf(actions);
        }
    }

    /// @param day the day the shift began
    public record ShiftDay(UUID agreementId, LocalDate day) {}

    /// What was done with it?
    public enum State {
        /// Nobody has looked at it.
        RECEIVED,
        /// An incident was made of it.
        ACCEPTED,
        /// It tells of what another report told already.
        MERGED,
        /// Nothing comes of it, for a reason told in the answer.
        REJECTED,
        /// Given to somebody whose matter it is.
        FORWARDED,
        /// What it told is gone, as the municipality has decided.
        DISPOSED
    }

    /// @param answer to the reporter; empty = none yet
    /// @param answeredAt null while there is no answer
    public record Handling(
            State state,
            Instant stateAt,
            String answer,
            @Nullable Instant answeredAt) {
        static Handling received(Instant at) {
            return new Handling(State.RECEIVED, at, "", null);
        }
    }

    /// A report as it comes in.
    public static FieldReport received(
            UUID id, Reporter reporter, Times times, Where where, What what, @Nullable ShiftDay shift) {
        return new FieldReport(id, reporter, times, where, what, shift, Handling.received(times.receivedAt()));
    }
}
