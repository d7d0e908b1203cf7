package se.lykta.place;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lykta.incident.Extent;

/// Which place is it, and what was told of it before?
///
/// @param versions from the first to the newest, which holds
/// @param closedOn the day somebody closed it; null while it is open
public record Place(
        UUID id, List<Version> versions, @Nullable LocalDate closedOn) {
    /// @param number counts from 1
    public record Version(int number, PlaceFacts facts, Instant madeAt) {}

    /// Does the label hold?
    public enum State {
        OPEN,
        /// Its sunset has passed and nobody has renewed it.
        EXPIRED,
        CLOSED
    }

    public Place {
        versions = List.copyOf(versions);
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("versions is empty, must have at least one");
        }
    }

    public Version newest() {
        return versions.getLast();
    }

    public PlaceFacts facts() {
        return newest().facts();
    }

    public String name() {
        return facts().name();
    }

    public Extent extent() {
        return facts().extent();
    }

    public State stateOn(LocalDate day) {
        if (closedOn != null) {
            return State.CLOSED;
        }
        return day.isAfter(facts().dates().sunsetOn()) ? State.EXPIRED : State.OPEN;
    }

    /// Should somebody have looked at it by this day?
    public boolean isCheckDue(LocalDate day) {
        var check = facts().dates().nextCheckOn();
        return closedOn == null && check != null && !check.isAfter(day);
    }
}
