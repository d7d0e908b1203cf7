package se.lykta.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import se.lykta.access.Open;
import se.lykta.audit.AuditEntry;
import se.lykta.database.DatabaseConnection;
import se.lykta.database.FolderBackup;
import se.lykta.municipality.Municipalities;

/// Copies the data folder into one file, while the server runs or not.
@Open("whoever may read the data folder's secrets may copy it")
@Command(
        name = "backup",
        description = "Copy the data folder into one file (tar.gz). The server may run meanwhile.",
        mixinStandardHelpOptions = true)
class BackupCommand extends Task {
    @Parameters(paramLabel = "FILE")
    @SuppressWarnings("NullAway.Init")
    Path file;

    @Override
    public Integer call() {
        var folder = data().folderForBackup();
        if (!Files.exists(folder.resolve("lykta.properties"))) {
            throw new CommandRefused("There is no data in " + folder + ". Name the data folder with --data DIR.");
        }
        return Program.run(data().join(), this::write);
    }

    private int write(ApplicationContext context) {
        for (var municipality : context.getBean(Municipalities.class).all()) {
            record(context, AuditEntry.of(municipality, "database.backup", "municipality", municipality));
        }
        var facts = new LinkedHashMap<String, Object>();
        facts.put("file", file.toAbsolutePath().normalize().toString());
        facts.put("bytes", FolderBackup.write(context.getBean(DatabaseConnection.class), file.toAbsolutePath()));
        return tell(facts);
    }
}
