package se.lykta.place;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lykta.incident.Extent;

/// What is a place called, where does it lie and whose is it, as one version tells?
///
/// @param kind a code of [PlaceKinds]
/// @param aliases other names people use
public record PlaceFacts(String name, String kind, Extent extent, Owner owner, List<String> aliases, Dates dates) {
    public static final int MOST_NAME = 120;
    public static final int MOST_ALIASES = 20;

    /// Who answers for it? Never a private person.
    ///
    /// @param organisationId one of the municipality's organisations; null = none of them
    /// @param text the owner in other words, such as a company's name; empty = not told
    public record Owner(@Nullable UUID organisationId, String text) {
        public static final Owner UNKNOWN = new Owner(null, "");

        public Owner {
            requireLength("owner", text, 0);
        }
    }

    /// Until when does it hold, and when is it looked at again?
    ///
    /// @param sunsetOn after this day the label holds no more unless somebody renews it
    /// @param nextCheckOn null = no day is set
    public record Dates(LocalDate sunsetOn, @Nullable LocalDate nextCheckOn) {}

    public PlaceFacts {
        requireLength("name", name, 1);
        aliases = List.copyOf(aliases);
        if (aliases.size() > MOST_ALIASES) {
            throw new IllegalArgumentException("there are " + aliases.size() + " aliases, must be " + MOST_ALIASES);
        }
        aliases.forEach(alias -> requireLength("alias", alias, 1));
    }

    private static void requireLength(String what, String text, int least) {
        if (text.strip().length() < least || text.length() > MOST_NAME) {
            throw new IllegalArgumentException(
                    what + " has " + text.length() + " characters, must be " + least + " to " + MOST_NAME);
        }
    }
}
