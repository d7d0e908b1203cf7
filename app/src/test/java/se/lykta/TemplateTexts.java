package se.lykta;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.attoparser.ParseException;
import org.attoparser.config.ParseConfiguration;
import org.attoparser.simple.AbstractSimpleMarkupHandler;
import org.attoparser.simple.SimpleMarkupParser;
import org.jspecify.annotations.Nullable;

/// Finds words in a template that Thymeleaf will not replace by a message.
final class TemplateTexts extends AbstractSimpleMarkupHandler {
    private static final Set<String> READ_ALOUD =
            Set.of("title", "alt", "aria-label", "placeholder", "label", "summary");
    private static final Set<String> REPLACED_BY = Set.of("th:text", "th:utext", "th:replace", "th:insert");
    private static final Set<String> VOID = Set.of("meta", "link", "input", "br", "hr", "img", "source", "wbr", "col");
    private static final Pattern LITERAL = Pattern.compile("'([^']*)'");

    private final String name;
    private final List<String> found = new ArrayList<>();
    /// For each open element: does Thymeleaf replace what is in it?
    private final Deque<Boolean> replaced = new ArrayDeque<>();

    private TemplateTexts(String name) {
        this.name = name;
    }

    static List<String> hardCodedIn(Path root, Path file) {
        var texts = new TemplateTexts(root.relativize(file).toString());
        try {
            new SimpleMarkupParser(ParseConfiguration.htmlConfiguration()).parse(Files.readString(file), texts);
        } catch (ParseException e) {
            throw new IllegalStateException(file.toString(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts.found;
    }

    @Override
    public void handleOpenElement(String element, @Nullable Map<String, String> attributes, int line, int column) {
        checkAttributes(attributes, line);
        if (!VOID.contains(element)) {
            // The root's th:replace takes its inner sections with it, so it does not excuse them. What is printed on a
            // key is the
            // same in every language.
            var here = element.equals("kbd")
                    || (attributes != null
                            && !element.equals("html")
                            && attributes.keySet().stream().anyMatch(REPLACED_BY::contains));
            replaced.push(here || (!replaced.isEmpty() && replaced.peek()));
        }
    }

    @Override
    public void handleStandaloneElement(
            String element, @Nullable Map<String, String> attributes, boolean minimized, int line, int column) {
        checkAttributes(attributes, line);
    }

    @Override
    public void handleCloseElement(String element, int line, int column) {
        if (!VOID.contains(element) && !replaced.isEmpty()) {
            replaced.pop();
        }
    }

    @Override
    public void handleText(char[] buffer, int offset, int length, int line, int column) {
        var text = new String(buffer, offset, length).strip();
        if (MessagesTest.hasWord(text) && !(!replaced.isEmpty() && replaced.peek())) {
            found.add(name + ":" + line + ": " + text);
        }
    }

    private void checkAttributes(@Nullable Map<String, String> attributes, int line) {
        if (attributes == null) {
            return;
        }
        attributes.forEach((attribute, value) -> {
            if (READ_ALOUD.contains(attribute) && MessagesTest.hasWord(value) && !isSet(attributes, attribute)) {
                found.add(name + ":" + line + ": " + attribute + "=\"" + value + "\"");
            }
            if (attribute.equals("th:text") || attribute.equals("th:utext")) {
                checkLiterals(value, line);
            }
        });
    }

    private static boolean isSet(Map<String, String> attributes, String attribute) {
        return attributes.containsKey("th:" + attribute)
                || attributes.getOrDefault("th:attr", "").contains(attribute + "=");
    }

    private void checkLiterals(String expression, int line) {
        var outsideCalls = expression.replaceAll("\\$\\{[^}]*}", "").replaceAll("#\\{[^}]*}", "");
        var literals = LITERAL.matcher(outsideCalls);
        while (literals.find()) {
            if (MessagesTest.hasWord(literals.group(1))) {
                found.add(name + ":" + line + ": " + expression);
            }
        }
    }
}
