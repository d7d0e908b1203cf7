package se.lykta.account;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import se.lykta.access.SignedIn;
import se.lykta.database.MunicipalityId;

/// Is this the right password for this e-mail in this municipality?
@Component
class PasswordSignIn implements AuthenticationProvider {
    private final Accounts accounts;
    private final Passwords passwords;
    private final SignInAttempts attempts;
    private final Devices devices;
    private final Tenants tenants;

    PasswordSignIn(Accounts accounts, Passwords passwords, SignInAttempts attempts, Devices devices, Tenants tenants) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.attempts = attempts;
        this.devices = devices;
        this.tenants = tenants;
    }

    /// What the request says besides e-mail and password.
    record Details(
            String municipality, String address, @Nullable String device) implements Serializable {
        static Details of(HttpServletRequest request) {
            var municipality = request.getParameter("municipality");
            return new Details(
                    municipality == null ? "" : municipality,
                    request.getRemoteAddr(),
                    Devices.findToken(request).orElse(null));
        }
    }

    /// Too many failed attempts; nothing was checked.
    static final class TooManyAttempts extends AuthenticationException {
        private static final long serialVersionUID = 1;

        TooManyAttempts() {
            super("too many failed attempts to sign in");
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    @Override
    public Authentication authenticate(Authentication typed) {
        var email = typed.getName().strip();
        var password = typed.getCredentials() instanceof String text ? text : "";
        if (!(typed.getDetails() instanceof Details details)) {
            throw new BadCredentialsException("no details");
        }
        var municipality = tenants.find(details.municipality())
                .orElseThrow(() -> new BadCredentialsException("no such municipality"));
        var device = details.device();
        var known = device != null && devices.isKnown(municipality, email, device) ? device : null;
        var buckets = SignInAttempts.buckets(email, details.address(), known);
        if (!attempts.begin(municipality, buckets)) {
            throw new TooManyAttempts();
        }
        var person = check(municipality, email, password);
        attempts.succeed(municipality, buckets);
        accounts.recordSignIn(person);
        return AccountSession.authentication(person);
    }

    private SignedIn check(MunicipalityId municipality, String email, String password) {
        var credentials = accounts.findCredentials(municipality, email);
        var person = isRight(credentials, password)
                ? credentials.flatMap(right -> accounts.findSignedIn(municipality, right.accountId()))
                : Optional.<SignedIn>empty();
        return person.orElseThrow(() -> {
            accounts.recordRefusedSignIn(municipality, credentials);
            return new BadCredentialsException("wrong e-mail or password");
        });
    }

    private boolean isRight(Optional<Accounts.Credentials> credentials, String password) {
        if (credentials.isEmpty()) {
            passwords.pretendToCheck(password);
            return false;
        }
        return passwords.matches(password, credentials.get().hash());
    }
}
