package se.lykta.cli;

import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import se.lykta.access.Open;
import se.lykta.database.StartRefused;
import se.lykta.ingest.run.ImportBusy;

/// The command `lykta` and how all its commands end: 0 done, 1 refused with one plain line, 2 wrong usage.
@Open("prints the list of commands")
@Command(
        name = "lykta",
        description = "A municipality's crime-prevention work, from last night's report to the plan.",
        subcommands = {
            ServeCommand.class,
            MunicipalityCommand.class,
            AreaCommand.class,
            ImportCommand.class,
            GuardReportCommand.class,
            PictureCommand.class,
            AccountCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            CommandLine.HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        synopsisSubcommandLabel = "COMMAND")
public class LyktaCommand {
    /// The server runs on in other threads; the caller must not end the process.
    public static final int STILL_SERVING = -1;

    @Mixin
    DataOption data = new DataOption();

    @Option(names = "--json", description = "Print JSON.", scope = ScopeType.INHERIT)
    boolean json;

    private LyktaCommand() {}

    /// @param program the class that names the beans to start
    /// @return the exit code, or [#STILL_SERVING]
    public static int execute(Class<?> program, String... args) {
        Program.use(program);
        return new CommandLine(new LyktaCommand())
                .setExecutionExceptionHandler(LyktaCommand::tell)
                .execute(args);
    }

    private static int tell(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused || cause instanceof CommandRefused || cause instanceof ImportBusy) {
                command.getErr().println(cause.getMessage());
                return CommandLine.ExitCode.SOFTWARE;
            }
        }
        LoggerFactory.getLogger(LyktaCommand.class).error("command failed", failure);
        command.getErr().println("The command failed; the log above tells where. Nothing half-done is kept.");
        return CommandLine.ExitCode.SOFTWARE;
    }
}
