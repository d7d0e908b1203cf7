package se.lykta.observe.tip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import se.lykta.database.MunicipalityId;

/// What the sender of a tip reads the answer with: 16 characters without those that look alike, 80 bits by
/// chance.
///
/// @param characters without hyphens
record ReadingCode(String characters) {
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 16;
    private static final int GROUP = 4;

    ReadingCode {
        if (!characters.matches("[" + ALPHABET + "]{" + LENGTH + "}")) {
            throw new IllegalArgumentException("a reading code has " + LENGTH + " characters of " + ALPHABET);
        }
    }

    static ReadingCode fresh(RandomGenerator random) {
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new ReadingCode(code.toString());
    }

    /// @param text as somebody wrote it off: small letters, blanks and hyphens do not matter
    static Optional<ReadingCode> find(String text) {
        try {
            return Optional.of(new ReadingCode(text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// The only form in which it is stored. Nobody can try 2 to the 80th, so it needs neither salt nor
    /// patience.
    String hash(MunicipalityId municipality) {
        try {
            var text = municipality.value() + " " + characters;
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// In groups of four, as it is shown.
    String shown() {
        return characters.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
    }
}
