package se.lykta.cli;

import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import se.lykta.access.Open;
import se.lykta.database.StartRefused;

/// The command `lykta` and how all its commands end: 0 done, 1 refused with one plain line, 2 wrong usage.
@Open("only prints help; each command has its own rule")
@Command(
        name = "lykta",
        description = "A municipality's crime-prevention work, from last night's report to the plan.",
        subcommands = {ServeCommand.class, CommandLine.HelpCommand.class},
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        synopsisSubcommandLabel = "COMMAND")
public class LyktaCommand {
    /// The server runs on in other threads; the caller must not end the process.
    public static final int STILL_SERVING = -1;

    @Mixin
    DataOption data = new DataOption();

    private LyktaCommand() {}

    /// @return the exit code, or [#STILL_SERVING]
    public static int execute(String... args) {
        return new CommandLine(new LyktaCommand())
                .setExecutionExceptionHandler(LyktaCommand::tell)
                .execute(args);
    }

    private static int tell(Exception failure, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused refused) {
                command.getErr().println(refused.getMessage());
                return CommandLine.ExitCode.SOFTWARE;
            }
        }
        command.getErr()
                .println("lykta " + Arrays.toString(parsed.originalArgs().toArray()) + " failed:");
        throw failure;
    }
}
