package se.lykta.database;

/// Why could the program not start? Carries one plain line for the person at the keyboard: what was found and what to
/// do about it. Printed without a stack trace.
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StartRefused(String message) {
        super(message);
    }

    public StartRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
