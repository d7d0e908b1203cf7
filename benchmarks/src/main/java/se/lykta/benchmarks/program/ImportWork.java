package se.lykta.benchmarks.program;

import java.nio.file.Path;
import se.lykta.audit.Actor;
import se.lykta.example.GeneratedIncidents;
import se.lykta.ingest.run.Import;
import se.lykta.ingest.run.ImportRun;
import se.lykta.ingest.run.Templates;

/// One import of a file, as the command line does it. As a program of its own it can be killed.
public final class ImportWork {
    /// Printed when the import begins, so that whoever wants to kill it knows.
    static final String BEGINS = "import begins";

    private ImportWork() {}

    /// @param arguments data folder, municipality file, file to import
    public static void main(String[] arguments) {
        try (var lykta = new OpenedLykta(Path.of(arguments[0]), Path.of(arguments[1]))) {
            System.out.println(BEGINS);
            run(lykta, Path.of(arguments[2]));
        }
    }

    /// @param run as committed
    record Done(ImportRun run, double stageSeconds, double commitSeconds) {
        double seconds() {
            return stageSeconds + commitSeconds;
        }
    }

    static Done run(OpenedLykta lykta, Path file) {
        var imports = lykta.bean(Import.class);
        var template = lykta.bean(Templates.class)
                .find(OpenedLykta.MUNICIPALITY, GeneratedIncidents.TEMPLATE)
                .orElseThrow();
        long start = System.nanoTime();
        var begun = imports.begin(
                OpenedLykta.MUNICIPALITY, file, file.getFileName().toString(), template, Actor.commandLine());
        var staged = imports.stage(begun, file, progress -> {});
        long between = System.nanoTime();
        var committed = imports.commit(staged, Actor.commandLine(), progress -> {});
        return new Done(committed, (between - start) / 1e9, (System.nanoTime() - between) / 1e9);
    }
}
