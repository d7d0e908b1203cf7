package se.lykta.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;

/// What a reader's browser is like.
///
/// @param width of the window in pixels
/// @param language `sv` or `en`
record Look(int width, String language, ColorScheme scheme) {
    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setLocale(locale())
                .setColorScheme(scheme);
    }

    String locale() {
        return language.equals("sv") ? "sv-SE" : "en-GB";
    }
}
