package se.lykta.municipality;

/// What is wrong in a configuration file, where, and what was expected?
///
/// @param code message key below `municipality.problem`; the message says what to do
/// @param where JSON pointer, or line and column when the file is not JSON
/// @param found what stood there, shortened
/// @param expected what may stand there, as a technical term: `0..22`, `#rrggbb`, a list of words
public record ConfigurationProblem(Code code, String where, String found, String expected) {

    private static final int LONGEST_FOUND = 80;

    public ConfigurationProblem {
        found = found.length() <= LONGEST_FOUND ? found : found.substring(0, LONGEST_FOUND - 1) + "…";
    }

    public enum Code {
        FILE_UNREADABLE("file-unreadable"),
        FILE_TOO_LARGE("file-too-large"),
        JSON_MALFORMED("json-malformed"),
        FIELD_MISSING("field-missing"),
        FIELD_UNKNOWN("field-unknown"),
        TYPE_WRONG("type-wrong"),
        VALUE_NOT_ALLOWED("value-not-allowed"),
        VALUE_DUPLICATE("value-duplicate"),
        REFERENCE_UNKNOWN("reference-unknown"),
        OUTSIDE_FRAME("outside-frame"),
        CONTRAST_TOO_LOW("contrast-too-low"),
        SOURCE_MISSING("source-missing"),
        LAYER_REFUSED("layer-refused");

        private final String key;

        Code(String key) {
            this.key = key;
        }

        /// The message's key; its arguments are where, found and expected.
        public String messageKey() {
            return "municipality.problem." + key;
        }
    }
}
