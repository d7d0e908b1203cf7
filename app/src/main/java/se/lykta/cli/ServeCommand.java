package se.lykta.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.lykta.access.Open;
import se.lykta.database.StartRefused;

/// Runs the server until it is told to stop (SIGTERM or Ctrl-C).
@Open("whoever may read the data folder's secrets may run the server")
@Command(name = "serve", description = "Run the server.", mixinStandardHelpOptions = true)
class ServeCommand extends Task {
    @Option(names = "--port", paramLabel = "N", description = "Port of the pages (default: ${DEFAULT-VALUE}).")
    int port = 8480;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "Address to listen on (default: this machine only).")
    String bind = "127.0.0.1";

    @Option(names = "--empty", description = "Start without the example municipality's example data.")
    boolean empty;

    @Override
    public Integer call() {
        requireFreePort();
        var connection = data().take();
        connection.announce("webPort", Integer.toString(port));
        var context = Program.serve(connection, settings());
        new Opening(context, spec.commandLine().getOut()).run(empty);
        System.out.println("Lykta answers on http://" + (bind.equals("0.0.0.0") ? "localhost" : bind) + ":" + port);
        return LyktaCommand.STILL_SERVING;
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        settings.put("server.port", port);
        settings.put("server.address", bind);
        settings.put("lykta.example", !empty);
        return settings;
    }

    private void requireFreePort() {
        if (port < 1 || port > 65535) {
            throw new StartRefused("The port is " + port + ", must be from 1 to 65535.");
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(bind), port));
        } catch (UnknownHostException e) {
            throw new StartRefused(
                    "This machine has no address '" + bind + "'. Choose another with --bind ADDRESS.", e);
        } catch (IOException e) {
            var reason = String.valueOf(e.getMessage());
            throw new StartRefused(
                    reason.contains("in use")
                            ? "Port " + port + " on " + bind + " is taken. Stop the program that uses it, or choose"
                                    + " another with --port N."
                            : "Port " + port + " on " + bind + " cannot be used (" + reason
                                    + "). Choose others with --port N and --bind ADDRESS.",
                    e);
        }
    }
}
