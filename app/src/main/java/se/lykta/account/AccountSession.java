package se.lykta.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import se.lykta.access.SignedIn;
import se.lykta.database.MunicipalityId;

/// Who is behind this session? The session holds the municipality and the account's id and nothing else; name, role
/// and organisation are read from the database at each request, so what is taken back is gone at once, on every
/// instance. A session ends after [#LONGEST] whatever its use, and when its account may no longer sign in.
final class AccountSession implements SecurityContextRepository {
    /// From sign-in, which always starts a new session.
    static final Duration LONGEST = Duration.ofHours(12);

    static final Duration IDLE = Duration.ofMinutes(30);

    /// How Spring Session notes that a session was used, its parameters in its order: at most once a minute unless
    /// something else changed. Else each answer of a map would be a write to the database, for the time of its
    /// asking.
    static final String UPDATE = """
            update %TABLE_NAME% s
            set session_id = now.session_id,
                last_access_time = now.last_access_time,
                max_inactive_interval = now.max_inactive_interval,
                expiry_time = now.expiry_time,
                principal_name = now.principal_name
            from (
                select cast(? as char(36)) as session_id, cast(? as bigint) as last_access_time,
                    cast(? as integer) as max_inactive_interval, cast(? as bigint) as expiry_time,
                    cast(? as text) as principal_name, cast(? as char(36)) as primary_id) now
            where s.primary_id = now.primary_id
              and (s.last_access_time <= now.last_access_time - 60000
                or s.session_id <> now.session_id
                or s.max_inactive_interval <> now.max_inactive_interval
                or s.principal_name is distinct from now.principal_name)
            """;

    /// Spring Session keeps this attribute in a column of its own, so an account's sessions can be found.
    private static final String ATTRIBUTE = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;

    private final Accounts accounts;
    private final Clock clock;

    AccountSession(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /// What the session holds.
    static String key(MunicipalityId municipality, UUID account) {
        return municipality + " " + account;
    }

    static Authentication authentication(SignedIn person) {
        return UsernamePasswordAuthenticationToken.authenticated(
                person,
                null,
                List.of(new SimpleGrantedAuthority("ROLE_" + person.role().name())));
    }

    /// Ends whatever session the browser has and starts one for the person.
    void begin(SignedIn person, HttpServletRequest request, HttpServletResponse response) {
        var former = request.getSession(false);
        if (former != null) {
            former.invalidate();
        }
        var context = new SecurityContextImpl(authentication(person));
        SecurityContextHolder.setContext(context);
        saveContext(context, request, response);
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        var authentication = context.getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn person) {
            request.getSession().setAttribute(ATTRIBUTE, key(person.municipality(), person.accountId()));
            return;
        }
        var session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) != null;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(request);
    }

    @Override
    @Deprecated
    @SuppressWarnings("removal")
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    private final class Deferred implements DeferredSecurityContext {
        private final HttpServletRequest request;
        private @Nullable SecurityContext context;
        private boolean generated;

        private Deferred(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            var known = context;
            if (known == null) {
                var person = findPerson(request);
                generated = person.isEmpty();
                known = person.<SecurityContext>map(found -> new SecurityContextImpl(authentication(found)))
                        .orElseGet(SecurityContextImpl::new);
                context = known;
            }
            return known;
        }

        @Override
        public boolean isGenerated() {
            get();
            return generated;
        }
    }

    private Optional<SignedIn> findPerson(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof String stored)) {
            return Optional.empty();
        }
        var person = isTooOld(session) ? Optional.<SignedIn>empty() : read(stored);
        if (person.isEmpty()) {
            session.invalidate();
        }
        return person;
    }

    private boolean isTooOld(HttpSession session) {
        return clock.millis() - session.getCreationTime() >= LONGEST.toMillis();
    }

    private Optional<SignedIn> read(String stored) {
        var words = stored.split(" ");
        return accounts.findSignedIn(new MunicipalityId(words[0]), UUID.fromString(words[1]));
    }
}
