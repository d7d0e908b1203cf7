package se.lykta.incident;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Does a row of an import tell of a version of its incident that is not stored yet? The rule that
/// [IncidentDestination] follows when it takes rows in, here for one incident and row by row, so that the counts
/// before a commit are exact when a file tells of an incident several times.
///
/// With a time of its own a row is compared with the version in force at that time. Without one it is compared with
/// the current content; but content that is stored already and that the same file replaces by a later row is
/// history read again. Reasons: docs/decisions/0014-versions-by-the-source-s-time.md
final class VersionHistory {
    /// The source did not say when it had the version.
    static final long UNKNOWN = Long.MIN_VALUE;

    /// @param second since 1970 when the source had it, [#UNKNOWN] if not told
    record Version(long contentHash, long second) {}

    enum Verdict {
        /// The first version of the incident.
        FRESH,
        /// A later version: it becomes the current one.
        CHANGED,
        /// A version before a stored one that was not known: it goes into the history.
        BELATED,
        /// Nothing that is not stored.
        SAME
    }

    /// Oldest first; the last one is the current version.
    private final List<Version> stored;

    /// @param former oldest first
    VersionHistory(List<Version> former, @Nullable Version current) {
        stored = new ArrayList<>(former);
        if (current != null) {
            stored.add(current);
        }
    }

    /// @param replacedInFile does a later row of the same file tell of the same incident?
    Verdict take(Version row, boolean replacedInFile) {
        Verdict verdict = verdict(row, replacedInFile);
        switch (verdict) {
            case FRESH, CHANGED -> stored.add(row);
            case BELATED -> stored.addFirst(row);
            case SAME -> {}
        }
        return verdict;
    }

    private Verdict verdict(Version row, boolean replacedInFile) {
        if (stored.isEmpty()) {
            return Verdict.FRESH;
        }
        if (row.second() == UNKNOWN) {
            boolean asCurrent = stored.getLast().contentHash() == row.contentHash();
            boolean readAgain = replacedInFile && stored.stream().anyMatch(v -> v.contentHash() == row.contentHash());
            return asCurrent || readAgain ? Verdict.SAME : Verdict.CHANGED;
        }
        if (wasInForce(row)) {
            return Verdict.SAME;
        }
        boolean belated = stored.stream().anyMatch(version -> version.second() > row.second());
        return belated ? Verdict.BELATED : Verdict.CHANGED;
    }

    /// Had a version with the latest time up to the row's this content? If none has a time, had the last one?
    private boolean wasInForce(Version row) {
        long second = stored.stream()
                .mapToLong(Version::second)
                .filter(known -> known <= row.second())
                .max()
                .orElse(UNKNOWN);
        var then = stored.stream().filter(version -> version.second() == second).toList();
        return second == UNKNOWN
                ? !then.isEmpty() && then.getLast().contentHash() == row.contentHash()
                : then.stream().anyMatch(version -> version.contentHash() == row.contentHash());
    }
}
