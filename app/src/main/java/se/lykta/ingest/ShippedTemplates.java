package se.lykta.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Which templates come with the program?
public final class ShippedTemplates {

    private static final List<String> NAMES =
            List.of("guard-profile", "observation-sheet", "police-feed", "police-uk", "generic");

    private ShippedTemplates() {}

    public static List<String> names() {
        return NAMES;
    }

    public static Optional<Template> find(String name) {
        return NAMES.contains(name) ? Optional.of(read(name)) : Optional.empty();
    }

    private static Template read(String name) {
        try (InputStream resource = ShippedTemplates.class.getResourceAsStream("/templates-ingest/" + name + ".json")) {
            if (resource == null) {
                throw new IllegalStateException("template " + name + " is not in the program");
            }
            return Template.parse(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
