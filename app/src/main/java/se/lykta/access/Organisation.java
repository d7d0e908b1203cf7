package se.lykta.access;

import java.util.UUID;

/// On whose behalf does somebody act?
public record Organisation(UUID id, String name, OrganisationKind kind) {
    public Organisation {
        if (name.isBlank() || name.length() > 200) {
            throw new IllegalArgumentException(
                    "organisation name has " + name.length() + " characters, must be 1 to 200, not blank");
        }
    }
}
