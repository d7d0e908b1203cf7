package se.lykta.audit;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import se.lykta.database.MunicipalityId;

/// What was done to what? Holds codes, counts and dates only: a value that could be free text, a name or a coordinate
/// is refused, so the record can be read by an auditor who may not read incidents.
///
/// ```java
/// AuditEntry.of(municipality, "ingest.commit", "ingest-run", run.id()).with("new", 12).with("rejected", 1)
/// ```
///
/// @param action package and verb, such as `ingest.undo`
/// @param subjectKind what kind of thing, such as `ingest-run`
/// @param subjectId its key
/// @param details further codes and counts by name, sorted
public record AuditEntry(
        MunicipalityId municipality, String action, String subjectKind, String subjectId, Map<String, String> details) {
    private static final Pattern ACTION = Pattern.compile("[a-z]+(\\.[a-z]+(-[a-z]+)*)+");
    // No blank, so no sentence; no comma and no dot between digits, so no coordinate.
    private static final Pattern CODE = Pattern.compile("(?!.*[0-9][.,][0-9])[A-Za-z0-9_.:/-]{1,100}");

    public AuditEntry {
        if (!ACTION.matcher(action).matches()) {
            throw new IllegalArgumentException("action is '" + action + "', must be like ingest.commit");
        }
        requireCode("subject kind", subjectKind);
        requireCode("subject", subjectId);
        details.forEach((name, value) -> {
            requireCode("detail name", name);
            requireCode("detail", value);
        });
        details = Collections.unmodifiableMap(new TreeMap<>(details));
    }

    public static AuditEntry of(MunicipalityId municipality, String action, String subjectKind, Object subjectId) {
        return new AuditEntry(municipality, action, subjectKind, subjectId.toString(), Map.of());
    }

    public AuditEntry with(String name, long count) {
        return withCode(name, Long.toString(count));
    }

    public AuditEntry with(String name, Enum<?> value) {
        return withCode(name, value.name().toLowerCase(Locale.ROOT));
    }

    public AuditEntry with(String name, LocalDate day) {
        return withCode(name, day.toString());
    }

    /// @param code letters, digits and `_ . : / -`, at most 100
    /// @throws IllegalArgumentException for anything that could be a sentence or a coordinate
    public AuditEntry withCode(String name, String code) {
        var more = new TreeMap<>(details);
        more.put(name, code);
        return new AuditEntry(municipality, action, subjectKind, subjectId, more);
    }

    static String requireCode(String what, String code) {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(what + " has " + code.length()
                    + " characters, must be a code of 1 to 100 letters, digits or _ . : / -");
        }
        return code;
    }
}
