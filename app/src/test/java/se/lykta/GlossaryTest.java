package se.lykta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Does the glossary name what the code names? A word in italics is not in the code yet.
class GlossaryTest {
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|interface|enum) (\\w+)");
    private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z][A-Z0-9_]+\\b");
    private static final Pattern FIXED_VALUE = Pattern.compile("static final [^=;]*?\\b([A-Z][A-Z0-9_]+) =");
    private static final Pattern CODE = Pattern.compile("\"code\": \"(\\w+)\"");

    private record Term(String swedish, String word, boolean built) {}

    @Test
    void namesWordsOfTheCode() throws IOException {
        var known = types();
        known.addAll(constants());
        assertThat(terms())
                .hasSizeGreaterThan(80)
                .filteredOn(Term::built)
                .as("not in the code: set the word in italics, or correct it")
                .allMatch(term -> known.contains(folded(term.word())));
    }

    @Test
    void marksOnlyWordsThatAreNotBuilt() throws IOException {
        var types = types();
        assertThat(terms())
                .filteredOn(term -> !term.built())
                .as("in the code by now: take the italics away")
                .noneMatch(term -> types.contains(folded(term.word())));
    }

    private static List<Term> terms() throws IOException {
        var terms = new ArrayList<Term>();
        for (var line : Files.readAllLines(Path.of("../docs/glossary.md"))) {
            var cells = line.split("\\|");
            if (cells.length == 4 && !cells[2].isBlank() && !cells[2].strip().matches("Code|-+")) {
                var word = cells[2].strip();
                terms.add(new Term(cells[1].strip(), word.replace("*", ""), !word.startsWith("*")));
            }
        }
        return terms;
    }

    private static Set<String> types() throws IOException {
        var types = new HashSet<String>();
        for (var source : sources()) {
            TYPE.matcher(source).results().forEach(found -> types.add(folded(found.group(1))));
        }
        return types;
    }

    private static Set<String> constants() throws IOException {
        var words = new HashSet<String>();
        for (var source : sources()) {
            var values = FIXED_VALUE
                    .matcher(source)
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            CONSTANT.matcher(source)
                    .results()
                    .map(found -> found.group())
                    .filter(word -> !values.contains(word))
                    .forEach(word -> words.add(folded(word)));
        }
        CODE.matcher(Files.readString(Path.of("src/main/resources/municipalities/taxonomy.json")))
                .results()
                .forEach(found -> words.add(folded(found.group(1))));
        return words;
    }

    /// The text of every class, without its comments.
    private static List<String> sources() throws IOException {
        var sources = new ArrayList<String>();
        for (var module : List.of("src/main/java", "../analysis/src/main/java")) {
            try (var files = Files.walk(Path.of(module))) {
                for (var file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    sources.add(Files.readString(file, StandardCharsets.UTF_8).replaceAll("//.*", ""));
                }
            }
        }
        return sources;
    }

    private static String folded(String word) {
        return word.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
