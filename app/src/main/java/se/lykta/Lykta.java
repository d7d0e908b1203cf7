package se.lykta;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import se.lykta.cli.LyktaCommand;

/// The program: one binary for the server and the command line.
@SpringBootApplication
public class Lykta {
    public static void main(String[] args) {
        var exitCode = LyktaCommand.execute(Lykta.class, args);
        if (exitCode != LyktaCommand.STILL_SERVING) {
            System.exit(exitCode);
        }
    }
}
