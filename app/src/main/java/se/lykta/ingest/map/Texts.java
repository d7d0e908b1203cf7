package se.lykta.ingest.map;

/// What may be stored of a text from a file?
public final class Texts {

    private Texts() {}

    /// The text without surrounding space, without control characters (a space instead; tab and line end are kept)
    /// and without broken surrogates, so that any database takes it.
    public static String clean(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (isForbidden(text, i)) {
                return replaceForbidden(text).strip();
            }
        }
        return needsStrip(text) ? text.strip() : text;
    }

    private static boolean needsStrip(String text) {
        return !text.isEmpty()
                && (Character.isWhitespace(text.charAt(0)) || Character.isWhitespace(text.charAt(text.length() - 1)));
    }

    private static boolean isForbidden(String text, int i) {
        char c = text.charAt(i);
        if (c >= ' ' && c < 0x7f) {
            return false;
        }
        if (c < ' ') {
            return c != '\n' && c != '\t';
        }
        if (c <= 0x9f || c == '\ufffe' || c == '\uffff') {
            return true;
        }
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }

    private static String replaceForbidden(String text) {
        StringBuilder cleaned = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            cleaned.append(isForbidden(text, i) ? ' ' : text.charAt(i));
        }
        return cleaned.toString();
    }

    /// The first characters of the text, at most this many, never half of a surrogate pair.
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
