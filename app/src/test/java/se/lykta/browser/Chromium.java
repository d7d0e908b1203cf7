package se.lykta.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// The machine's own Chromium, driven by the front end's own copy of Playwright: nothing is downloaded. Tests are
/// skipped, with the reason, where either is missing.
final class Chromium implements AutoCloseable {
    private static final Path PACKAGES = Path.of("src/main/frontend/node_modules");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium start() throws IOException {
        var program = program("chromium").or(() -> program("chromium-browser"));
        var node = program("node");
        Assumptions.assumeTrue(program.isPresent(), "no Chromium here: install it or set LYKTA_CHROMIUM");
        Assumptions.assumeTrue(
                node.isPresent() && Files.isDirectory(PACKAGES.resolve("playwright-core")),
                "the front end's packages are not installed: build without -DskipFrontend first");
        var driver = Files.createTempDirectory("lykta-driver");
        Files.createSymbolicLink(
                driver.resolve("package"), PACKAGES.resolve("playwright-core").toAbsolutePath());
        System.setProperty("playwright.cli.dir", driver.toString());
        var playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of(
                        "PLAYWRIGHT_NODEJS_PATH",
                        node.orElseThrow().toString(),
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1")));
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program.orElseThrow())
                        .setChromiumSandbox(false)
                        .setArgs(List.of(
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run")));
        return new Chromium(playwright, browser);
    }

    Browser browser() {
        return browser;
    }

    /// The accessibility checker's program text.
    static String axe() throws IOException {
        return Files.readString(PACKAGES.resolve("axe-core/axe.min.js"));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Optional<Path> program(String name) {
        var chosen = name.startsWith("chromium") ? System.getenv("LYKTA_CHROMIUM") : null;
        return Stream.concat(
                        Stream.ofNullable(chosen).map(Path::of),
                        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                                .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
