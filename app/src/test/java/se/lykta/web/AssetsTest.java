package se.lykta.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AssetsTest {
    @Test
    void namesTheHashedFile() {
        var assets = new Assets(Map.of("src/app.css", Assets.Built.of("app-B1x9.css")));

        assertThat(assets.path("src/app.css")).isEqualTo("/assets/app-B1x9.css");
    }

    @Test
    void keepsTheSourceNameWithoutAFrontEndBuild() {
        assertThat(new Assets(Map.of()).path("src/app.css")).isEqualTo("/assets/src/app.css");
    }

    @Test
    void namesEverythingThatASourceNeedsOnce() {
        var assets = new Assets(Map.of(
                "a.ts",
                new Assets.Built("a-1.js", List.of("b.ts", "c.ts"), List.of("x.svg")),
                "b.ts",
                new Assets.Built("b-1.js", List.of("c.ts", "a.ts"), List.of("x.svg")),
                "c.ts",
                Assets.Built.of("c-1.js"),
                "d.ts",
                Assets.Built.of("d-1.js")));

        assertThat(assets.closure(List.of("a.ts")))
                .containsExactly("/assets/a-1.js", "/assets/x.svg", "/assets/b-1.js", "/assets/c-1.js");
    }
}
