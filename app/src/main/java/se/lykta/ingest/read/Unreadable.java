package se.lykta.ingest.read;

import java.io.IOException;
import se.lykta.ingest.RejectCode;

/// Carries the reason why a file cannot be read further from the depths of a parser to [EntryReader], which makes
/// it a rejection. Never leaves this package.
final class Unreadable extends IOException {

    private final RejectCode code;

    Unreadable(RejectCode code, String found) {
        super(found);
        this.code = code;
    }

    RejectCode code() {
        return code;
    }

    String found() {
        return String.valueOf(getMessage());
    }

    /// The reason within an exception that a parser has wrapped it in; itself if there is none.
    static Throwable within(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (cause instanceof Unreadable) {
                return cause;
            }
            cause = cause.getCause();
        }
        return failure;
    }
}
