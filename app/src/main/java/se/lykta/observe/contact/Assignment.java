package se.lykta.observe.contact;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who deals with one thing that came in, and until when?
///
/// @param itemId key of a report or a delivery
/// @param version counts its changes; 0 while nobody has said anything
/// @param owner null while nobody has it
/// @param dueOn null = as the municipality's rules have it
public record Assignment(
        UUID itemId,
        int version,
        @Nullable Owner owner,
        @Nullable LocalDate dueOn) {
    /// A unit of the municipality or somebody who works for it; one at a time.
    public sealed interface Owner {
        UUID id();

        record Unit(UUID id) implements Owner {}

        record Person(UUID id) implements Owner {}
    }

    public static Assignment none(UUID itemId) {
        return new Assignment(itemId, 0, null, null);
    }

    /// Is it this person's, or their unit's?
    public boolean isOf(UUID account, UUID organisation) {
        return switch (owner) {
            case null -> false;
            case Owner.Unit(var id) -> id.equals(organisation);
            case Owner.Person(var id) -> id.equals(account);
        };
    }
}
