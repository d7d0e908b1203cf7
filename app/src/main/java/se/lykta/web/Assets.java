package se.lykta.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Under which address does the browser find a script or style sheet?
///
/// The build gives every file a name that contains its hash and writes a manifest from source name to file name, so
/// a file may be kept for ever by the browser and a new version is always a new address. Without a front-end build
/// (`-DskipFrontend`) the addresses lead nowhere and pages come unstyled; the log says so once.
@Component
public class Assets {
    private static final Logger LOG = LoggerFactory.getLogger(Assets.class);
    private static final String MANIFEST = "static/assets/manifest.json";

    /// One entry of the manifest.
    ///
    /// @param sources of other entries that this one loads, at once or later
    /// @param files style sheets, fonts and pictures that this one names
    record Built(String file, List<String> sources, List<String> files) {
        static Built of(String file) {
            return new Built(file, List.of(), List.of());
        }
    }

    private final Map<String, Built> built;

    public Assets() {
        this(read());
    }

    Assets(Map<String, Built> built) {
        this.built = Map.copyOf(built);
    }

    /// @param source the path of the source file within the front end, such as `src/app.css`
    /// @return the address below the context path, such as `/assets/app-B1x9.css`
    public String path(String source) {
        var found = built.get(source);
        return "/assets/" + (found == null ? source : found.file());
    }

    /// Every file that these sources need, themselves too, for whoever must work without network.
    public List<String> closure(List<String> sources) {
        var seen = new LinkedHashSet<String>();
        var files = new LinkedHashSet<String>();
        var left = new ArrayDeque<>(sources);
        while (!left.isEmpty()) {
            var source = left.removeFirst();
            var found = built.get(source);
            if (found != null && seen.add(source)) {
                files.add("/assets/" + found.file());
                found.files().forEach(file -> files.add("/assets/" + file));
                left.addAll(found.sources());
            }
        }
        return List.copyOf(files);
    }

    private static Map<String, Built> read() {
        var manifest = new ClassPathResource(MANIFEST);
        if (!manifest.exists()) {
            LOG.warn("no front end in this build: manifest={}", MANIFEST);
            return Map.of();
        }
        try (var in = manifest.getInputStream()) {
            var built = new HashMap<String, Built>();
            JsonMapper.shared()
                    .readTree(in)
                    .forEachEntry((source, entry) -> built.put(
                            source,
                            new Built(
                                    entry.path("file").asString(),
                                    texts(entry, "imports", "dynamicImports"),
                                    texts(entry, "css", "assets"))));
            return built;
        } catch (IOException e) {
            throw new UncheckedIOException("The manifest " + MANIFEST + " cannot be read", e);
        }
    }

    private static List<String> texts(JsonNode entry, String... lists) {
        var texts = new ArrayList<String>();
        for (var list : lists) {
            entry.path(list).forEach(text -> texts.add(text.asString()));
        }
        return texts;
    }
}
