package se.lykta.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything the shared layout template draws; the model attribute `layout` of every page.
///
/// @param language the language of the page, `sv` or `en`
/// @param theme the theme the reader chose; null leaves it to the browser
/// @param assets the addresses of scripts and styles
/// @param here the path and query of this page, to come back to after a choice
public record Layout(
        PageFrame frame,
        Assets assets,
        String language,
        @Nullable Theme theme,
        String here) {

    /// The languages one can switch to, each named in itself.
    public List<Language> otherLanguages() {
        return Language.ALL.stream()
                .filter(other -> !other.code().equals(language))
                .toList();
    }

    /// The value of the attribute that fixes the colours, absent when the browser decides.
    public @Nullable String themeCode() {
        return theme == null ? null : theme.code();
    }

    /// The theme that the switch offers.
    public String otherTheme() {
        return (theme == Theme.DARK ? Theme.LIGHT : Theme.DARK).code();
    }

    /// A choice of colours.
    public enum Theme {
        LIGHT,
        DARK;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Theme> find(@Nullable String code) {
            return List.of(values()).stream()
                    .filter(theme -> theme.code().equals(code))
                    .findFirst();
        }
    }

    /// A language of the program.
    public record Language(String code, String messageKey) {
        static final List<Language> ALL =
                List.of(new Language("sv", "web.language.sv"), new Language("en", "web.language.en"));
    }
}
