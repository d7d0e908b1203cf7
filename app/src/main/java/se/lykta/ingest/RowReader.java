package se.lykta.ingest;

import java.util.Iterator;

/// The rows of a file one after the other, with what could not be read among them.
///
/// Dirty input never throws: it comes as [Rejected]. After a rejection of the whole file, or where the format
/// allows no restart, the reader ends. Not for several threads.
public interface RowReader extends Iterator<RowReader.Entry>, AutoCloseable {

    /// A row or a refusal.
    sealed interface Entry permits Row, Rejected {
        long line();
    }

    @Override
    void close();
}
