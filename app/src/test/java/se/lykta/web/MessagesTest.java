package se.lykta.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path TEMPLATES = RESOURCES.resolve("templates");
    private static final Path PROGRAM = Path.of("src");

    private static final Pattern KEY_IN_TEMPLATE = Pattern.compile("#\\{([a-z][\\w.-]*)");
    private static final Pattern KEY_IN_JAVA = Pattern.compile("\"([a-z][\\w-]*(?:\\.[\\w-]+)+)\"");
    private static final Pattern BEGINNING = Pattern.compile("\\|([a-z][\\w.-]*\\.)\\$\\{|\"([a-z][\\w.-]*\\.)\"");
    private static final Pattern TOKEN =
            Pattern.compile("<!--.*?-->|<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>|[^<]+", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
    private static final Pattern SPOKEN_ATTRIBUTE =
            Pattern.compile("\\s(?:title|alt|placeholder|aria-label)=\"[^\"]*\\p{L}{2,}");
    private static final Set<String> VOID = Set.of("meta", "link", "input", "br", "img", "hr", "!doctype");

    @Test
    void bothLanguagesHoldTheSameKeys() throws IOException {
        assertThat(keys("en")).isEqualTo(keys("sv"));
    }

    @Test
    void noKeyStandsTwice() throws IOException {
        for (var language : List.of("sv", "en")) {
            var lines = Files.readAllLines(file(language)).stream()
                    .filter(line -> line.matches("[a-z][\\w.-]*=.*"))
                    .map(line -> line.substring(0, line.indexOf('=')))
                    .toList();
            assertThat(lines).doesNotHaveDuplicates();
        }
    }

    @Test
    void everyKeyOfATemplateHasItsText() throws IOException {
        assertThat(keys("sv")).containsAll(all(TEMPLATES, ".html", KEY_IN_TEMPLATE));
    }

    @Test
    void everyTextIsUsed() throws IOException {
        var used = all(TEMPLATES, ".html", KEY_IN_TEMPLATE);
        used.addAll(all(PROGRAM, ".java", KEY_IN_JAVA));
        var beginnings = all(TEMPLATES, ".html", BEGINNING);
        beginnings.addAll(all(PROGRAM, ".java", BEGINNING));

        assertThat(keys("sv"))
                .allMatch(key -> used.contains(key) || beginnings.stream().anyMatch(key::startsWith));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void everyTextIsAWellFormedMessage(String language) throws IOException {
        for (var text : texts(language).values()) {
            assertThat(new MessageFormat(text.toString(), Locale.of(language)).toPattern())
                    .isNotBlank();
            assertThat(text.toString()).as("a straight apostrophe vanishes").doesNotContain("'");
        }
    }

    @Test
    void noTemplateHoldsTextOfItsOwn() throws IOException {
        var found = new ArrayList<String>();
        for (var template : files(TEMPLATES, ".html")) {
            hardCoded(Files.readString(template)).forEach(text -> found.add(template.getFileName() + ": " + text));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void findsTextThatATemplateHoldsItself() {
        assertThat(hardCoded("<p>Hej</p><p th:text=\"#{a.b}\">Hej <b>du</b></p><kbd>Esc</kbd><img alt=\"Bild\">"))
                .containsExactly("Hej", "<img alt=\"Bild\">");
    }

    /// Texts and spoken attributes that no `th:` attribute replaces; names of keys on the keyboard are allowed.
    private static List<String> hardCoded(String template) {
        var found = new ArrayList<String>();
        var replaced = new ArrayDeque<Boolean>(List.of(false));
        for (var token :
                TOKEN.matcher(template).results().map(MatchResult::group).toList()) {
            if (token.startsWith("</")) {
                replaced.pop();
            } else if (token.startsWith("<")) {
                if (SPOKEN_ATTRIBUTE.matcher(token).find()) {
                    found.add(token);
                }
                if (opens(token)) {
                    replaced.push(replaced.peek() || token.matches("(?s)<kbd.*|.*\\sth:(u?text|replace|insert)=.*"));
                }
            } else if (!replaced.peek() && WORD.matcher(token).find()) {
                found.add(token.strip());
            }
        }
        return found;
    }

    private static boolean opens(String tag) {
        var name = tag.substring(1).split("[\\s/>]", 2)[0].toLowerCase(Locale.ROOT);
        return !tag.endsWith("/>") && !tag.startsWith("<!--") && !VOID.contains(name);
    }

    private static Set<String> all(Path folder, String ending, Pattern pattern) throws IOException {
        var found = new TreeSet<String>();
        for (var file : files(folder, ending)) {
            pattern.matcher(Files.readString(file))
                    .results()
                    .map(match -> match.groupCount() > 1 && match.group(1) == null ? match.group(2) : match.group(1))
                    .forEach(found::add);
        }
        return found;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (var paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static Set<String> keys(String language) throws IOException {
        return texts(language).keySet().stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties texts(String language) throws IOException {
        var texts = new Properties();
        try (var in = Files.newBufferedReader(file(language))) {
            texts.load(in);
        }
        return texts;
    }

    private static Path file(String language) {
        return RESOURCES.resolve("messages_" + language + ".properties");
    }
}
