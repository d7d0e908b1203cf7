package se.lykta.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import se.lykta.access.Open;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;
import se.lykta.database.DatabaseConnection;
import se.lykta.database.FolderBackup;
import se.lykta.municipality.Municipalities;

/// Copies the data folder into one file, while the server runs or not.
@Open("whoever may read the data folder's secrets may copy it")
@Command(
        name = "backup",
        description = "Copy the data folder into one file (tar.gz). The server may run meanwhile.",
        mixinStandardHelpOptions = true)
class BackupCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    LyktaCommand parent;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Parameters(paramLabel = "FILE")
    @SuppressWarnings("NullAway.Init")
    Path file;

    @Override
    public Integer call() {
        var folder = parent.data.folderForBackup();
        if (!Files.exists(folder.resolve("lykta.properties"))) {
            throw new CommandRefused("There is no data in " + folder + ". Name the data folder with --data DIR.");
        }
        return Program.run(parent.data.join(), this::write);
    }

    private int write(ApplicationContext context) {
        var audit = context.getBean(Audit.class);
        var database = context.getBean(Database.class);
        for (var municipality : context.getBean(Municipalities.class).all()) {
            var entry = AuditEntry.of(municipality, "database.backup", "municipality", municipality);
            database.run(municipality, db -> audit.record(db, Actor.commandLine(), entry));
        }
        var facts = new LinkedHashMap<String, Object>();
        facts.put("file", file.toAbsolutePath().normalize().toString());
        facts.put("bytes", FolderBackup.write(context.getBean(DatabaseConnection.class), file.toAbsolutePath()));
        parent.output(spec).facts(facts);
        return 0;
    }
}
