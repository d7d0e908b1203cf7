package se.lykta.example;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The invented texts of the example set by kind and key.
final class Sentences {
    private final Map<String, List<String>> byKind = new HashMap<>();

    Sentences(List<String[]> rows) {
        for (var row : rows) {
            byKind.computeIfAbsent(row[0] + ';' + row[1], kind -> new ArrayList<>())
                    .add(row[2]);
        }
    }

    List<String> all(String kind, String key) {
        var texts = byKind.get(kind + ';' + key);
        if (texts == null) {
            throw new IllegalArgumentException("sentence is " + kind + ";" + key + ", must be in sentences.csv");
        }
        return texts;
    }

    String one(String kind, String key, Draws draws) {
        return draws.oneOf(all(kind, key));
    }
}
