package se.lykta.incident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Words of a column and their numbers, in the order they were first met. Grows, never forgets, so that immutable
/// segments stay readable. One writer, many readers.
final class Dictionary<T> {
    private final Map<T, Integer> numbers = new HashMap<>();
    private final List<T> words = new ArrayList<>();
    private final int limit;

    Dictionary(int limit) {
        this.limit = limit;
    }

    synchronized int number(T word) {
        var known = numbers.get(word);
        if (known != null) {
            return known;
        }
        if (words.size() == limit) {
            throw new IllegalStateException("more than " + limit + " different values in one column");
        }
        numbers.put(word, words.size());
        words.add(word);
        return words.size() - 1;
    }

    synchronized OptionalInt find(T word) {
        var number = numbers.get(word);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    synchronized int size() {
        return words.size();
    }

    synchronized List<T> words() {
        return List.copyOf(words);
    }
}
