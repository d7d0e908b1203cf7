package se.lykta.area;

/// What is wrong, or was mended, in a file of areas, and where?
///
/// @param code message key below `area.problem`
/// @param feature running number of the feature in the file, from 1; 0 when the whole file is meant
/// @param area the area's code, empty when it has none
/// @param found what stood there, shortened
public record AreaProblem(Code code, int feature, String area, String found) {

    private static final int LONGEST_FOUND = 80;

    public AreaProblem {
        found = found.length() <= LONGEST_FOUND ? found : found.substring(0, LONGEST_FOUND - 1) + "…";
    }

    static AreaProblem ofFile(Code code, String found) {
        return new AreaProblem(code, 0, "", found);
    }

    /// What can be wrong. Only [#GEOMETRY_REPAIRED] leaves the file usable.
    public enum Code {
        FILE_UNREADABLE("file-unreadable"),
        FILE_TOO_LARGE("file-too-large"),
        FILE_WITHOUT_AREAS("file-without-areas"),
        TABLE_AMBIGUOUS("table-ambiguous"),
        FIELD_MISSING("field-missing"),
        SYSTEM_UNKNOWN("system-unknown"),
        CODE_MISSING("code-missing"),
        CODE_DUPLICATE("code-duplicate"),
        GEOMETRY_MISSING("geometry-missing"),
        GEOMETRY_NOT_A_SURFACE("geometry-not-a-surface"),
        GEOMETRY_NOT_IN_SYSTEM("geometry-not-in-system"),
        GEOMETRY_REPAIRED("geometry-repaired"),
        GEOMETRY_BEYOND_REPAIR("geometry-beyond-repair");

        private final String key;

        Code(String key) {
            this.key = key;
        }

        /// The message's key; its arguments are feature number, area code and what was found.
        public String messageKey() {
            return "area.problem." + key;
        }
    }
}
