package se.lykta.cli;

/// Why could a command not do what was asked? One plain line: what was found, and what to do about it.
final class CommandRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    CommandRefused(String message) {
        super(message);
    }
}
