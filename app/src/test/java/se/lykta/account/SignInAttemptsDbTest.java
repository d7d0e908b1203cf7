package se.lykta.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestDatabase;

class SignInAttemptsDbTest {
    private static final @org.jspecify.annotations.Nullable String NEW_BROWSER = null;

    private final Database database = TestDatabase.fresh();
    private final MunicipalityId here = TestDatabase.municipality(database, "T-1");
    private final SignInAttempts attempts = new SignInAttempts(database);

    @Test
    void stopsTenThousandGuessesAndLocksNoVictimOut() {
        var random = new Random(37);
        int checked = 0;
        for (int i = 0; i < 10_000; i++) {
            if (begin("victim" + random.nextInt(100) + "@example.invalid", "192.0.2." + random.nextInt(4))) {
                checked++;
            }
        }
        assertThat(checked).isEqualTo(4 * SignInAttempts.PER_ADDRESS);
        for (int i = 0; i < 100; i++) {
            assertThat(begin("victim" + i + "@example.invalid", "198.51.100." + i))
                    .isTrue();
        }
    }

    @Test
    void holdsAnAccountGuessedAtFromEverywhereButNotOnKnownBrowsers() {
        int checked = 0;
        for (int i = 0; i < 1000; i++) {
            if (begin("victim@example.invalid", "10.0." + i / 250 + "." + i % 250)) {
                checked++;
            }
        }
        assertThat(checked).isEqualTo(SignInAttempts.PER_ACCOUNT);
        var known = SignInAttempts.buckets("victim@example.invalid", "10.9.9.9", "a token of the victim's browser");
        assertThat(attempts.begin(here, known)).isTrue();
    }

    @Test
    void countsNoAttemptThatWasRight() {
        var buckets = SignInAttempts.buckets("person@example.invalid", "192.0.2.1", NEW_BROWSER);
        for (int i = 0; i < 100; i++) {
            assertThat(attempts.begin(here, buckets)).isTrue();
            attempts.succeed(here, buckets);
        }
    }

    @Test
    void letsNoMoreThroughAtOnceThanOneAfterTheOther() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var tries = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 100; i++) {
                tries.add(() -> begin("person@example.invalid", "192.0.2.1"));
            }
            int through = 0;
            for (var result : threads.invokeAll(tries)) {
                through += result.get() ? 1 : 0;
            }
            assertThat(through).isEqualTo(SignInAttempts.PER_PAIR);
        }
    }

    @Test
    void startsAnewWhenTheWindowIsOver() {
        for (int i = 0; i < SignInAttempts.PER_PAIR; i++) {
            assertThat(begin("person@example.invalid", "192.0.2.1")).isTrue();
        }
        assertThat(begin("person@example.invalid", "192.0.2.1")).isFalse();
        database.run(
                here,
                db -> db.sql("update account_attempt set window_ends_at = now() - interval '1 second'")
                        .update());
        assertThat(begin("person@example.invalid", "192.0.2.1")).isTrue();
    }

    @Test
    void takesAHouseholdsNetworkForOneAddress() {
        assertThat(SignInAttempts.buckets("a@b", "2001:db8:1:2:3:4:5:6", NEW_BROWSER))
                .isEqualTo(SignInAttempts.buckets("A@B ", "2001:db8:1:2::1", NEW_BROWSER))
                .isNotEqualTo(SignInAttempts.buckets("a@b", "2001:db8:1:3::1", NEW_BROWSER));
    }

    private boolean begin(String email, String address) {
        return attempts.begin(here, SignInAttempts.buckets(email, address, NEW_BROWSER));
    }
}
