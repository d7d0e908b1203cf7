package se.lykta.account;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;

/// Has the person signed in from this browser before? A random token in a cookie, its hash in the database; it opens
/// nothing and only keeps strangers' failed attempts from counting against the person (OWASP's "device cookies").
@Component
class Devices {
    private static final String COOKIE = "lykta-device";
    private static final Duration KEPT = Duration.ofDays(180);
    private static final int PER_ACCOUNT = 10;

    private final Database database;
    private final SecureRandom random = new SecureRandom();

    Devices(Database database) {
        this.database = database;
    }

    static Optional<String> findToken(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE)).map(jakarta.servlet.http.Cookie::getValue);
    }

    static ResponseCookie cookie(String token, HttpServletRequest request) {
        return ResponseCookie.from(COOKIE, token)
                .path(request.getContextPath() + "/account")
                .maxAge(KEPT)
                .secure(request.isSecure())
                .httpOnly(true)
                .sameSite("Lax")
                .build();
    }

    boolean isKnown(MunicipalityId municipality, String email, String token) {
        return database.<Boolean>read(
                municipality,
                db -> db.sql("""
                        select exists (
                            select 1
                            from account_device d
                            join account a on a.municipality_id = d.municipality_id and a.id = d.account_id
                            where d.municipality_id = :municipality and d.token_hash = :hash
                              and d.used_at > now() - :days * interval '1 day'
                              and lower(a.email) = lower(:email))
                        """)
                        .param("municipality", municipality.value())
                        .param("hash", SignInAttempts.hash(token))
                        .param("days", KEPT.toDays())
                        .param("email", email.strip())
                        .query(Boolean.class)
                        .single());
    }

    /// A new token for a browser the person just signed in from; the oldest ones are forgotten.
    String remember(MunicipalityId municipality, UUID account) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var token = HexFormat.of().formatHex(bytes);
        database.run(municipality, db -> {
            db.sql("""
                    insert into account_device (municipality_id, token_hash, account_id)
                    values (:municipality, :hash, :account)
                    """)
                    .param("municipality", municipality.value())
                    .param("hash", SignInAttempts.hash(token))
                    .param("account", account)
                    .update();
            db.sql("""
                    delete from account_device
                    where municipality_id = :municipality and account_id = :account and token_hash in (
                        select token_hash
                        from account_device
                        where municipality_id = :municipality and account_id = :account
                        order by used_at desc
                        offset :kept)
                    """)
                    .param("municipality", municipality.value())
                    .param("account", account)
                    .param("kept", PER_ACCOUNT)
                    .update();
        });
        return token;
    }
}
