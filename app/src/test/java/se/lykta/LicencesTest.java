package se.lykta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// May everything we hand out be handed out together under the EUPL-1.2? A part under several licences may be used
/// under any one of them.
class LicencesTest {
    /// Permissive licences, and weak copyleft that binds only its own files or library. GPL, AGPL, SSPL and
    /// licences that limit the use are not here on purpose; a licence not seen before is looked at by a person,
    /// then added.
    private static final Set<String> COMPATIBLE = Set.of(
            "EUPL-1.2",
            "Apache-2.0",
            "MIT",
            "ISC",
            "0BSD",
            "BSD-2-Clause",
            "BSD-3-Clause",
            // BSD-2-Clause by its other name: biweekly, which writes calendars.
            "FreeBSD License",
            "CC0-1.0",
            "EPL-2.0",
            "LGPL-2.1-only",
            // May be taken as LGPL-2.1 alone: openhtmltopdf, which draws minutes.
            "LGPL-2.1-or-later",
            "MPL-2.0",
            "OFL-1.1");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void everyLibraryInTheJarMayBeCombinedWithOurLicence() throws IOException {
        try (var in = LicencesTest.class.getResourceAsStream("/META-INF/sbom/application.cdx.json")) {
            assertThat(in).as("the bill of materials that the build makes").isNotNull();
            var components = JSON.readTree(in).path("components");
            assertThat(components.size()).isGreaterThan(50);
            assertThat(StreamSupport.stream(components.spliterator(), false)
                            .filter(component -> licences(component).stream().noneMatch(COMPATIBLE::contains))
                            .map(component -> component.path("name").asString() + " is under " + licences(component)))
                    .isEmpty();
        }
    }

    @Test
    void everyPackageInThePagesMayBeCombinedWithOurLicence() throws IOException {
        var lock = JSON.readTree(Files.readAllBytes(Path.of("src/main/frontend/package-lock.json")));
        var refused = new ArrayList<String>();
        lock.path("packages").properties().forEach(entry -> {
            var part = entry.getValue();
            var licence = part.path("license").asString("no licence");
            if (!part.path("dev").asBoolean(false) && choices(licence).stream().noneMatch(COMPATIBLE::contains)) {
                refused.add(entry.getKey() + " is under " + licence);
            }
        });
        assertThat(refused).isEmpty();
    }

    private static List<String> licences(JsonNode component) {
        return StreamSupport.stream(component.path("licenses").spliterator(), false)
                .flatMap(entry -> choices(entry.path("expression")
                                .asString(entry.path("license")
                                        .path("id")
                                        .asString(entry.path("license")
                                                .path("name")
                                                .asString("no licence"))))
                        .stream())
                .toList();
    }

    private static List<String> choices(String expression) {
        return Arrays.asList(expression.replaceAll("[()]", "").split(" OR "));
    }
}
