package se.lykta.ingest.run;

import org.springframework.jdbc.core.simple.JdbcClient;
import se.lykta.database.MunicipalityId;

/// Where do staged rows go? The step after this one (incidents today) says how they compare with what it holds,
/// takes them in and gives them up again. Called inside a transaction of the run; keeps nothing of it.
public interface Destination {
    /// A run whose rows are in `ingest_row`.
    record Staged(MunicipalityId municipality, long runId, int sourceId, int waves) {}

    /// @param fresh keys not stored before
    /// @param changed keys stored with other content
    /// @param same keys stored with the same content
    record Counts(long fresh, long changed, long same) {
        public static final Counts NONE = new Counts(0, 0, 0);

        public Counts plus(Counts other) {
            return new Counts(fresh + other.fresh, changed + other.changed, same + other.same);
        }

        public long all() {
            return fresh + changed + same;
        }
    }

    /// @param lastRow number of the last row taken in, 0 when none was left
    record Batch(Counts counts, long lastRow) {}

    /// What would a commit do now?
    Counts compare(JdbcClient db, Staged run);

    /// Takes in the next rows of one wave after a row number, each key at most once.
    Batch take(JdbcClient db, Staged run, int wave, long afterRow, int limit);

    /// The first batch or all rows are committed: makes the new state quick to read. Losing this call loses no
    /// data.
    void settle(JdbcClient db, Counts counts);

    /// How many of the run's incidents were changed by a later run, so that it cannot be undone?
    long changedLater(JdbcClient db, Staged run);

    /// Leaves the state before the run: what it made is gone, what it changed is as it was.
    Counts giveBack(JdbcClient db, Staged run);
}
