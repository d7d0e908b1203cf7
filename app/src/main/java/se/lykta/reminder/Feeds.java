package se.lykta.reminder;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lykta.access.SignedIn;
import se.lykta.account.Accounts;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;

/// Whose calendar does a secret address show? One address for each person, of which only the hash is kept.
@Component
class Feeds {
    private static final String SUBJECT = "account";
    private static final int TOKEN_BYTES = 32;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    /// Calendars ask every few minutes; that they do is worth a row once in a while.
    private static final Duration TOLD_AFTER = Duration.ofHours(1);

    private final Database database;
    private final Accounts accounts;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Feeds(Database database, Accounts accounts, Audit audit, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param readAt when a calendar asked for it last, within an hour; null when none has
    record Feed(Instant madeAt, @Nullable Instant readAt) {}

    Optional<Feed> find(SignedIn me) {
        return database.<Optional<Feed>>read(
                me.municipality(),
                db -> db.sql("""
                        select made_at, read_at
                        from reminder_feed
                        where municipality_id = :municipality and account_id = :account
                        """)
                        .param("municipality", me.municipality().value())
                        .param("account", me.accountId())
                        .query((row, number) -> {
                            var read = row.getObject("read_at", OffsetDateTime.class);
                            return new Feed(
                                    row.getObject("made_at", OffsetDateTime.class)
                                            .toInstant(),
                                    read == null ? null : read.toInstant());
                        })
                        .optional());
    }

    /// Makes a new address; a former one is dead at once.
    ///
    /// @return the secret in it, shown once and kept nowhere in the clear
    String renew(SignedIn me) {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        database.run(me.municipality(), db -> {
            db.sql("""
                    insert into reminder_feed (municipality_id, account_id, token_hash)
                    values (:municipality, :account, :hash)
                    on conflict (municipality_id, account_id) do update
                    set token_hash = excluded.token_hash, made_at = clock_timestamp(), read_at = null
                    """)
                    .param("municipality", me.municipality().value())
                    .param("account", me.accountId())
                    .param("hash", hash(token))
                    .update();
            audit.record(
                    db, Actor.of(me), AuditEntry.of(me.municipality(), "reminder.make-feed", SUBJECT, me.accountId()));
        });
        return token;
    }

    /// @return false when there was none
    boolean withdraw(SignedIn me) {
        return database.<Boolean>write(me.municipality(), db -> {
            boolean gone = db.sql("""
                            delete from reminder_feed
                            where municipality_id = :municipality and account_id = :account
                            """)
                            .param("municipality", me.municipality().value())
                            .param("account", me.accountId())
                            .update()
                    == 1;
            if (gone) {
                audit.record(
                        db,
                        Actor.of(me),
                        AuditEntry.of(me.municipality(), "reminder.withdraw-feed", SUBJECT, me.accountId()));
            }
            return gone;
        });
    }

    /// Who made the address, if they may still use the program, with the role they have now?
    Optional<SignedIn> findReader(MunicipalityId municipality, String token) {
        if (!TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        return database.<Optional<UUID>>read(
                        municipality,
                        db -> db.sql("""
                                select account_id
                                from reminder_feed
                                where municipality_id = :municipality and token_hash = :hash
                                """)
                                .param("municipality", municipality.value())
                                .param("hash", hash(token))
                                .query(UUID.class)
                                .optional())
                .flatMap(account -> accounts.findSignedIn(municipality, account));
    }

    /// Notes that a calendar has asked, at most once an hour.
    void noteReading(SignedIn reader) {
        var now = Instant.now(clock);
        database.run(
                reader.municipality(),
                db -> db.sql("""
                        update reminder_feed
                        set read_at = :now
                        where municipality_id = :municipality and account_id = :account
                          and (read_at is null or read_at < :before)
                        """)
                        .param("municipality", reader.municipality().value())
                        .param("account", reader.accountId())
                        .param("now", Timestamp.from(now))
                        .param("before", Timestamp.from(now.minus(TOLD_AFTER)))
                        .update());
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
