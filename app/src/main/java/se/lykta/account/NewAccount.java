package se.lykta.account;

import java.util.UUID;
import java.util.regex.Pattern;
import se.lykta.access.Role;

/// A person to be added.
///
/// @param email also what they sign in with; unique in the municipality, upper and lower case alike
/// @param role any but [Role#RESIDENT], which nobody needs an account for
public record NewAccount(String email, String name, UUID organisationId, Role role) {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,180}");

    public NewAccount {
        email = email.strip();
        name = name.strip();
        if (!EMAIL.matcher(email).matches()) {
            throw new IllegalArgumentException("e-mail must be like name@place, has " + email.length() + " characters");
        }
        if (name.isEmpty() || name.length() > 200) {
            throw new IllegalArgumentException("name has " + name.length() + " characters, must be 1 to 200");
        }
        if (role == Role.RESIDENT) {
            throw new IllegalArgumentException("a resident needs no account");
        }
    }
}
