package se.lykta.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;

/// May somebody try a password now? Slows guessing without locking out the person whose account is guessed at.
///
/// Failed attempts are counted in windows: per address and account together, per address, and per account from
/// anywhere. A browser that the person has signed in from before is counted by itself, so strangers' failures, even
/// thousands of them from everywhere, do not shut the person out there; and from a new browser at an address of their
/// own they are shut out only while the account as a whole is under attack ([#PER_ACCOUNT]).
///
/// An attempt is counted before the password is checked and taken back when it was right, so a thousand at once are no
/// better than one after the other.
@Component
class SignInAttempts {
    static final int PER_PAIR = 5;
    static final int PER_ADDRESS = 50;
    static final int PER_ACCOUNT = 300;
    static final int PER_DEVICE = 10;

    private static final Duration SHORT = Duration.ofMinutes(15);
    private static final Duration LONG = Duration.ofHours(1);

    private final Database database;

    SignInAttempts(Database database) {
        this.database = database;
    }

    /// Where an attempt is counted.
    ///
    /// @param most attempts allowed in a window
    record Bucket(String name, int most, Duration window) {}

    /// @param address the client's network address
    /// @param device token of a browser the person has signed in from before; null when it is another
    static List<Bucket> buckets(String email, String address, @Nullable String device) {
        var account = email.strip().toLowerCase(Locale.ROOT);
        if (device != null) {
            return List.of(new Bucket("device " + hash(device), PER_DEVICE, SHORT));
        }
        var network = network(address);
        return List.of(
                new Bucket("pair " + hash(network + " " + account), PER_PAIR, SHORT),
                new Bucket("address " + hash(network), PER_ADDRESS, SHORT),
                new Bucket("account " + hash(account), PER_ACCOUNT, LONG));
    }

    /// Counts an attempt, unless one of the buckets is full: then nothing is counted, so that an attacker who is
    /// stopped at one bucket cannot go on filling the others.
    ///
    /// @return whether the attempt may go on
    boolean begin(MunicipalityId municipality, List<Bucket> buckets) {
        return database.<Boolean>write(municipality, db -> {
            forgetOld(db, municipality);
            var counted = new ArrayList<Bucket>();
            // Always in the same order, so that two attempts never wait for each other.
            var ordered =
                    buckets.stream().sorted(Comparator.comparing(Bucket::name)).toList();
            for (var bucket : ordered) {
                counted.add(bucket);
                if (count(db, municipality, bucket) > bucket.most()) {
                    takeBack(db, municipality, counted);
                    return false;
                }
            }
            return true;
        });
    }

    /// The password was right: the attempt was none.
    void succeed(MunicipalityId municipality, List<Bucket> buckets) {
        database.run(
                municipality,
                db -> takeBack(
                        db,
                        municipality,
                        buckets.stream()
                                .sorted(Comparator.comparing(Bucket::name))
                                .toList()));
    }

    private static int count(JdbcClient db, MunicipalityId municipality, Bucket bucket) {
        return db.sql("""
                insert into account_attempt as a (municipality_id, bucket, attempts, window_ends_at)
                values (:municipality, :bucket, 1, now() + :seconds * interval '1 second')
                on conflict (municipality_id, bucket) do update set
                    attempts = case when a.window_ends_at <= now() then 1 else a.attempts + 1 end,
                    window_ends_at = case
                        when a.window_ends_at <= now() then excluded.window_ends_at
                        else a.window_ends_at
                    end
                returning attempts
                """)
                .param("municipality", municipality.value())
                .param("bucket", bucket.name())
                .param("seconds", bucket.window().toSeconds())
                .query(Integer.class)
                .single();
    }

    private static void takeBack(JdbcClient db, MunicipalityId municipality, List<Bucket> buckets) {
        for (var bucket : buckets) {
            db.sql("""
                    update account_attempt
                    set attempts = attempts - 1
                    where municipality_id = :municipality and bucket = :bucket and attempts > 0
                    """)
                    .param("municipality", municipality.value())
                    .param("bucket", bucket.name())
                    .update();
        }
    }

    private static void forgetOld(JdbcClient db, MunicipalityId municipality) {
        db.sql("""
                delete from account_attempt
                where municipality_id = :municipality and bucket in (
                    select bucket
                    from account_attempt
                    where municipality_id = :municipality and window_ends_at < now()
                    limit 100
                    for update skip locked)
                """).param("municipality", municipality.value()).update();
    }

    /// One household has a whole /64 of IPv6 addresses.
    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            var bytes = java.net.InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(bytes, 0, Math.min(8, bytes.length));
        } catch (java.net.UnknownHostException e) {
            return address;
        }
    }

    static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
