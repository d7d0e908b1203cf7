package se.lykta.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;

/// The example municipality's generated data: two years that end yesterday.
public final class ExampleData {
    /// The seed of the shipped example.
    public static final long SEED = 1489;

    private ExampleData() {}

    /// Writes the example as the files that suppliers would send, with `example-truths.json` beside them.
    ///
    /// @param folder is made when it is missing
    /// @param today the day after the last day of the data
    /// @return what was planted
    public static PlantedTruths write(Path folder, LocalDate today) {
        try {
            var set = ExampleSet.draw(SEED, today);
            ExampleFiles.write(set, folder);
            return set.truths();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
