package se.lykta.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lykta.access.Organisation;
import se.lykta.access.Role;

/// A person who may sign in.
///
/// @param example made with the example data: no password, one click to sign in, dead outside example mode
/// @param lastSignInAt null when never
public record Account(
        UUID id,
        String email,
        String name,
        Organisation organisation,
        Role role,
        boolean active,
        boolean example,
        @Nullable Instant lastSignInAt) {}
