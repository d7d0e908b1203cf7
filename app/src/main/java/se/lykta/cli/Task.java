package se.lykta.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;

/// A command that does something: where the data lie, and how it tells what it did.
abstract class Task implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    DataOption data() {
        return lykta().data;
    }

    boolean asJson() {
        return lykta().json;
    }

    /// Prints the facts, one a line or as JSON.
    ///
    /// @return the exit code of a command that did what it was asked
    int tell(Map<String, Object> facts) {
        new Output(spec.commandLine().getOut(), asJson()).facts(facts);
        return 0;
    }

    static void record(ApplicationContext context, AuditEntry entry) {
        var audit = context.getBean(Audit.class);
        context.getBean(Database.class).run(entry.municipality(), db -> audit.record(db, Actor.commandLine(), entry));
    }

    private LyktaCommand lykta() {
        return (LyktaCommand) spec.root().userObject();
    }
}
