package se.lykta.ingest.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Which value has the template's table for this cell? Case and surrounding space are ignored, `*` at the end of a
/// key fits anything that follows; exact keys go before patterns, longer patterns before shorter ones.
public final class Table<T> {

    private static final int MOST_REMEMBERED = 10_000;

    private final Map<String, T> exact = new HashMap<>();
    private final List<Map.Entry<String, T>> prefixes = new ArrayList<>();
    private final Map<String, T> remembered = new HashMap<>();

    public Table(Map<String, String> values, Function<String, T> reading) {
        values.forEach((key, value) -> {
            String folded = fold(key);
            if (folded.endsWith("*")) {
                prefixes.add(Map.entry(folded.substring(0, folded.length() - 1), reading.apply(value)));
            } else {
                exact.put(folded, reading.apply(value));
            }
        });
        prefixes.sort((a, b) -> b.getKey().length() - a.getKey().length());
    }

    /// The value, or null if the table has none for this cell.
    public @Nullable T get(String cell) {
        T known = remembered.get(cell);
        if (known != null) {
            return known;
        }
        T found = look(fold(cell));
        if (found != null && remembered.size() < MOST_REMEMBERED) {
            remembered.put(cell, found);
        }
        return found;
    }

    private @Nullable T look(String folded) {
        T value = exact.get(folded);
        for (int i = 0; value == null && i < prefixes.size(); i++) {
            if (folded.startsWith(prefixes.get(i).getKey())) {
                value = prefixes.get(i).getValue();
            }
        }
        return value;
    }

    private static String fold(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
