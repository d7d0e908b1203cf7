package se.lykta.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lykta.access.Access;
import se.lykta.access.Role;
import se.lykta.access.SignedIn;

/// Who did it? A person as they were at that moment, or the program itself.
///
/// @param name the job's name; null for others
/// @param accountId null unless a person
/// @param organisationId null unless a person
/// @param role null unless a person
public record Actor(
        Kind kind,
        @Nullable String name,
        @Nullable UUID accountId,
        @Nullable UUID organisationId,
        @Nullable Role role) {
    public enum Kind {
        PERSON,
        RESIDENT,
        COMMAND_LINE,
        JOB
    }

    private static final Actor RESIDENT = new Actor(Kind.RESIDENT, null, null, null, null);
    private static final Actor COMMAND_LINE = new Actor(Kind.COMMAND_LINE, null, null, null, null);

    public static Actor of(SignedIn person) {
        return new Actor(
                Kind.PERSON, null, person.accountId(), person.organisation().id(), person.role());
    }

    /// The person behind a request, or a resident when nobody has signed in.
    public static Actor of(Access access) {
        return access.findSignedIn().map(Actor::of).orElse(RESIDENT);
    }

    public static Actor commandLine() {
        return COMMAND_LINE;
    }

    /// @param name the job's name in the code, such as `police-feed`
    public static Actor job(String name) {
        return new Actor(Kind.JOB, AuditEntry.requireCode("job", name), null, null, null);
    }
}
