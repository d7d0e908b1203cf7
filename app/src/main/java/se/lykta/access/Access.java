package se.lykta.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;

/// What may whoever sends this request do? Controllers take it as an argument, templates find it as `access`.
public final class Access {
    private static final Access RESIDENT = new Access(null);

    private final @Nullable SignedIn signedIn;

    private Access(@Nullable SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    public static Access of(SignedIn signedIn) {
        return new Access(signedIn);
    }

    /// The access of somebody who has not signed in.
    public static Access ofResident() {
        return RESIDENT;
    }

    /// The access of whoever sends the request that this thread answers.
    public static Access ofRequest() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
                ? of(signedIn)
                : RESIDENT;
    }

    public Optional<SignedIn> findSignedIn() {
        return Optional.ofNullable(signedIn);
    }

    public Grant grant(Permission permission) {
        return signedIn == null
                ? AccessRules.grant(permission, Role.RESIDENT)
                : AccessRules.grant(
                        permission, signedIn.role(), signedIn.organisation().kind());
    }

    /// Is it allowed in full?
    public boolean may(Permission permission) {
        return grant(permission) == Grant.FULL;
    }

    /// Is it allowed at all, in full or within the limit the permission tells?
    public boolean mayWithinLimit(Permission permission) {
        return grant(permission) != Grant.NONE;
    }

    boolean satisfies(Requires rule) {
        return rule.keepsLimit() ? mayWithinLimit(rule.value()) : may(rule.value());
    }
}
