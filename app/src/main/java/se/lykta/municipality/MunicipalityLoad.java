package se.lykta.municipality;

import java.util.List;
import se.lykta.area.AreaProblem;

/// What came of loading a configuration file into the database?
public sealed interface MunicipalityLoad {

    /// @param version counts from 1, raised when the file's text changed
    /// @param changed top-level fields that differ from the former version and layers that got a new one
    ///     (`layers/deso`), in alphabetical order
    /// @param notices outlines that were mended
    record Loaded(Municipality municipality, int version, List<String> changed, List<AreaProblem> notices)
            implements MunicipalityLoad {
        public Loaded {
            changed = List.copyOf(changed);
            notices = List.copyOf(notices);
        }
    }

    /// The very same file and layers were loaded before; nothing was written.
    record Unchanged(Municipality municipality, int version) implements MunicipalityLoad {}

    /// Nothing was written.
    ///
    /// @param problems what is wrong in the file
    /// @param layerProblems what is wrong in the layer files it names
    record Refused(List<ConfigurationProblem> problems, List<AreaProblem> layerProblems) implements MunicipalityLoad {
        public Refused {
            problems = List.copyOf(problems);
            layerProblems = List.copyOf(layerProblems);
        }
    }
}
