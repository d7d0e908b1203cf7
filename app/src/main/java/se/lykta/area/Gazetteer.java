package se.lykta.area;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Which known places may a written place name mean? Answers candidates for a person to choose from.
///
/// Case, punctuation and a house number at the end do not matter; å, ä and ö do, but a name written without them is
/// still found as a lesser match. Other spellings are found by shared trigrams and ranked by edit distance,
/// where two neighbouring letters that changed places count as one edit (Damerau–Levenshtein, restricted).
/// Immutable and safe between threads. Memory: about 60 bytes per letter of all names.
public final class Gazetteer {

    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble(Candidate::score)
            .reversed()
            .thenComparing(candidate -> candidate.place().kind())
            .thenComparing(candidate -> candidate.place().name());

    private static final double FOLDED_SCORE = 0.95;
    private static final double BEST_SIMILAR_SCORE = 0.9;
    private static final double LEAST_SCORE = 0.5;
    private static final int MOST_COMPARED = 500;
    private static final int LONGEST_TEXT = 120;
    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern HOUSE_NUMBER = Pattern.compile("(?<=\\p{L}) \\p{N}+( ?\\p{L})?$");

    private final List<PlaceName> places;
    private final String[] keys;
    private final String[] foldedKeys;
    private final Map<String, List<Integer>> byFoldedKey = new HashMap<>();
    private final Map<String, int[]> byTrigram;

    public Gazetteer(List<PlaceName> places) {
        this.places = List.copyOf(places);
        keys = new String[places.size()];
        foldedKeys = new String[places.size()];
        Map<String, IntList> postings = new HashMap<>();
        for (int i = 0; i < keys.length; i++) {
            keys[i] = key(places.get(i).name());
            foldedKeys[i] = folded(keys[i]);
            byFoldedKey.computeIfAbsent(foldedKeys[i], any -> new ArrayList<>()).add(i);
            for (String trigram : trigrams(foldedKeys[i])) {
                postings.computeIfAbsent(trigram, any -> new IntList()).add(i);
            }
        }
        byTrigram = HashMap.newHashMap(postings.size());
        postings.forEach((trigram, list) -> byTrigram.put(trigram, list.trimmed()));
    }

    /// How well does the name fit? Only `EXACT` may ever be taken without asking, and only when it is alone.
    public enum Match {
        EXACT,
        WITHOUT_DIACRITICS,
        SIMILAR
    }

    /// @param score 1 for an exact match, less than 1 for every other, never below 0.5
    public record Candidate(PlaceName place, Match match, double score) {}

    public int size() {
        return places.size();
    }

    /// Which places may the text mean, best first? Equal scores come large places first, then by name.
    /// @param limit how many at most, > 0
    public List<Candidate> candidates(String text, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit is " + limit + ", must be > 0");
        }
        String key = key(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
        if (key.isEmpty()) {
            return List.of();
        }
        String withoutNumber = HOUSE_NUMBER.matcher(key).replaceFirst("");
        Map<Integer, Candidate> found = new HashMap<>();
        collect(key, found, 1);
        if (!withoutNumber.equals(key)) {
            collect(withoutNumber, found, FOLDED_SCORE);
        }
        return found.values().stream().sorted(BEST_FIRST).limit(limit).toList();
    }

    /// Which place does the text name beyond doubt? Empty unless exactly one place matches to the letter.
    public Optional<PlaceName> findExact(String text) {
        String key = key(text);
        List<Integer> same = byFoldedKey.getOrDefault(folded(key), List.of()).stream()
                .filter(i -> keys[i].equals(key))
                .toList();
        return same.size() == 1 ? Optional.of(places.get(same.getFirst())) : Optional.empty();
    }

    private void collect(String key, Map<Integer, Candidate> found, double factor) {
        String folded = folded(key);
        for (int i : byFoldedKey.getOrDefault(folded, List.of())) {
            boolean exact = keys[i].equals(key) && factor == 1;
            Match match = exact ? Match.EXACT : keys[i].equals(key) ? Match.SIMILAR : Match.WITHOUT_DIACRITICS;
            keepBetter(found, i, new Candidate(places.get(i), match, exact ? 1 : FOLDED_SCORE * factor));
        }
        for (int i : sharingMostTrigrams(folded)) {
            int longest = Math.max(folded.length(), foldedKeys[i].length());
            double score = BEST_SIMILAR_SCORE * factor * (1 - (double) edits(folded, foldedKeys[i]) / longest);
            if (score >= LEAST_SCORE) {
                keepBetter(found, i, new Candidate(places.get(i), Match.SIMILAR, score));
            }
        }
    }

    private static void keepBetter(Map<Integer, Candidate> found, int place, Candidate candidate) {
        found.merge(place, candidate, (a, b) -> a.score() >= b.score() ? a : b);
    }

    private int[] sharingMostTrigrams(String folded) {
        int[] shared = new int[keys.length];
        Set<String> trigrams = trigrams(folded);
        for (String trigram : trigrams) {
            for (int place : byTrigram.getOrDefault(trigram, new int[0])) {
                shared[place]++;
            }
        }
        int[] most = new int[Math.min(MOST_COMPARED, keys.length)];
        int count = 0;
        for (int level = trigrams.size(); level > 0 && count < most.length; level--) {
            for (int place = 0; place < shared.length && count < most.length; place++) {
                if (shared[place] == level) {
                    most[count++] = place;
                }
            }
        }
        return Arrays.copyOf(most, count);
    }

    private static String key(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return NOT_LETTERS.matcher(composed).replaceAll(" ").strip();
    }

    private static String folded(String key) {
        String bare =
                MARKS.matcher(Normalizer.normalize(key, Normalizer.Form.NFD)).replaceAll("");
        return bare.replace("æ", "a").replace("ø", "o");
    }

    private static Set<String> trigrams(String folded) {
        String padded = "  " + folded + " ";
        Set<String> trigrams = new LinkedHashSet<>();
        for (int i = 0; i + 3 <= padded.length(); i++) {
            trigrams.add(padded.substring(i, i + 3));
        }
        return trigrams;
    }

    private static int edits(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        Arrays.setAll(last, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(last[j] + 1, row[j - 1] + 1), last[j - 1] + change);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[b.length()];
    }

    /// A growing list of ints.
    private static final class IntList {

        private int[] values = new int[4];
        private int size;

        void add(int value) {
            values = size == values.length ? Arrays.copyOf(values, 2 * size) : values;
            values[size++] = value;
        }

        int[] trimmed() {
            return Arrays.copyOf(values, size);
        }
    }
}
