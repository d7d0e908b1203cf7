package se.lykta.observe.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import se.lykta.ingest.ShippedTemplates;
import se.lykta.municipality.Category;
import se.lykta.municipality.Taxonomy;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// With which words do guard companies tell of a shift? One vocabulary for tables, mails and PDF files.
final class ShiftWords {
    private static final ShiftWords SHIPPED = read();

    /// As the file has it; a word that ends in `*` fits what begins so.
    private record Vocabulary(
            Map<Field, List<String>> fields,
            List<String> yes,
            List<String> none,
            List<String> courtesy,
            List<String> closing) {}

    private final Vocabulary words;
    private final Map<String, String> categories;

    private ShiftWords(Vocabulary words, Map<String, String> categories) {
        this.words = words;
        this.categories = categories;
    }

    static ShiftWords shipped() {
        return SHIPPED;
    }

    private static ShiftWords read() {
        try (var in = ShiftWords.class.getResourceAsStream("/observe/shift-report.json")) {
            var words = JsonMapper.builder().build().readValue(in, new TypeReference<Vocabulary>() {});
            var profile = ShippedTemplates.find("guard-profile").orElseThrow();
            return new ShiftWords(words, profile.what().category().values());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The field that a column or label names; case is ignored.
    Optional<Field> findField(String label) {
        var folded = fold(label);
        return words.fields().entrySet().stream()
                .filter(entry ->
                        entry.getValue().stream().anyMatch(word -> fold(word).equals(folded)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// The word for a field that the template shows, in the order of the fields.
    Map<Field, String> labels(Locale locale) {
        var labels = new EnumMap<Field, String>(Field.class);
        words.fields()
                .forEach((field, known) ->
                        labels.put(field, locale.getLanguage().equals("sv") ? known.getFirst() : known.getLast()));
        return labels;
    }

    String label(Field field) {
        var known = words.fields().get(field);
        return known == null ? field.name() : known.getFirst();
    }

    boolean isYes(String text) {
        return fits(words.yes(), text)
                || findField(text).filter(Field.OUTCOME::equals).isPresent();
    }

    /// Does the text say that there is none?
    boolean isNone(String text) {
        return text.isBlank() || fits(words.none(), text.replaceFirst("[.]$", ""));
    }

    boolean isCourtesy(String line) {
        return fits(words.courtesy(), line);
    }

    /// Does a mail end here, with whoever wrote it?
    boolean isClosing(String line) {
        return fits(words.closing(), line);
    }

    /// The category that a code, a name in either language or a word of the trade means.
    Optional<Category> findCategory(String text, Taxonomy taxonomy) {
        var folded = fold(text);
        var named = taxonomy.categories().stream()
                .filter(category -> fold(category.code()).equals(folded)
                        || fold(category.name().sv()).equals(folded)
                        || fold(category.name().en()).equals(folded))
                .findFirst();
        return named.isPresent() ? named : findByWord(folded).flatMap(taxonomy::find);
    }

    /// Exact words go before beginnings, longer beginnings before shorter ones.
    private Optional<String> findByWord(String folded) {
        return categories.entrySet().stream()
                .filter(entry -> fits(entry.getKey(), folded))
                .max((a, b) -> Integer.compare(weight(a.getKey()), weight(b.getKey())))
                .map(Map.Entry::getValue);
    }

    private static int weight(String word) {
        return word.endsWith("*") ? word.length() : Integer.MAX_VALUE;
    }

    private static boolean fits(List<String> known, String text) {
        var folded = fold(text);
        return known.stream().anyMatch(word -> fits(word, folded));
    }

    private static boolean fits(String word, String folded) {
        var known = fold(word);
        return known.endsWith("*")
                ? folded.startsWith(known.substring(0, known.length() - 1).strip())
                : folded.equals(known);
    }

    private static String fold(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
