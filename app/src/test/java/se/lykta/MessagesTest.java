package se.lykta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every text a person reads stands in both message files, is used, and stands nowhere else. A failure prints lines to
/// paste.
class MessagesTest {
    private static final Path MAIN = Path.of("src", "main");
    private static final Path TEMPLATES = MAIN.resolve("resources/templates");
    private static final Path JAVA = MAIN.resolve("java");
    private static final Path SCRIPTS = MAIN.resolve("frontend/src");

    private static final Pattern WORD = Pattern.compile("[\\p{L}]{2,}");
    /// A key, or the beginning of keys that ends with a dot because a variable follows.
    private static final Pattern KEY = Pattern.compile("\\b[a-z][A-Za-z]*(?:\\.[A-Za-z0-9_-]+)+\\.?");
    private static final Pattern USED_IN_TEMPLATE = Pattern.compile("#\\{\\|?([A-Za-z0-9_.-]+)(\\$\\{)?");
    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"");
    private static final Pattern SCRIPT_STRING = Pattern.compile("'[^'\\n]*'|\"[^\"\\n]*\"|`[^`]*`");
    private static final Pattern SENTENCE = Pattern.compile("[\\p{L}]{2,}[,.:]? [\\p{L}]{2,}");

    /// Java files that may hold Swedish letters in strings, with the reason.
    private static final Map<String, String> SWEDISH_ALLOWED = Map.of(
            "se/lykta/ingest/", "words of suppliers' files, which are data to be recognised",
            "se/lykta/privacy/", "patterns of Swedish text to be screened",
            "se/lykta/example/", "generated example data");

    /// Strings in scripts that look like sentences and are none.
    private static final Set<String> SCRIPT_ALLOWED = Set.of("Lykta Sans Semibold", "Lykta Sans", "Source Sans");

    private final Map<String, String> swedish = read("messages_sv.properties");
    private final Map<String, String> english = read("messages_en.properties");

    @Test
    void standInBothLanguages() {
        assertThat(pasteable(swedish, english))
                .as("add to messages_en.properties")
                .isEmpty();
        assertThat(pasteable(english, swedish))
                .as("add to messages_sv.properties")
                .isEmpty();
    }

    @Test
    void haveTheSamePlacesForValuesInBothLanguages() {
        var place = Pattern.compile("\\{[0-9]+");
        var wrong = new TreeSet<String>();
        swedish.forEach((key, text) -> {
            var other = english.getOrDefault(key, text);
            if (!all(place, text).equals(all(place, other))) {
                wrong.add(key + "=" + text + "  |  " + other);
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void useNoPlainApostrophe() {
        var wrong = new TreeMap<String, String>();
        for (var messages : List.of(swedish, english)) {
            messages.forEach((key, text) -> {
                if (text.contains("'")) {
                    wrong.put(key, text.replace("''", "’").replace("'", "’"));
                }
            });
        }
        assertThat(lines(wrong))
                .as("' hides the values that follow it; write ’")
                .isEmpty();
    }

    @Test
    void areAllUsed() {
        var used = new TreeSet<String>();
        for (var root : List.of(TEMPLATES, JAVA, SCRIPTS)) {
            files(root, "").forEach(file -> used.addAll(all(KEY, text(file))));
        }
        var beginnings = used.stream()
                .filter(key ->
                        key.endsWith(".") && key.chars().filter(c -> c == '.').count() > 1)
                .toList();
        var unused = new TreeMap<>(swedish);
        unused.keySet()
                .removeIf(key -> used.contains(key) || beginnings.stream().anyMatch(key::startsWith));
        assertThat(lines(unused)).as("delete from both files").isEmpty();
    }

    @Test
    void existWhereATemplateNamesThem() {
        var missing = new TreeSet<String>();
        files(TEMPLATES, ".html").forEach(file -> {
            var uses = USED_IN_TEMPLATE.matcher(text(file));
            while (uses.find()) {
                var key = uses.group(1);
                var known = uses.group(2) == null
                        ? swedish.containsKey(key)
                        : swedish.keySet().stream().anyMatch(message -> message.startsWith(key));
                if (!known) {
                    missing.add(key + "=");
                }
            }
        });
        assertThat(missing).as("add to both files").isEmpty();
    }

    @Test
    void existWhereJavaNamesThem() {
        var features = new TreeSet<String>();
        swedish.keySet().forEach(key -> features.add(key.substring(0, key.indexOf('.'))));
        var literal = Pattern.compile("\"([a-z]+(?:\\.[A-Za-z0-9]+){2,})\"");
        var missing = new TreeSet<String>();
        files(JAVA, ".java").forEach(file -> {
            var uses = literal.matcher(text(file));
            while (uses.find()) {
                var key = uses.group(1);
                if (features.contains(key.substring(0, key.indexOf('.'))) && !swedish.containsKey(key)) {
                    missing.add(key + "=");
                }
            }
        });
        assertThat(missing).as("add to both files").isEmpty();
    }

    @Test
    void areTheOnlyTextsInTemplates() {
        var found = new ArrayList<String>();
        files(TEMPLATES, ".html").forEach(file -> found.addAll(TemplateTexts.hardCodedIn(TEMPLATES, file)));
        assertThat(found).as("texts in templates: give each a key and th:text").isEmpty();
    }

    @Test
    void areTheOnlySwedishInJava() {
        var found = new ArrayList<String>();
        files(JAVA, ".java").forEach(file -> {
            var name = JAVA.relativize(file).toString().replace('\\', '/');
            if (SWEDISH_ALLOWED.keySet().stream().anyMatch(name::startsWith)) {
                return;
            }
            var code = text(file).replaceAll("(?m)^\\s*//.*$", "");
            all(STRING, code).stream()
                    .filter(string -> string.matches("(?s).*[åäöÅÄÖ].*"))
                    .forEach(string -> found.add(name + ": " + string));
        });
        assertThat(found).as("texts in Java: give each a key").isEmpty();
    }

    @Test
    void areTheOnlySentencesInScripts() {
        var found = new ArrayList<String>();
        files(SCRIPTS, ".ts").forEach(file -> {
            var code = text(file).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)(^|\\s)//.*$", "");
            all(SCRIPT_STRING, code).stream()
                    .filter(MessagesTest::isSentence)
                    .forEach(string -> found.add(SCRIPTS.relativize(file) + ": " + string));
        });
        assertThat(found)
                .as("texts in scripts: put them into the page by data attributes, or allow them here")
                .isEmpty();
    }

    /// Two words side by side that are no selector, no code in a template string and no name.
    private static boolean isSentence(String string) {
        var text = string.substring(1, string.length() - 1).replaceAll("\\$\\{[^}]*}", " ");
        for (var allowed : SCRIPT_ALLOWED) {
            text = text.replace(allowed, " ");
        }
        var selector = text.matches(".*[.#\\[>][A-Za-z].*")
                || text.contains("px ")
                || text.startsWith("outerHTML")
                || text.startsWith("(");
        return !selector && SENTENCE.matcher(text).find() && !text.contains("=>") && !text.contains(";");
    }

    private static List<String> pasteable(Map<String, String> from, Map<String, String> to) {
        var missing = new TreeMap<>(from);
        missing.keySet().removeAll(to.keySet());
        return lines(missing);
    }

    private static List<String> lines(Map<String, String> messages) {
        return messages.entrySet().stream()
                .map(message -> message.getKey() + "=" + message.getValue())
                .toList();
    }

    /// Reads the lines by hand, so that a key that stands twice is seen.
    private static Map<String, String> read(String name) {
        var messages = new TreeMap<String, String>();
        for (var line : text(MAIN.resolve("resources").resolve(name)).lines().toList()) {
            int equals = line.indexOf('=');
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            assertThat(equals).as("line without key in %s: %s", name, line).isPositive();
            var former = messages.put(
                    line.substring(0, equals).strip(),
                    line.substring(equals + 1).strip());
            assertThat(former).as("key twice in %s: %s", name, line).isNull();
            assertThat(line.substring(equals + 1)).as("text of %s", line).containsPattern("\\S");
        }
        return messages;
    }

    private static Set<String> all(Pattern pattern, String text) {
        var found = new TreeSet<String>();
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    static boolean hasWord(String text) {
        return WORD.matcher(text.replaceAll("&[a-z]+;", "")).find();
    }

    private static List<Path> files(Path root, String end) {
        if (!Files.exists(root)) {
            return List.of();
        }
        try (var paths = Files.walk(root)) {
            return paths.filter(path -> path.toString().endsWith(end) && Files.isRegularFile(path))
                    .filter(path -> path.toString().matches(".*\\.(html|java|ts|svg)"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
