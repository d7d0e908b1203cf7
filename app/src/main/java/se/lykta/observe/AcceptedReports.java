package se.lykta.observe;

import org.springframework.jdbc.core.simple.JdbcClient;
import se.lykta.database.MunicipalityId;

/// Where do accepted reports go? The step after this one (incidents today) says how. Called inside the
/// transaction that decides; keeps nothing of it.
public interface AcceptedReports {
    enum Outcome {
        FRESH,
        /// Was stored with other content, which stays as a former version.
        CHANGED,
        SAME
    }

    /// Takes a report in. The same key again is one happening however often it is accepted.
    Outcome take(JdbcClient db, MunicipalityId municipality, AcceptedReport report);
}
