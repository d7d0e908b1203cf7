package se.lykta.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import se.lykta.access.Open;
import se.lykta.audit.AuditVerdict;
import se.lykta.audit.AuditVerifier;
import se.lykta.database.FolderRestore;
import se.lykta.incident.ColumnStore;
import se.lykta.municipality.Municipalities;

/// Makes a new data folder of a backup, opens it and verifies the audit record of every municipality.
@Open("makes a new folder and touches no other")
@Command(
        name = "restore",
        description = "Make a new data folder (--data DIR, empty or missing) of a backup, and verify it.",
        mixinStandardHelpOptions = true)
class RestoreCommand extends Task {
    @Parameters(paramLabel = "FILE")
    @SuppressWarnings("NullAway.Init")
    Path file;

    @Override
    public Integer call() {
        var folder = data().folderForBackup();
        if (!Files.isReadable(file)) {
            throw new CommandRefused("The file " + file + " cannot be read.");
        }
        FolderRestore.unpack(file, folder);
        return Program.run(data().take(), context -> verify(context, folder));
    }

    private int verify(ApplicationContext context, Path folder) {
        boolean whole = true;
        var facts = new LinkedHashMap<String, Object>();
        facts.put("folder", folder.toString());
        for (var municipality : context.getBean(Municipalities.class).all()) {
            var verdict = context.getBean(AuditVerifier.class).verify(municipality);
            whole &= verdict instanceof AuditVerdict.Intact;
            var found = new LinkedHashMap<String, Object>();
            found.put(
                    "incidents",
                    context.getBean(ColumnStore.class).upToDate(municipality).size());
            found.put(
                    "audit",
                    switch (verdict) {
                        case AuditVerdict.Intact intact -> "intact, " + intact.rows() + " rows";
                        case AuditVerdict.Broken broken -> "broken at " + broken.seq() + ": " + broken.fault();
                        case AuditVerdict.TailMissing missing -> "ends at " + missing.lastSeq();
                    });
            facts.put(municipality.value(), found);
        }
        tell(facts);
        return whole ? 0 : 1;
    }
}
