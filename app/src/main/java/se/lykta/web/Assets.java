package se.lykta.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Under which address does the browser find a script or style sheet?
///
/// The build gives every file a name that contains its hash and writes a manifest from source name to file name, so a
/// file may be kept for ever by the browser and a new version is always a new address. Without a front-end build
/// (`-DskipFrontend`) the addresses lead nowhere and pages come unstyled; the log says so once.
@Component
public class Assets {
    private static final Logger LOG = LoggerFactory.getLogger(Assets.class);
    private static final String MANIFEST = "static/assets/manifest.json";

    private final Map<String, String> files;

    public Assets() {
        this(read());
    }

    Assets(Map<String, String> files) {
        this.files = Map.copyOf(files);
    }

    /// @param source the path of the source file within the front end, such as `src/app.css`
    /// @return the address below the context path, such as `/assets/app-B1x9.css`
    public String path(String source) {
        return "/assets/" + files.getOrDefault(source, source);
    }

    private static Map<String, String> read() {
        var manifest = new ClassPathResource(MANIFEST);
        if (!manifest.exists()) {
            LOG.warn("no front end in this build: manifest={}", MANIFEST);
            return Map.of();
        }
        try (var in = manifest.getInputStream()) {
            var files = new HashMap<String, String>();
            JsonMapper.shared()
                    .readTree(in)
                    .forEachEntry((source, entry) ->
                            files.put(source, entry.path("file").asString()));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("The manifest " + MANIFEST + " cannot be read", e);
        }
    }
}
