package se.lykta.observe.triage;

import java.util.Locale;

/// A ready wording of an answer to whoever reported, in both languages.
///
/// @param code capital letters and underscores
/// @param isOwn whether the municipality has worded it itself
record AnswerTemplate(String code, String sv, String en, boolean isOwn) {
    static final int MOST_TEXT = 500;

    String in(Locale locale) {
        return locale.getLanguage().equals("sv") ? sv : en;
    }
}
