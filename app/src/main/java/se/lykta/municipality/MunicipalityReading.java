package se.lykta.municipality;

import java.util.List;

/// What came of reading a configuration file?
public sealed interface MunicipalityReading {

    /// @param document the file's text as it was read
    record Read(Municipality municipality, String document) implements MunicipalityReading {}

    /// @param problems all that were found, in the order of the file; at least one
    record Refused(List<ConfigurationProblem> problems) implements MunicipalityReading {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
