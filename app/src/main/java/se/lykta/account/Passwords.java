package se.lykta.account;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Makes, hashes and checks passwords. Hashes carry the name of their method, so that a stronger one can follow; today
/// bcrypt (Argon2 would need a further library).
@Component
class Passwords {
    static final int FEWEST_CHARACTERS = 12;
    /// bcrypt reads no further.
    static final int MOST_BYTES = 72;

    // No letters that look alike.
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 4;
    private static final int GROUP_LETTERS = 5;

    private final SecureRandom random = new SecureRandom();
    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final String nobodysHash = hash(generate());

    /// Twenty letters in four groups, 99 bits.
    String generate() {
        var password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP_LETTERS; i++) {
            if (i > 0 && i % GROUP_LETTERS == 0) {
                password.append('-');
            }
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }

    static boolean isAcceptable(String password) {
        return password.length() >= FEWEST_CHARACTERS
                && password.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
                && password.chars().distinct().count() >= FEWEST_CHARACTERS / 2;
    }

    final String hash(String password) {
        var hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("the encoder gave no hash");
        }
        return hash;
    }

    boolean matches(String password, String hash) {
        return password.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES && encoder.matches(password, hash);
    }

    /// Takes as long as a real check, so that the answer's time does not tell who has an account.
    void pretendToCheck(String password) {
        matches(password, nobodysHash);
    }
}
