package se.lykta.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;
import se.lykta.ingest.run.Destination;
import se.lykta.ingest.run.Import;
import se.lykta.ingest.run.ImportRun;
import se.lykta.ingest.run.ImportRuns;
import se.lykta.ingest.run.Templates;

/// Imports a file with the engine that the pages use.
@Requires(Permission.INGEST_RUN)
@Command(
        name = "import",
        description = "Import incidents from a file. A killed import goes on when called again with the same file.",
        subcommands = ImportCommand.Undo.class,
        mixinStandardHelpOptions = true)
class ImportCommand extends Task {
    @Parameters(paramLabel = "FILE", arity = "0..1")
    @Nullable
    Path file;

    @Option(names = "--municipality", paramLabel = "CODE")
    @Nullable
    String municipality;

    @Option(names = "--template", paramLabel = "NAME", description = "A shipped or saved template, or a JSON file.")
    @Nullable
    String template;

    @Option(names = "--dry-run", description = "Say what would happen and keep nothing.")
    boolean dryRun;

    @Override
    public Integer call() {
        if (file == null || municipality == null || template == null) {
            throw new CommandRefused("import needs FILE, --municipality CODE and --template NAME.");
        }
        if (!Files.isReadable(file)) {
            throw new CommandRefused("The file " + file + " cannot be read.");
        }
        var path = file;
        var id = new MunicipalityId(municipality);
        var name = template;
        return Program.run(data().join(), context -> run(context, path, id, name));
    }

    private int run(ApplicationContext context, Path path, MunicipalityId id, String name) {
        var imports = context.getBean(Import.class);
        var runs = context.getBean(ImportRuns.class);
        var chosen = context.getBean(Templates.class)
                .find(id, name)
                .orElseThrow(() -> new CommandRefused("There is no template '" + name + "'. Shipped and saved ones: "
                        + String.join(", ", context.getBean(Templates.class).names(id)) + "."));
        var begun = imports.begin(id, path, path.getFileName().toString(), chosen, Actor.commandLine());
        var staged = imports.stage(begun, path, this::tell);
        if (dryRun) {
            var counts = imports.compare(staged);
            print(staged, counts, runs, "dry run");
            imports.discard(staged, Actor.commandLine());
            return 0;
        }
        var committed = imports.commit(staged, Actor.commandLine(), this::tell);
        print(committed, committed.counts(), runs, "committed");
        return 0;
    }

    private void tell(ImportRun run) {
        if (!asJson()) {
            spec.commandLine()
                    .getErr()
                    .print("\r" + run.state() + " rows read " + run.progress().rowsRead() + ", taken in "
                            + run.counts().all() + "   ");
            spec.commandLine().getErr().flush();
        }
    }

    private void print(ImportRun run, Destination.Counts counts, ImportRuns runs, String outcome) {
        if (!asJson()) {
            spec.commandLine().getErr().println();
        }
        var facts = new LinkedHashMap<String, Object>();
        facts.put("run", run.id());
        facts.put("outcome", outcome);
        facts.put("read", run.progress().rowsRead());
        facts.put("new", counts.fresh());
        facts.put("changed", counts.changed());
        facts.put("same", counts.same());
        facts.put("rejected", run.progress().rowsRejected());
        Map<String, Object> codes = new LinkedHashMap<>();
        runs.rejectCounts(run).forEach(reject -> codes.put(reject.code().name(), reject.rows()));
        facts.put("rejectedByCode", codes);
        facts.put("textsMasked", run.progress().textsMasked());
        tell(facts);
    }

    @Requires(Permission.INGEST_UNDO)
    @Command(name = "undo", description = "Take back a whole import.", mixinStandardHelpOptions = true)
    static class Undo extends Task {
        @Parameters(paramLabel = "RUN")
        long run;

        @Option(names = "--municipality", required = true, paramLabel = "CODE")
        @SuppressWarnings("NullAway.Init")
        String code;

        @Override
        public Integer call() {
            return Program.run(data().join(), context -> {
                var id = new MunicipalityId(code);
                var found = context.getBean(ImportRuns.class)
                        .find(id, run)
                        .orElseThrow(() -> new CommandRefused("There is no import run " + run + " in " + code + "."));
                var facts = new LinkedHashMap<String, Object>();
                facts.put("run", run);
                switch (context.getBean(Import.class).undo(found, Actor.commandLine())) {
                    case Import.Undone.Done done -> {
                        facts.put("removed", done.removed());
                        facts.put("restored", done.restored());
                    }
                    case Import.Undone.ChangedLater later ->
                        throw new CommandRefused(later.incidents() + " incidents of run " + run
                                + " were changed by a later import. Undo that one first.");
                    case Import.Undone.NotCommitted state ->
                        throw new CommandRefused(
                                "Run " + run + " is " + state.state() + ", only a committed one can be undone.");
                }
                return tell(facts);
            });
        }
    }
}
