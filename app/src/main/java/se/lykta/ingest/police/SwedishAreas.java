package se.lykta.ingest.police;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Which Swedish municipality or county has this name? Source: the 290 municipalities and 21 counties with their
/// codes, Statistics Sweden.
public final class SwedishAreas {

    private static final Map<String, String> CODES = load();

    private SwedishAreas() {}

    /// The code: four digits for a municipality, two for a county (`Västra Götalands län`). Case is ignored, since
    /// the police write `Upplands väsby`.
    public static Optional<String> findCode(String name) {
        return Optional.ofNullable(CODES.get(fold(name)));
    }

    /// How many names are known?
    static int size() {
        return CODES.size();
    }

    private static String fold(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> load() {
        Map<String, String> codes = new HashMap<>();
        InputStream resource = Objects.requireNonNull(SwedishAreas.class.getResourceAsStream("swedish-areas.csv"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> Character.isDigit(line.charAt(0)))
                    .map(line -> line.split(";"))
                    .forEach(cells -> codes.put(fold(cells[1]), cells[0]));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return Map.copyOf(codes);
    }
}
