package se.lykta.observe.tip;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import se.lykta.database.MunicipalityId;

/// Does one sender, or do all together, send more tips or try more reading codes than people do? An address is
/// never kept: only its hash under a key that lives in memory and is thrown away every day. Each process counts for
/// itself.
@Component
class TipLimits {
    static final int MOST_PER_ADDRESS = 5;
    static final int MOST_PER_MUNICIPALITY = 300;
    static final int MOST_LOOKS_PER_ADDRESS = 20;
    static final int MOST_LOOKS_PER_MUNICIPALITY = 2000;
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final Duration KEY_LIFE = Duration.ofDays(1);
    private static final int KEY_BYTES = 32;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Deque<Instant>> sent = new HashMap<>();
    private byte[] key = new byte[KEY_BYTES];
    private Instant keyEnds = Instant.MIN;

    TipLimits(Clock clock) {
        this.clock = clock;
    }

    /// Counts one more tip, unless there were too many within the hour.
    boolean take(MunicipalityId municipality, String address) {
        return count("tip " + municipality.value(), address, MOST_PER_ADDRESS, MOST_PER_MUNICIPALITY);
    }

    /// Counts one more reading code that is tried, unless there were too many within the hour.
    boolean look(MunicipalityId municipality, String address) {
        return count("look " + municipality.value(), address, MOST_LOOKS_PER_ADDRESS, MOST_LOOKS_PER_MUNICIPALITY);
    }

    private synchronized boolean count(String what, String address, int mostOwn, int mostOfAll) {
        var now = Instant.now(clock);
        if (!now.isBefore(keyEnds)) {
            random.nextBytes(key);
            keyEnds = now.plus(KEY_LIFE);
            sent.clear();
        }
        sent.values().removeIf(times -> times.isEmpty() || times.getLast().isBefore(now.minus(WINDOW)));
        var own = within(what + " " + hash(address), now);
        var all = within(what, now);
        if (own.size() >= mostOwn || all.size() >= mostOfAll) {
            return false;
        }
        own.add(now);
        all.add(now);
        return true;
    }

    private Deque<Instant> within(String name, Instant now) {
        var times = sent.computeIfAbsent(name, any -> new ArrayDeque<>());
        while (!times.isEmpty() && times.getFirst().isBefore(now.minus(WINDOW))) {
            times.removeFirst();
        }
        return times;
    }

    private String hash(String address) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(address.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
