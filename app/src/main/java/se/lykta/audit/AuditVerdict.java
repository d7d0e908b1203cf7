package se.lykta.audit;

/// Is a municipality's audit record as it was written?
public sealed interface AuditVerdict {
    /// Every row follows from the one before it.
    ///
    /// @param rows number of rows
    /// @param head keep it outside the database: a later check against it finds a cut tail
    record Intact(long rows, AuditHead head) implements AuditVerdict {}

    /// The first row that is not what was written.
    record Broken(long seq, Fault fault) implements AuditVerdict {}

    /// The record ends before a row that is known to have existed.
    record TailMissing(long anchoredSeq, long lastSeq) implements AuditVerdict {}

    /// What is wrong with the first bad row?
    enum Fault {
        /// Its number does not follow: a row before it is gone or was put in.
        NUMBER,
        /// It does not carry the hash of the row before it: that one was exchanged.
        LINK,
        /// Its own fields do not give its hash: it was changed.
        CONTENT,
        /// Its fields cannot even be read.
        UNREADABLE,
        /// It differs from the head that was kept outside the database: the chain was written anew.
        ANCHOR
    }
}
