package se.lykta.ingest.read;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import se.lykta.ingest.RejectCode;
import se.lykta.ingest.Rejected;
import se.lykta.ingest.RowReader;

/// The part that all readers share: looks one entry ahead, and turns every failure of a parser into one last
/// rejection with its place.
abstract class EntryReader implements RowReader {

    private @Nullable Entry next;
    private boolean ended;

    /// The next row or refusal, or null at the end of the file.
    abstract @Nullable Entry read() throws Exception;

    /// Where reading stands, as line or row number from 1.
    abstract long line();

    abstract void closeFile() throws IOException;

    @Override
    public final boolean hasNext() {
        if (next == null && !ended) {
            next = readOrReject();
            ended |= next == null || next instanceof Rejected rejected && rejected.isWholeFile();
        }
        return next != null;
    }

    @Override
    public final Entry next() {
        Entry entry = hasNext() ? next : null;
        if (entry == null) {
            throw new NoSuchElementException("no more rows");
        }
        next = null;
        return entry;
    }

    /// Parsers fail in their own ways on damaged files, also with unchecked exceptions; all of them mean that the
    /// file is broken here and that reading cannot go on.
    private @Nullable Entry readOrReject() {
        try {
            return read();
        } catch (Exception failure) {
            ended = true;
            return rejected(failure, Math.max(1, line()));
        }
    }

    static Rejected rejected(Exception failure, long line) {
        return switch (Unreadable.within(failure)) {
            case Unreadable reason -> new Rejected(line, "", reason.code(), reason.found());
            case EOFException cut -> new Rejected(line, "", RejectCode.FILE_TRUNCATED, "");
            case NoSuchFileException missing -> Rejected.file(RejectCode.FILE_UNREADABLE, "");
            case AccessDeniedException forbidden -> Rejected.file(RejectCode.FILE_UNREADABLE, "");
            default ->
                new Rejected(
                        line, "", RejectCode.FILE_DAMAGED, failure.getClass().getSimpleName());
        };
    }

    @Override
    public final void close() {
        ended = true;
        next = null;
        try {
            closeFile();
        } catch (IOException leftOpen) {
            // A file that was only read loses nothing when closing fails.
        }
    }
}
