package se.lykta.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which columns does a file have?
///
/// Names are trimmed, never empty and never equal: an empty name becomes `#3` (third column), a repeated one gets `
/// (2)`. Look-up by name ignores case and surrounding space.
public final class Header {

    /// As many columns as the largest spreadsheet has.
    public static final int MOST_COLUMNS = 16_384;

    private final List<String> names;
    private final Map<String, Integer> positions = new HashMap<>();
    private final boolean typedNumbers;

    private Header(List<String> names, boolean typedNumbers) {
        this.names = List.copyOf(names);
        this.typedNumbers = typedNumbers;
        for (int i = 0; i < names.size(); i++) {
            positions.put(fold(names.get(i)), i);
        }
    }

    /// Columns of a text file, where a number is written as the supplier writes it.
    public static Header ofText(List<String> rawNames) {
        return new Header(distinct(rawNames), false);
    }

    /// Columns of a file that knows numbers from text; numbers reach the cells with a decimal point.
    public static Header ofTyped(List<String> rawNames) {
        return new Header(distinct(rawNames), true);
    }

    private static List<String> distinct(List<String> rawNames) {
        List<String> names = new ArrayList<>(rawNames.size());
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < rawNames.size(); i++) {
            String name = rawNames.get(i).strip();
            if (name.isEmpty()) {
                name = "#" + (i + 1);
            }
            String unique = name;
            for (int n = seen.getOrDefault(fold(name), 1); seen.containsKey(fold(unique)); ) {
                unique = name + " (" + ++n + ")";
                seen.put(fold(name), n);
            }
            seen.put(fold(unique), 1);
            names.add(unique);
        }
        return names;
    }

    private static String fold(String name) {
        return name.strip().toLowerCase(java.util.Locale.ROOT);
    }

    public List<String> names() {
        return names;
    }

    public int size() {
        return names.size();
    }

    /// Do numbers stand with a decimal point whatever the supplier's country?
    public boolean hasTypedNumbers() {
        return typedNumbers;
    }

    /// Position of the column from 0, or -1 if there is none by that name.
    public int position(String name) {
        return positions.getOrDefault(fold(name), -1);
    }
}
