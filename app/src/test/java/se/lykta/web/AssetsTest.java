package se.lykta.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AssetsTest {
    @Test
    void namesTheHashedFile() {
        var assets = new Assets(Map.of("src/app.css", "app-B1x9.css"));

        assertThat(assets.path("src/app.css")).isEqualTo("/assets/app-B1x9.css");
    }

    @Test
    void keepsTheSourceNameWithoutAFrontEndBuild() {
        assertThat(new Assets(Map.of()).path("src/app.css")).isEqualTo("/assets/src/app.css");
    }
}
