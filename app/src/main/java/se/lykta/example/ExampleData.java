package se.lykta.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.lykta.account.ExampleMode;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;
import se.lykta.example.action.ExampleActions;
import se.lykta.ingest.run.Import;
import se.lykta.ingest.run.ImportRun;
import se.lykta.ingest.run.ImportRuns;

/// The example municipality's generated data: two years that end yesterday, marked as example data before the first
/// row, and taken in by the ordinary import.
@Component
public class ExampleData {
    /// The seed of the shipped example.
    public static final long SEED = 1489;

    /// The example is made anew when its last day is longer ago, so that the latest weeks are never empty.
    static final int FRESH_DAYS = 7;

    private static final Logger LOG = LoggerFactory.getLogger(ExampleData.class);
    private static final Pattern FILE_NAME =
            Pattern.compile(ExampleFiles.PREFIX + "[a-z-]+-(\\d{4}-\\d{2}-\\d{2})\\.(csv|xlsx|json)");
    private static final Actor ACTOR = Actor.job("example-data");
    private static final int MOST_RUNS = 10_000;

    private final Import imports;
    private final ImportRuns runs;
    private final ExampleMode exampleMode;
    private final ExampleShifts shifts;
    private final ExampleActions actions;
    private final ExamplePlaces places;

    ExampleData(
            Import imports,
            ImportRuns runs,
            ExampleMode exampleMode,
            ExampleShifts shifts,
            ExampleActions actions,
            ExamplePlaces places) {
        this.imports = imports;
        this.runs = runs;
        this.exampleMode = exampleMode;
        this.shifts = shifts;
        this.actions = actions;
        this.places = places;
    }

    /// Writes the example as the files that suppliers would send, with `example-truths.json` beside them.
    ///
    /// @param folder is made when it is missing
    /// @param today the day after the last day of the data
    /// @return what was planted
    public static PlantedTruths write(Path folder, LocalDate today) {
        var set = ExampleSet.draw(SEED, today);
        files(set, folder);
        return set.truths();
    }

    /// Marks the municipality as example data and fills it. Does nothing when it is filled and fresh; goes on where
    /// a killed load stopped; replaces an example that has grown old.
    ///
    /// @param municipality must be loaded
    /// @param today the day after the last day of the data
    /// @param folder where the files and `example-truths.json` are written
    /// @return what is planted in the data that is there now
    /// @throws IllegalStateException when real people have accounts there, or an old example cannot be taken
    /// back
    public PlantedTruths load(MunicipalityId municipality, LocalDate today, Path folder) {
        exampleMode.mark(municipality);
        var lastDay = findLastDay(municipality);
        boolean fresh = lastDay.isPresent() && !lastDay.get().isBefore(today.minusDays(1 + FRESH_DAYS));
        if (lastDay.isPresent() && !fresh) {
            takeBack(municipality);
        }
        var day = fresh ? lastDay.get().plusDays(1) : today;
        var set = ExampleSet.draw(SEED, day);
        var files = files(set, folder);
        shifts.load(municipality, set, ACTOR);
        places.load(municipality, set, ACTOR);
        long incidents = 0;
        for (var file : files) {
            incidents += take(municipality, file);
        }
        actions.load(municipality, set.truths(), ACTOR);
        LOG.info(
                "example municipality={} last-day={} new={}",
                municipality,
                set.truths().lastDay(),
                incidents);
        return set.truths();
    }

    private long take(MunicipalityId municipality, ExampleFiles.Written file) {
        var name = String.valueOf(file.path().getFileName());
        if (exampleRuns(municipality).stream()
                .anyMatch(run -> run.state() == ImportRun.State.COMMITTED
                        && run.file().name().equals(name))) {
            return 0;
        }
        var run = imports.begin(municipality, file.path(), name, file.template(), ACTOR);
        var staged = imports.stage(run, file.path(), progress -> {});
        return imports.commit(staged, ACTOR, progress -> {}).counts().fresh();
    }

    private void takeBack(MunicipalityId municipality) {
        shifts.takeBack(municipality, ACTOR);
        actions.takeBack(municipality, ACTOR);
        for (var run : exampleRuns(municipality)) {
            if (run.state() == ImportRun.State.COMMITTED) {
                var undone = imports.undo(run, ACTOR);
                if (!(undone instanceof Import.Undone.Done)) {
                    throw new IllegalStateException("import run " + run.id() + " of the old example is " + undone);
                }
            } else {
                imports.discard(run, ACTOR);
            }
        }
    }

    /// The last day of the example that is there or was being loaded.
    private Optional<LocalDate> findLastDay(MunicipalityId municipality) {
        return exampleRuns(municipality).stream()
                .map(run -> lastDay(run.file().name()))
                .findFirst();
    }

    /// Newest first, those taken back left out.
    private List<ImportRun> exampleRuns(MunicipalityId municipality) {
        return runs.newest(municipality, MOST_RUNS).stream()
                .filter(run -> FILE_NAME.matcher(run.file().name()).matches())
                .filter(run -> run.state() != ImportRun.State.UNDONE && run.state() != ImportRun.State.DISCARDED)
                .toList();
    }

    private static LocalDate lastDay(String fileName) {
        var matcher = FILE_NAME.matcher(fileName);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("file is " + fileName + ", must be one of the example's");
        }
        return LocalDate.parse(matcher.group(1));
    }

    private static List<ExampleFiles.Written> files(ExampleSet set, Path folder) {
        try {
            return ExampleFiles.write(set, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
