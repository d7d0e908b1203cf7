package se.lykta.area;

import java.util.Locale;

/// A name or label that a municipality gives in both languages of the program.
///
/// @param sv Swedish
/// @param en English
public record LocalText(String sv, String en) {

    public LocalText {
        if (sv.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("text is '" + sv + "', '" + en + "', must stand in both languages");
        }
    }

    public String in(Locale locale) {
        return locale.getLanguage().equals("sv") ? sv : en;
    }
}
